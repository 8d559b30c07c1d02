"""Accepting a suggestion, of each kind: as it is, with other words, and where others wrote meanwhile."""

import pytest

from speeches.actions import paragraphs, sections, suggestions
from speeches.actions.conflicts import EditConflict, FitsNoMore
from speeches.domain.happenings import Happening
from speeches.domain.talk import Outcome
from speeches.domain.verdict import ChangedMeanwhile, Gone, NoWords
from speeches.models import Comment, Event, Paragraph, Section, Suggestion, Thread
from speeches.queries.nearby import Beside
from tests.speeches.actions.asking import BETTER, VALUE, accepted, said, suggested
from tests.stage import NOON


@pytest.fixture
def value(scene):
    return scene.paragraph("过去一年，")


@pytest.fixture
def asked(value, cast):
    """Rhea suggests another figure; the id of its thread."""
    return suggested(value, BETTER, by=cast.rhea)


def test_it_is_a_change_of_who_suggested_it_made_by_who_accepted_it(value, asked, cast):
    version = accepted(asked, by=cast.dai, reason="数据已核。")

    assert said(value) == BETTER
    events = Event.objects.filter(version=version)
    assert {(one.by, one.through) for one in events} == {(cast.rhea, cast.dai)}
    assert events.get(ordinal=0).kind is Happening.SUGGESTION_ACCEPTED
    thread = Thread.objects.get(pk=asked)
    assert (thread.outcome, thread.resolved_in, thread.resolved_by) == (
        Outcome.ADOPTED,
        version,
        cast.dai,
    )
    assert [(one.text, one.by, one.is_reason) for one in Comment.objects.all()] == [
        ("数据已核。", cast.dai, True)
    ]


def test_with_other_words_it_is_taken_up_in_part(value, asked, cast):
    accepted(asked, by=cast.dai, seen=value.version, text=VALUE.replace("12.6", "12.75"))

    assert said(value) == VALUE.replace("12.6", "12.75")
    assert Thread.objects.get(pk=asked).outcome is Outcome.PARTLY


def test_with_the_very_words_it_is_taken_up_whole(value, asked, cast):
    accepted(asked, by=cast.dai, seen=value.version, text=BETTER)

    assert Thread.objects.get(pk=asked).outcome is Outcome.ADOPTED


def test_what_others_wrote_beside_it_stays(value, asked, cast):
    paragraphs.edit(value.pk, text=VALUE.replace("8.5", "8.8"), based_on=1, by=cast.dai, at=NOON)

    accepted(asked, by=cast.wanda, seen=1)

    assert said(value) == BETTER.replace("8.5", "8.8")


def test_one_that_fits_no_more_changes_nothing(value, asked, cast):
    paragraphs.edit(value.pk, text=VALUE.replace("12.6", "13.1"), based_on=1, by=cast.dai, at=NOON)

    with pytest.raises(FitsNoMore):
        accepted(asked, by=cast.wanda)

    assert said(value) == VALUE.replace("12.6", "13.1")
    assert Thread.objects.get(pk=asked).is_open


def test_one_that_met_another_change_in_its_clause_has_to_be_read_first(value, asked, cast):
    theirs = VALUE.replace("全镇实现", "全镇完成")
    seen = paragraphs.edit(value.pk, text=theirs, based_on=1, by=cast.dai, at=NOON)

    with pytest.raises(ChangedMeanwhile):
        accepted(asked, by=cast.wanda, seen=1)
    accepted(asked, by=cast.wanda, seen=seen)

    assert said(value) == theirs.replace("12.6", "12.8")


def test_where_it_says_so_already_only_the_suggestion_ends(value, asked, cast):
    seen = paragraphs.edit(value.pk, text=BETTER, based_on=1, by=cast.dai, at=NOON)

    accepted(asked, by=cast.wanda, seen=seen)

    assert Paragraph.objects.get(pk=value.pk).version == seen
    assert Thread.objects.get(pk=asked).outcome is Outcome.ADOPTED


def test_typed_words_meet_others_as_in_any_edit(value, asked, cast):
    paragraphs.edit(value.pk, text=VALUE.replace("12.6", "13.1"), based_on=1, by=cast.dai, at=NOON)

    with pytest.raises(EditConflict):
        accepted(asked, by=cast.wanda, seen=1, text=BETTER)
    with pytest.raises(NoWords):
        accepted(asked, by=cast.wanda, seen=1, text=" ")


def test_a_line_break_splits(value, cast, reading, scene):
    accepted(suggested(value, VALUE.replace("，同", "。\n同"), by=cast.rhea), by=cast.dai)

    assert said(value) == "过去一年，全镇实现产值12.6亿元。"
    assert "同比增长8.5%。" in reading(scene.speech)


def test_a_heading(scene, cast):
    section = scene.section("产业稳步")
    suggestions.rename(section.pk, heading="产业加快升级", based_on=1, by=cast.rhea, at=NOON)

    accepted(Suggestion.objects.get().pk, by=cast.dai)

    assert Section.objects.get(pk=section.pk).heading == "产业加快升级"


def test_a_heading_in_other_words_needs_the_latest_one_seen(scene, cast):
    section = scene.section("产业稳步")
    suggestions.rename(section.pk, heading="产业加快升级", based_on=1, by=cast.rhea, at=NOON)
    seen = sections.rename(section.pk, heading="产业稳中有进", based_on=1, by=cast.wanda, at=NOON)
    asked = Suggestion.objects.get().pk

    with pytest.raises(ChangedMeanwhile):
        accepted(asked, by=cast.dai, seen=1, text="产业升级")
    accepted(asked, by=cast.dai, seen=seen, text="产业升级")

    assert Section.objects.get(pk=section.pk).heading == "产业升级"


def test_new_paragraphs(scene, cast, reading):
    after = scene.paragraph("新建茶园")
    suggestions.insert(after.pk, text="茶园全部认证。\n茶旅加快融合。", by=cast.rhea, at=NOON)

    accepted(Suggestion.objects.get().pk, by=cast.dai)

    lines = reading(scene.speech)
    at = lines.index(after.text)
    assert lines[at + 1 : at + 3] == ["茶园全部认证。", "茶旅加快融合。"]


def test_a_paragraph_less_unless_it_says_something_else_unseen(scene, cast):
    paragraph = scene.paragraph("成绩来之不易")
    suggestions.remove(paragraph.pk, based_on=1, by=cast.rhea, at=NOON)
    asked = Suggestion.objects.get().pk
    seen = paragraphs.edit(paragraph.pk, text="成绩属于大家。", based_on=1, by=cast.dai, at=NOON)

    with pytest.raises(ChangedMeanwhile):
        accepted(asked, by=cast.dai, seen=1)
    version = accepted(asked, by=cast.dai, seen=seen)

    assert Paragraph.objects.get(pk=paragraph.pk).removed_in == version


def test_another_place(scene, cast, reading):
    paragraph, first = scene.paragraph("下面我讲"), scene.paragraph("今天的会议")
    suggestions.move(paragraph.pk, to=Beside(first.pk), by=cast.rhea, at=NOON)

    accepted(Suggestion.objects.get().pk, by=cast.dai)

    lines = reading(scene.speech)
    assert lines.index(paragraph.text) == lines.index(first.text) - 1


def test_another_place_that_is_gone(scene, cast):
    paragraph, first = scene.paragraph("下面我讲"), scene.paragraph("今天的会议")
    suggestions.move(paragraph.pk, to=Beside(first.pk), by=cast.rhea, at=NOON)
    paragraphs.remove(first.pk, based_on=1, by=cast.dai, at=NOON)

    with pytest.raises(Gone):
        accepted(Suggestion.objects.get().pk, by=cast.dai)


def test_of_two_rivals_the_second_fits_no_more(value, asked, cast):
    other = suggested(value, VALUE.replace("12.6", "12.7"), by=cast.sana)

    accepted(other, by=cast.dai)

    with pytest.raises(FitsNoMore):
        accepted(asked, by=cast.dai)
