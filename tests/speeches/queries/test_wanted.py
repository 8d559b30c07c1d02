"""What somebody looks for in the history."""

from datetime import timedelta

import pytest

from speeches.actions import paragraphs, places, threads
from speeches.actions.places import Step
from speeches.domain.happenings import Happening
from speeches.domain.subjects import Sort, kinds_of, sort_of
from speeches.queries.diary import diary_of
from speeches.queries.wanted import Wanted, authors_of, sections_of


def found(scene, wanted):
    told = diary_of(scene.speech.pk, before=scene.version + 1, wanted=wanted)
    return [save.version for _, entries in told.days for entry in entries for save in entry.saves]


@pytest.fixture
def history(cast, scene, noon):
    """Versions by what they did: an edit by Dai, one by Wanda two days later, a move, a comment."""
    inner, opening = scene.paragraph("新建茶园"), scene.paragraph("今天的会议")
    later = noon + timedelta(days=2)
    return {
        "edit": paragraphs.edit(
            inner.pk, text="新建茶园90亩。", based_on=scene.version, by=cast.dai, at=noon
        ),
        "later": paragraphs.edit(
            opening.pk, text="会议很重要。", based_on=scene.version, by=cast.wanda, at=later
        ),
        "move": places.move_paragraph(opening.pk, step=Step.DOWN, by=cast.dai, at=later),
        "comment": threads.open_on(inner.pk, text="请核实。", by=cast.rhea, at=later),
    }


def test_by_whom(cast, scene, history):
    assert found(scene, Wanted(by=cast.dai.pk)) == [history["move"], history["edit"]]


def test_of_a_sort(scene, history):
    assert found(scene, Wanted(kinds=kinds_of(Sort.ORDER))) == [history["move"]]
    assert found(scene, Wanted(kinds=kinds_of(Sort.TALK))) == [history["comment"]]


def test_in_a_section_and_all_that_it_holds(scene, history):
    around = scene.section("过去一年").pk

    assert found(scene, Wanted(section=around)) == [history["comment"], history["edit"]]


def test_from_a_day_until_a_day(scene, history, noon):
    first, last = noon.date(), (noon + timedelta(days=2)).date()

    assert found(scene, Wanted(since=last)) == [history["comment"], history["move"], history["later"]]
    assert history["edit"] in found(scene, Wanted(until=first))
    assert history["later"] not in found(scene, Wanted(since=first, until=first))


def test_what_was_removed_is_found_where_it_stood(cast, scene, noon):
    paragraph = scene.paragraph("新建茶园")
    gone = paragraphs.remove(paragraph.pk, based_on=scene.version, by=cast.dai, at=noon)

    assert gone in found(scene, Wanted(section=scene.section("产业稳步").pk))


def test_pages_lead_through_all_that_is_wanted(cast, scene, noon):
    versions = []
    for turn in range(130):
        paragraph = scene.paragraph("今天的会议" if turn % 2 else "项目要")
        text, by = f"{paragraph.text}好", cast.dai if turn % 3 else cast.wanda
        at = noon + timedelta(hours=turn)
        version = paragraphs.edit(paragraph.pk, text=text, based_on=paragraph.version, by=by, at=at)
        versions += [version] if by == cast.dai else []

    told, before = [], scene.version + 1
    while before:
        page = diary_of(scene.speech.pk, before=before, wanted=Wanted(by=cast.dai.pk))
        told += [save.version for _, entries in page.days for entry in entries for save in entry.saves]
        before = page.before

    assert told == versions[::-1]


@pytest.mark.parametrize("kind", Happening)
def test_everything_that_happens_is_of_some_sort(kind):
    assert kind in kinds_of(sort_of(kind))


def test_sections_and_people_to_choose_from(cast, scene, history):
    names = [
        (section.marker, section.heading, len(section.indent)) for section in sections_of(scene.speech.pk)
    ]

    assert ("（一）", "产业稳步向好", 1) in names
    assert ("一是", "狠抓项目建设", 1) in names
    assert authors_of(scene.speech.pk) == sorted([cast.wanda, cast.dai, cast.rhea], key=lambda one: one.pk)
