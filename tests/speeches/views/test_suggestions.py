"""Where words are suggested, and how a suggestion looks in the text and beside it."""

import pytest
from django.urls import reverse

from speeches.actions import assignments, paragraphs, speeches, suggestions
from speeches.domain.suggesting import SuggestionKind
from speeches.models import Paragraph, Suggestion, Thread, WorkingCopy
from tests.speeches.views.bodies import KEY
from tests.stage import NOON


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("过去一年，")


def get(room, who, name, *ids, **asked):
    return room.send(who, "GET", reverse(f"speeches:{name}", args=ids), asked, htmx=True)


def post(room, who, name, *ids, **words):
    return room.send(who, "POST", reverse(f"speeches:{name}", args=ids), {"key": KEY, **words}, htmx=True)


def page(room, who):
    return get(room, who, "speech", room.play.scene.speech.pk).text


def test_the_field_says_what_stands_there_and_is_sent_to_be_suggested(room, line):
    field = get(room, "rhea", "suggested_text", line.pk).text

    assert f"{line.text}</textarea>" in field
    assert f'action="{reverse("speeches:suggested_text", args=[line.pk])}"' in field
    assert "pen-join" not in field


def test_who_may_write_may_suggest_from_the_same_field(room, line):
    path = reverse("speeches:suggested_text", args=[line.pk])

    assert f'formaction="{path}"' in get(room, "dai", "text", line.pk).text


def test_what_would_go_and_come_stands_in_the_text_and_on_a_card(room, line):
    words = line.text.replace("12.6", "12.8")

    answer = post(room, "rhea", "suggested_text", line.pk, text=words, based_on=1, reason="按统计公报。")

    thread = Suggestion.objects.get().pk
    assert f'data-threads="{thread}">12.6</del>' in answer.text
    assert f'data-threads="{thread}">12.8</ins>' in answer.text
    assert f'id="card-{thread}"' in answer.text
    assert "按统计公报。" in answer.text
    assert Paragraph.objects.get(pk=line.pk).text == line.text


def test_words_that_stand_there_already_leave_nothing_behind(room, line):
    answer = post(room, "rhea", "suggested_text", line.pk, text=line.text, based_on=1)

    assert answer.status_code == 200
    assert not Thread.objects.exists()


def test_a_suggestion_of_a_removed_line_is_refused_with_a_sentence(room, line):
    paragraphs.remove(line.pk, based_on=1, by=room.play.cast.dai, at=NOON)

    answer = post(room, "rhea", "suggested_text", line.pk, text="别的话。", based_on=1)

    assert (answer.status_code, Thread.objects.exists()) == (409, False)


def test_words_typed_and_not_sent_are_kept_and_offered_again(room, line):
    kept = {"pen": KEY, "kind": "suggested_text", "based_on": 1, "text": "还没有提的话。"}
    post(room, "rhea", "suggestion_working_copy", line.pk, **kept)

    assert "还没有提的话。" in get(room, "rhea", "suggested_text", line.pk).text
    assert reverse("speeches:suggested_text", args=[line.pk]) in page(room, "rhea")
    words = line.text.replace("12.6", "12.8")
    post(room, "rhea", "suggested_text", line.pk, text=words, based_on=1, pen=KEY)
    assert not WorkingCopy.objects.exists()


def test_new_paragraphs_removals_and_places_are_told_where_they_would_be(room):
    scene = room.play.scene
    line, other = scene.paragraph("下面我讲"), scene.paragraph("成绩来之")

    post(room, "rhea", "suggested_next", line.pk, text="先说成绩。\n再说问题。")
    post(room, "rhea", "suggested_place", line.pk, direction="up", key="7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a12")
    answer = post(
        room, "rhea", "suggested_removal", other.pk, based_on=1, key="7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a13"
    )

    shown = page(room, "wanda")
    assert '<ins class="asked">先说成绩。</ins>' in shown
    assert "今天的会议很重要" in shown.partition("wish is-move")[2][:400]
    assert "is-unwanted" in answer.text
    assert set(Suggestion.objects.values_list("kind", flat=True)) == {
        SuggestionKind.INSERT,
        SuggestionKind.MOVE,
        SuggestionKind.REMOVE,
    }


@pytest.mark.parametrize(
    ("beginning", "direction", "beside", "is_behind"),
    [
        ("下面我讲", "up", "今天的会议", False),
        ("下面我讲", "down", "过去一年，", False),
        ("过去一年，", "up", "下面我讲", True),
        ("新建茶园", "down", "新修村道", False),
    ],
)
def test_a_line_further_passes_a_heading_as_the_eye_does(room, beginning, direction, beside, is_behind):
    line = room.play.scene.paragraph(beginning)

    post(room, "rhea", "suggested_place", line.pk, direction=direction)

    made = Suggestion.objects.get()
    assert (made.beside, made.is_behind) == (room.play.scene.paragraph(beside), is_behind)


def test_a_place_in_another_speech_is_none(room):
    other = Paragraph.objects.filter(speech=room.play.copied())[0]

    answer = post(room, "rhea", "suggested_place", room.play.scene.paragraph("下面我讲").pk, before=other.pk)

    assert (answer.status_code, Suggestion.objects.exists()) == (409, False)


def test_a_heading_is_suggested_where_it_stands(room):
    section = room.play.scene.section("产业稳步")

    answer = post(room, "rhea", "suggested_heading", section.pk, heading="产业加快升级", based_on=1)

    assert "加快升级</ins>" in answer.text
    assert f'id="section-{section.pk}"' in answer.text


def test_readers_see_what_is_suggested_and_are_offered_nothing(room, line):
    thread = room.play.suggestion().pk

    shown = page(room, "leo")
    hand = get(room, "leo", "thread", thread).text

    assert "12.8</ins>" in shown
    assert "may-suggest" not in shown
    assert "data-decide" not in hand and "<form" not in hand


class TestSuggestOnly:
    def test_the_owner_alone_writes_and_decides(self, room, line):
        thread = room.play.suggestion().pk
        speech = room.play.scene.speech.pk
        speeches.set_terms(speech, is_suggest_only=True, by=room.play.cast.wanda, at=NOON)

        assert get(room, "dai", "text", line.pk).status_code == 403
        assert get(room, "dai", "suggested_text", line.pk).status_code == 200
        assert post(room, "dai", "declination", thread, text="不用。").status_code == 403
        assert post(room, "wanda", "declination", thread, text="不用。").status_code == 200
        assert [
            ("may-edit" in page(room, who), "may-suggest" in page(room, who)) for who in ("wanda", "dai")
        ] == [
            (True, True),
            (False, True),
        ]

    def test_it_is_said_on_the_page_of_the_members_and_ended_there(self, room):
        speech = room.play.scene.speech.pk
        path = reverse("speeches:terms", args=[speech])
        room.send("wanda", "POST", path, {"is_suggest_only": "on"})

        shown = get(room, "dai", "members", speech).text
        assert "只由统稿人修改" in shown and f'{path}"' in shown and "恢复直接修改" not in shown
        room.send("wanda", "POST", path, {})
        assert "只由统稿人修改" not in get(room, "dai", "members", speech).text


def test_of_suggestions_in_a_limited_drafters_foreign_section_he_may_make_some(room, line):
    place = room.play.place_of(room.play.cast.dai).pk
    assignments.limit(place, is_limited=True, by=room.play.cast.wanda, at=NOON)

    words = line.text.replace("12.6", "12.8")
    assert get(room, "dai", "text", line.pk).status_code == 403
    assert post(room, "dai", "suggested_text", line.pk, text=words, based_on=1).status_code == 200


def test_those_who_want_other_words_in_one_place_are_told_of_each_other(room, line):
    for at in range(3):
        words = line.text.replace("12.6", f"12.{at}")
        suggestions.reword(line.pk, text=words, based_on=1, by=room.play.cast.rhea, at=NOON)

    shown = page(room, "wanda")

    assert shown.count("data-pending") == 3
    assert "冲突" in shown
