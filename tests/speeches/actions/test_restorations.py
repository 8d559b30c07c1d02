"""The whole speech, or a section, as it was in an earlier version."""

import pytest

from speeches.actions import paragraphs, places, restorations, reversals, sections
from speeches.actions.places import Shift
from speeches.domain.happenings import Happening
from speeches.domain.structure.tree import NoSuchPlace
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave
from speeches.models import Event
from tests.speeches.rewording import text_of, write

__all__ = ["write"]


@pytest.fixture
def turmoil(cast, scene, write, noon):
    """Words, order and sections changed by two people; the version before it."""
    before = scene.version
    write(scene.paragraph("新建茶园"), "300户", "320户", cast.dai)
    row = scene.paragraph("过去一年，")
    text = row.text.replace("，同比", "，\n同比")
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=cast.dai, at=noon)
    places.move_section(scene.section("今年的").pk, shift=Shift.UP, by=cast.sana, at=noon)
    places.move_section(scene.section("民生持续").pk, shift=Shift.PROMOTE, by=cast.sana, at=noon)
    sections.dissolve(scene.opened_by("狠抓项目").pk, based_on=scene.version, by=cast.dai, at=noon)
    last = scene.paragraph("同志们")
    paragraphs.remove(last.pk, based_on=last.version, by=cast.dai, at=noon)
    return before


def test_the_speech_reads_as_it_did_and_says_so_in_one_event(cast, scene, noon, reading, request):
    before = reading(scene.speech)
    version = request.getfixturevalue("turmoil")
    assert reading(scene.speech) != before

    made = restorations.restore_speech(
        scene.speech.pk, version=version, based_on=scene.version, by=cast.wanda, at=noon
    )

    event = Event.objects.get(speech=scene.speech, version=made)
    assert reading(scene.speech) == before
    assert (event.kind, event.earlier) == (Happening.SPEECH_REWOUND, version)


def test_what_was_replaced_comes_back_by_an_undo(cast, scene, noon, reading, turmoil):
    before = reading(scene.speech)
    words = {"version": turmoil, "based_on": scene.version, "by": cast.wanda, "at": noon}
    restorations.restore_speech(scene.speech.pk, **words)

    reversals.undo(scene.speech.pk, by=cast.wanda, at=noon)

    assert reading(scene.speech) == before


def test_a_section_goes_back_where_it_stands_now_and_others_stay(cast, scene, write, noon, reading):
    before, section = scene.version, scene.section("产业稳步")
    write(scene.paragraph("新建茶园"), "300户", "320户", cast.dai)
    paragraphs.insert_first(section.pk, text="先说一句。", by=cast.dai, at=noon)
    sections.rename(section.pk, heading="产业向好", based_on=section.version, by=cast.dai, at=noon)
    places.move_section(section.pk, shift=Shift.DOWN, by=cast.dai, at=noon)
    write(scene.paragraph("新修村道"), "18", "19", cast.dai)

    restorations.restore_section(section.pk, version=before, based_on=scene.version, by=cast.wanda, at=noon)

    lines = reading(scene.speech)
    at = lines.index("（二）产业稳步向好")
    assert lines[at - 2 : at + 2] == [
        "（一）民生持续改善",
        "新修村道19公里，惠及6个村。",
        "（二）产业稳步向好",
        "新建茶园XX亩，带动农户300户。",
    ]


def test_a_paragraph_that_was_moved_out_of_a_section_is_in_it_again(cast, scene, noon, reading):
    before, lines = scene.version, reading(scene.speech)
    section, row = scene.section("产业稳步"), scene.paragraph("新建茶园")
    target = scene.paragraph("下面我讲")
    places.move_before(row.pk, before_id=target.pk, by=cast.dai, at=noon)

    restorations.restore_section(section.pk, version=before, based_on=scene.version, by=cast.wanda, at=noon)

    assert reading(scene.speech) == lines


def test_a_paragraph_that_was_moved_into_a_section_goes_back_to_its_own(cast, scene, noon, reading):
    before, lines = scene.version, reading(scene.speech)
    row, target = scene.paragraph("下面我讲"), scene.paragraph("新建茶园")
    places.move_before(row.pk, before_id=target.pk, by=cast.dai, at=noon)

    restorations.restore_section(
        scene.section("产业稳步").pk, version=before, based_on=scene.version, by=cast.wanda, at=noon
    )

    assert reading(scene.speech) == lines


def test_work_that_nobody_has_seen_is_not_replaced(cast, scene, write, noon):
    seen, row = scene.version, scene.paragraph("今天的会议")
    write(row, "很重要", "非常重要", cast.dai)

    with pytest.raises(ChangedMeanwhile):
        restorations.restore_speech(scene.speech.pk, version=1, based_on=seen, by=cast.wanda, at=noon)

    assert text_of(row) == "今天的会议非常重要。"


def test_what_reads_so_already_is_not_restored(cast, scene, noon):
    words = {"version": scene.version, "based_on": scene.version, "by": cast.wanda, "at": noon}

    with pytest.raises(NothingToSave):
        restorations.restore_speech(scene.speech.pk, **words)
    with pytest.raises(NothingToSave):
        restorations.restore_section(scene.section("产业稳步").pk, **words)


def test_a_section_that_did_not_stand_then_cannot_go_back(cast, scene, noon):
    before = scene.version
    sections.add_after(scene.section("产业稳步").pk, heading="生态不断好转", by=cast.dai, at=noon)
    words = {"version": before, "based_on": scene.version, "by": cast.wanda, "at": noon}

    with pytest.raises(NoSuchPlace):
        restorations.restore_section(scene.section("生态").pk, **words)
