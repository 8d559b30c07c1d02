"""Deciding in the margin and in the text."""

import pytest
from django.urls import reverse

from speeches.actions import paragraphs, suggestions
from speeches.domain.talk import Outcome
from speeches.models import Paragraph, Suggestion, Thread
from tests.speeches.views.bodies import KEY
from tests.stage import NOON

VALUE = "过去一年，全镇实现产值12.6亿元，同比增长8.5%。"


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("过去一年，")


@pytest.fixture
def asked(room):
    return room.play.suggestion().pk


def get(room, who, name, *ids):
    return room.send(who, "GET", reverse(f"speeches:{name}", args=ids), htmx=True)


def post(room, who, name, *ids, **words):
    return room.send(who, "POST", reverse(f"speeches:{name}", args=ids), {"key": KEY, **words}, htmx=True)


def said(line) -> str:
    return Paragraph.objects.get(pk=line.pk).text


def test_the_hand_shows_what_would_change_and_what_can_be_done(room, asked):
    shown = {who: get(room, who, "thread", asked).text for who in ("wanda", "rhea")}

    assert all("12.8</ins>" in text for text in shown.values())
    assert [name in shown["wanda"] for name in ("acceptance", "declination", "withdrawal")] == [
        True,
        True,
        False,
    ]
    assert [name in shown["rhea"] for name in ("acceptance", "declination", "withdrawal")] == [
        False,
        False,
        True,
    ]


def test_accepted_it_stands_in_the_text_and_can_be_undone(room, line, asked):
    answer = post(room, "dai", "acceptance", asked, based_on=1, text="已核。")

    assert said(line) == VALUE.replace("12.6", "12.8")
    assert "已采纳芮华的建议" in answer.text
    again = reverse("speeches:decision_reversal", args=[asked])
    assert again in answer.text
    room.send("dai", "POST", again, {"key": KEY}, htmx=True)
    assert said(line) == VALUE


def test_in_the_history_it_is_his_who_suggested_through_who_accepted(room, asked):
    post(room, "dai", "acceptance", asked, based_on=1)

    shown = get(room, "wanda", "history", room.play.scene.speech.pk).text

    assert "芮华（戴岩经办）" in shown


def test_a_no_needs_its_reason(room, asked):
    empty = post(room, "dai", "declination", asked, text="")
    answer = post(room, "dai", "declination", asked, text="以年报为准。")

    assert (empty.status_code, "data-reason" in empty.text) == (422, True)
    assert "以年报为准。" in answer.text
    assert Thread.objects.get(pk=asked).outcome is Outcome.DECLINED


def test_who_suggested_takes_it_back_and_gives_it_again(room, asked):
    post(room, "rhea", "suggestion_withdrawal", asked)
    withdrawn = Thread.objects.get(pk=asked).outcome
    post(room, "rhea", "suggestion_renewal", asked)

    assert (withdrawn, Thread.objects.get(pk=asked).outcome) == (Outcome.WITHDRAWN, None)


def test_the_field_begins_with_the_words_as_they_would_be_written(room, line, asked):
    paragraphs.edit(line.pk, text=VALUE.replace("8.5", "8.8"), based_on=1, by=room.play.cast.dai, at=NOON)

    field = get(room, "wanda", "acceptance", asked).text

    both = VALUE.replace("8.5", "8.8").replace("12.6", "12.8")
    assert f"{both}</textarea>" in field
    assert f'action="{reverse("speeches:acceptance", args=[asked])}"' in field


def test_with_changes_it_is_accepted_in_part(room, line, asked):
    words = VALUE.replace("12.6", "12.75")

    answer = post(room, "wanda", "acceptance", asked, based_on=1, has_words="on", text=words)

    assert (said(line), Thread.objects.get(pk=asked).outcome) == (words, Outcome.PARTLY)
    assert "已改后采纳芮华的建议" in answer.text


def test_one_that_fits_no_more_says_so_and_changes_nothing(room, line, asked):
    theirs = VALUE.replace("12.6", "13.1")
    paragraphs.edit(line.pk, text=theirs, based_on=1, by=room.play.cast.dai, at=NOON)

    hand = get(room, "wanda", "thread", asked).text
    answer = post(room, "wanda", "acceptance", asked, based_on=99)

    assert "提出建议后这里的文字已被改动" in hand
    assert 'data-decide="accept"' not in hand and 'data-decide="change"' in hand
    assert (answer.status_code, said(line)) == (409, theirs)
    assert "12.8" in get(room, "wanda", "acceptance", asked).text


def test_words_that_met_others_are_shown_with_them(room, line, asked):
    paragraphs.edit(line.pk, text=VALUE.replace("12.6", "13.1"), based_on=1, by=room.play.cast.dai, at=NOON)

    typed = VALUE.replace("12.6", "12.8")
    answer = post(room, "wanda", "acceptance", asked, based_on=1, has_words="on", text=typed)

    assert answer.status_code == 409
    assert "13.1" in answer.text and "12.8" in answer.text
    assert f'action="{reverse("speeches:acceptance", args=[asked])}"' in answer.text


def test_of_two_rivals_the_answer_to_one_asks_about_the_other(room, line, asked):
    words = VALUE.replace("12.6", "12.7")
    suggestions.reword(line.pk, text=words, based_on=1, by=room.play.cast.sana, at=NOON)
    other = Suggestion.objects.exclude(pk=asked).get().pk

    assert "沙娜" in get(room, "wanda", "thread", asked).text
    answer = post(room, "wanda", "acceptance", asked, based_on=1)

    assert reverse("speeches:declination", args=[other]) in answer.text.partition("notice-rival")[2]


def test_a_plain_thread_is_none_to_decide_on(room):
    plain = room.play.thread().pk

    for name in ("acceptance", "declination", "decision_reversal"):
        assert post(room, "wanda", name, plain, based_on=1, text="x").status_code == 404


def test_a_new_paragraph_and_a_heading_can_be_changed_before_they_are_accepted(room):
    scene, rhea = room.play.scene, room.play.cast.rhea
    section = scene.section("产业稳步")
    suggestions.insert(scene.paragraph("新建茶园").pk, text="茶旅融合。", by=rhea, at=NOON)
    suggestions.rename(section.pk, heading="产业升级", based_on=1, by=rhea, at=NOON)
    new, heading = Suggestion.objects.order_by("pk").values_list("pk", flat=True)

    fields = get(room, "wanda", "acceptance", new).text, get(room, "wanda", "acceptance", heading).text
    post(room, "wanda", "acceptance", new, based_on=1, has_words="on", text="茶旅加快融合。")
    post(
        room,
        "wanda",
        "acceptance",
        heading,
        based_on=1,
        has_words="on",
        heading="产业加快升级",
        key="7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a12",
    )

    assert "茶旅融合。</textarea>" in fields[0] and "产业升级</textarea>" in fields[1]
    assert scene.paragraph("茶旅加快融合") and scene.section("产业加快升级").pk == section.pk
    assert set(Thread.objects.values_list("outcome", flat=True)) == {Outcome.PARTLY}


def test_without_scripts_every_step_is_a_page(room, line, asked):
    path = reverse("speeches:acceptance", args=[asked])

    assert room.send("wanda", "GET", path).status_code == 200
    answer = room.send("wanda", "POST", path, {"key": KEY, "based_on": 1})

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#paragraph-{line.pk}")
