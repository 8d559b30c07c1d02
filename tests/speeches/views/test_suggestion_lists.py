"""Suggestions by the dozen."""

import re

import pytest
from django.urls import reverse

from speeches.actions import assignments, decisions, paragraphs, speeches, suggestions, threads
from speeches.domain.talk import Outcome
from speeches.models import Event, Paragraph, Suggestion, Thread
from speeches.queries.nearby import Beside
from tests.speeches.exchange.sheet_files import cells_of
from tests.speeches.views.bodies import KEY
from tests.stage import NOON

VALUE = "过去一年，全镇实现产值12.6亿元，同比增长8.5%。"


@pytest.fixture
def dozen(room):
    """Rhea and Sana suggest something nearly everywhere; the threads in the order in which they did."""
    scene, rhea, sana = room.play.scene, room.play.cast.rhea, room.play.cast.sana
    value, garden = scene.paragraph("过去一年，"), scene.paragraph("新建茶园")
    suggestions.reword(value.pk, text=VALUE.replace("12.6", "12.8"), based_on=1, by=rhea, at=NOON)
    suggestions.reword(value.pk, text=VALUE.replace("8.5", "8.8"), based_on=1, by=sana, at=NOON)
    suggestions.reword(value.pk, text=VALUE.replace("12.6", "12.9"), based_on=1, by=sana, at=NOON)
    suggestions.insert(garden.pk, text="茶旅融合。", by=rhea, at=NOON)
    suggestions.remove(scene.paragraph("成绩来之").pk, based_on=1, by=rhea, at=NOON)
    first = Beside(scene.paragraph("今天的会议").pk)
    suggestions.move(scene.paragraph("下面我讲").pk, to=first, by=sana, at=NOON)
    suggestions.rename(scene.section("产业稳步").pk, heading="产业升级", based_on=1, by=rhea, at=NOON)
    return list(Suggestion.objects.order_by("pk").values_list("pk", flat=True))


def path(room, name="suggestions"):
    return reverse(f"speeches:{name}", args=[room.play.scene.speech.pk])


def listed(room, who="wanda", **asked):
    return room.send(who, "GET", path(room), asked).text


def post(room, name, threads, who="wanda", **more):
    words = {"thread": threads, "seen": room.play.scene.version, "key": KEY, **more}
    return room.send(who, "POST", path(room, f"suggestions_{name}"), words)


def shown_in(text, threads):
    return [pk for pk in threads if f'id="suggestion-{pk}"' in text]


def test_all_that_wait_are_listed_in_the_order_of_reading(room, dozen):
    text = listed(room)

    assert shown_in(text, dozen) == dozen
    places = [text.index(f'id="suggestion-{pk}"') for pk in dozen]
    assert places[5] < places[0] < places[6] < places[3] < places[4]
    assert "与沙娜的建议冲突" in text and "过去一年的工作" in text


def test_they_are_chosen_by_person_section_kind_and_state(room, dozen):
    cast, scene = room.play.cast, room.play.scene
    post(room, "declination", dozen[:1], reason="以年报为准。")

    assert shown_in(listed(room, person=cast.sana.pk), dozen) == [dozen[1], dozen[2], dozen[5]]
    assert shown_in(listed(room, section=scene.section("产业稳步").pk), dozen) == [dozen[3], dozen[6]]
    assert shown_in(listed(room, kind="insert"), dozen) == [dozen[3]]
    assert shown_in(listed(room, state="decided"), dozen) == [dozen[0]]
    assert shown_in(listed(room, state="all"), dozen) == dozen
    assert shown_in(listed(room, person="x", kind="y", section="-1", since="z"), dozen) == dozen[1:]


def test_the_preview_shows_lines_as_they_would_be_and_sets_apart_what_is_to_be_read_singly(room, dozen):
    shown = post(room, "preview", dozen).text

    assert "<del>12.6</del><ins>12.8</ins>" in shown and "<del>8.5%</del><ins>8.8%</ins>" in shown
    apart = shown.partition("notice is-warning")[2].partition("</section>")[0]
    assert f"thread={dozen[2]}" in apart and f"thread={dozen[0]}" not in apart
    assert not Event.objects.filter(kind="suggestion.accepted").exists()
    assert "采纳这6条" in shown


def test_what_was_shown_together_is_what_is_written(room, dozen):
    taken = [pk for pk in dozen if pk != dozen[2]]

    answer = post(room, "acceptance", taken)

    assert Paragraph.objects.get(text__startswith="过去一年，").text == VALUE.replace("12.6", "12.8").replace(
        "8.5", "8.8"
    )
    assert room.play.scene.paragraph("茶旅融合") and room.play.scene.section("产业升级")
    assert Paragraph.objects.get(text__startswith="成绩来之").removed_in
    accepted = Event.objects.filter(kind="suggestion.accepted")
    assert {(str(one.by), str(one.through)) for one in accepted} == {("芮华", "王文"), ("沙娜", "王文")}
    assert accepted.values("version").distinct().count() == 6
    told = room.send("wanda", "GET", answer["Location"]).text
    assert "已采纳6条建议" in told and shown_in(told, dozen) == taken


def test_sent_twice_it_is_done_once(room, dozen):
    post(room, "acceptance", dozen[:1])
    version = room.play.scene.version
    post(room, "acceptance", dozen[:1])

    assert room.play.scene.version == version


def test_what_refuses_meanwhile_is_told_and_the_others_stand(room, dozen):
    line = Paragraph.objects.get(text__startswith="过去一年，")
    paragraphs.edit(line.pk, text=VALUE.replace("12.6", "13.5"), based_on=1, by=room.play.cast.dai, at=NOON)

    answer = post(room, "acceptance", [dozen[0], dozen[6]])

    told = room.send("wanda", "GET", answer["Location"]).text
    assert "芮华的建议" in told and "已采纳1条建议" in told
    assert Thread.objects.get(pk=dozen[0]).is_open and not Thread.objects.get(pk=dozen[6]).is_open


def test_many_are_declined_for_one_reason_and_not_without(room, dozen):
    post(room, "declination", dozen[:3], reason=" ")
    assert not Thread.objects.filter(outcome=Outcome.DECLINED).exists()

    answer = post(room, "declination", dozen[:3], reason="以年报为准。")

    told = room.send("wanda", "GET", answer["Location"]).text
    assert told.count("以年报为准。") == 3
    assert Thread.objects.filter(outcome=Outcome.DECLINED).count() == 3


def test_all_of_it_is_taken_back_the_last_one_first(room, dozen, reading):
    before = reading(room.play.scene.speech)
    post(room, "acceptance", [pk for pk in dozen if pk != dozen[2]])

    told = {row.pk: row.resolved_in for row in Thread.objects.filter(resolved_at__isnull=False)}
    post(room, "reversal", [f"{pk}-{version}" for pk, version in told.items()])

    assert reading(room.play.scene.speech) == before
    assert Thread.objects.filter(resolved_at=None).count() == 7


def test_what_is_no_suggestion_of_this_speech_changes_nothing(room, dozen):
    copied = speeches.copy(room.play.scene.speech.pk, version=1, by=room.play.cast.dai, at=NOON)
    foreign = Paragraph.objects.filter(speech=copied)[4]
    suggestions.remove(foreign.pk, based_on=1, by=room.play.cast.dai, at=NOON)
    threads.open_on_speech(room.play.scene.speech.pk, text="一般意见。", by=room.play.cast.rhea, at=NOON)
    plain = Thread.objects.latest("pk").pk
    theirs = Suggestion.objects.get(thread__speech=copied).pk

    for name in ("acceptance", "declination", "reversal", "preview"):
        answer = post(room, name, [theirs, plain, "x", "-1", "2000000000"], reason="不用。")
        assert answer.status_code in {200, 302}
    assert Thread.objects.filter(pk__in=[theirs, plain], resolved_at=None).count() == 2


def test_who_does_not_decide_reads_the_list(room, dozen):
    assert shown_in(listed(room, "rhea"), dozen) == dozen
    assert 'name="thread"' not in listed(room, "rhea") and 'name="thread"' not in listed(room, "leo")
    place = room.play.place_of(room.play.cast.dai).pk
    assignments.limit(place, is_limited=True, by=room.play.cast.wanda, at=NOON)
    assert 'name="thread"' not in listed(room, "dai")
    assert post(room, "acceptance", dozen, who="dai").status_code == 403


def test_the_margin_leads_there_while_something_waits(room, dozen):
    page = reverse("speeches:speech", args=[room.play.scene.speech.pk])

    assert path(room) in room.send("wanda", "GET", page).text


def test_new_paragraphs_behind_one_line_read_as_the_preview_shows_them(room, reading):
    scene, rhea = room.play.scene, room.play.cast.rhea
    line = scene.paragraph("新建茶园")
    for text in ("甲。", "乙。"):
        suggestions.insert(line.pk, text=text, by=rhea, at=NOON)

    shown = post(room, "preview", list(Suggestion.objects.values_list("pk", flat=True))).text
    sent = [int(found) for found in re.findall(r'name="thread" value="(\d+)"', shown)]
    post(room, "acceptance", sent)

    lines = reading(scene.speech)
    at = lines.index(line.text)
    assert lines[at + 1 : at + 3] == ["甲。", "乙。"]
    assert shown.index("甲。") < shown.index("乙。")


def test_of_two_places_for_one_paragraph_one_is_set_apart(room):
    scene, cast = room.play.scene, room.play.cast
    line = scene.paragraph("下面我讲")
    for by, beginning in ((cast.rhea, "今天的会议"), (cast.sana, "过去一年，")):
        suggestions.move(line.pk, to=Beside(scene.paragraph(beginning).pk), by=by, at=NOON)
    both = list(Suggestion.objects.order_by("pk").values_list("pk", flat=True))

    shown = post(room, "preview", both).text

    assert f'name="thread" value="{both[0]}"' in shown
    assert f"thread={both[1]}" in shown.partition("notice is-warning")[2].partition("</section>")[0]


def test_declined_twice_by_the_same_form_it_is_done_once_and_told_the_same(room, dozen):
    first = post(room, "declination", dozen[:2], reason="以年报为准。")
    again = post(room, "declination", dozen[:2], reason="以年报为准。")

    assert first["Location"] == again["Location"]


def test_a_decision_that_is_another_one_by_now_is_not_taken_back(room, dozen):
    post(room, "declination", dozen[:1], reason="以年报为准。")
    stale = Thread.objects.get(pk=dozen[0]).resolved_in
    decisions.reopen(dozen[0], by=room.play.cast.dai, at=NOON)
    decisions.decline(dozen[0], reason="确定不改。", by=room.play.cast.dai, at=NOON)

    post(room, "reversal", [f"{dozen[0]}-{stale}"])

    assert not Thread.objects.get(pk=dozen[0]).is_open


def test_the_table_that_leaves_has_a_line_for_each_with_its_end(room, dozen):
    post(room, "acceptance", dozen[:1])
    post(room, "declination", dozen[1:2], reason="以年报为准。", key="7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a12")
    decisions.withdraw(dozen[2], by=room.play.cast.sana, at=NOON)

    answer = room.send("leo", "POST", path(room, "suggestions_sheet"))

    rows = {row[3]: row for row in cells_of(answer.content) if row[0].isdecimal()}
    assert len(rows) == 6
    better, declined = VALUE.replace("12.6", "12.8"), VALUE.replace("8.5", "8.8")
    told = {words: row for row in rows.values() for words in (better, declined) if words in row[3]}
    assert (told[better][4], told[declined][4:6]) == ("采纳", ["不采纳", "以年报为准。"])
    assert "删去本段" in rows
    assert [row for row in rows.values() if "茶旅融合" in row[3]]
