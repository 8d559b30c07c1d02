"""The principal's edits: numbered, his own, and never changed in silence."""

import pytest

from speeches.actions import (
    paragraphs,
    places,
    principal,
    replacements,
    reversals,
    sections,
)
from speeches.actions.conflicts import NoPrincipal
from speeches.actions.places import Step
from speeches.actions.replacements import Hit, Replacement
from speeches.domain.finding import Search
from speeches.domain.happenings import Happening
from speeches.domain.structure.tree import Noun
from speeches.domain.touching import Handling
from speeches.models import Event, PrincipalEdit, Speech, Stroke
from tests.play import Play
from tests.speeches.actions.pens import touches, writes
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def line(scene):
    return scene.paragraph("新修村道")


@pytest.fixture
def edit(play, line):
    """No. 1, which Wanda entered for Sana."""
    made = play.principals_edit()
    line.refresh_from_db()
    return made


def test_what_is_entered_for_him_is_his_through_who_entered_it(cast, edit, line):
    event = Event.objects.get(version=edit.version)
    assert (event.by, event.through) == (cast.sana, cast.wanda)
    assert (edit.number, edit.of, edit.entered_by) == (1, cast.sana, cast.wanda)
    [stroke] = Stroke.objects.all()
    assert (stroke.quote, stroke.removed) == ("串起六", "惠及6")
    assert line.text[stroke.start : stroke.end] == stroke.words == "串起六"


def test_what_he_writes_himself_is_his_without_a_word(cast, play, line):
    play.principal()

    writes(cast.sana, line, "惠及", "带动")

    edit = PrincipalEdit.objects.get()
    assert (edit.number, edit.of, edit.entered_by) == (1, cast.sana, cast.sana)


def test_what_others_write_is_not_and_without_a_principal_nothing_is(cast, play, line):
    writes(cast.sana, line, "惠及", "带动")
    play.principal()
    writes(cast.dai, line, "带动", "惠及")

    assert not PrincipalEdit.objects.exists()
    with pytest.raises(NoPrincipal):
        principal.name(play.scene.speech.pk, person=None, by=cast.wanda, at=NOON)
        writes(cast.dai, line, "惠及", "带动", is_principals=True)


def test_one_save_is_one_number_with_all_its_places(cast, edit, line, scene):
    whole = scene.paragraph("过去一年，")
    text = whole.text.replace("12.6", "12.8").replace("8.5", "9")
    paragraphs.edit(whole.pk, text=text, based_on=whole.version, by=cast.wanda, at=NOON, is_principals=True)
    closing = scene.paragraph("同志们")
    paragraphs.remove(closing.pk, based_on=closing.version, by=cast.sana, at=NOON)
    section = scene.section("产业稳步")
    sections.rename(
        section.pk, heading="产业稳中向好", based_on=section.version, by=cast.dai, at=NOON, is_principals=True
    )

    made = list(PrincipalEdit.objects.order_by("pk"))
    assert [one.number for one in made] == [1, 2, 3, 4]
    assert [(one.quote, one.removed) for one in made[1].strokes.order_by("pk")] == [
        ("12.8", "12.6"),
        ("9%", "8.5%"),
    ]
    assert [(one.quote, one.removed) for one in made[2].strokes.all()] == [("", "同志们，让我们一起努力！")]
    assert [one.section for one in made[3].strokes.all()] == [section]
    assert Speech.objects.get(pk=scene.speech.pk).principal_edits == 4


def test_new_paragraphs_and_joined_ones_can_be_entered_for_him_too(cast, edit, scene):
    first = scene.paragraph("今天的会议")
    paragraphs.insert(first.pk, text="先讲成绩。", by=cast.dai, at=NOON, is_principals=True)
    paragraphs.insert_first(
        scene.section("产业稳步").pk, text="再讲产业。", by=cast.dai, at=NOON, is_principals=True
    )
    second = scene.paragraph("先讲成绩")
    paragraphs.join(
        second.pk, text="先讲大成绩。", based_on=second.version, by=cast.dai, at=NOON, is_principals=True
    )

    quotes = Stroke.objects.filter(edit__number__gt=1).order_by("pk").values_list("edit__number", "quote")
    assert list(quotes) == [(2, "先讲成绩。"), (3, "再讲产业。"), (4, "大")]


def test_moving_is_no_edit_of_words(cast, play, scene):
    play.principal()
    places.move_paragraph(scene.paragraph("下面我讲").pk, step=Step.UP, by=cast.sana, at=NOON)

    assert not PrincipalEdit.objects.exists()


def test_who_changes_his_words_touches_them(cast, edit, line):
    version = writes(cast.dai, line, "串起", "连起")

    assert touches() == [(1, "dai", None, None)]
    told = Event.objects.get(kind=Happening.PRINCIPAL_TOUCHED)
    assert (told.version, told.paragraph_id) == (version, line.pk)


def test_who_writes_beside_them_or_moves_them_does_not(cast, edit, line):
    writes(cast.dai, line, "新修", "去年新修")
    places.move_paragraph(line.pk, step=Step.UP, by=cast.dai, at=NOON)

    assert touches() == []
    [stroke] = Stroke.objects.all()
    line.refresh_from_db()
    assert line.text[stroke.start : stroke.end] == "串起六"


def test_who_takes_the_paragraph_out_does(cast, edit, line):
    paragraphs.remove(line.pk, based_on=line.version, by=cast.dai, at=NOON)

    assert touches() == [(1, "dai", None, None)]


def test_who_takes_out_the_section_around_it_does(cast, edit, line, scene):
    sections.remove(line.section_id, based_on=scene.version, by=cast.dai, at=NOON)

    assert touches() == [(1, "dai", None, None)]


def test_who_brings_back_what_he_took_out_does(cast, play, line):
    play.principal()
    version = paragraphs.remove(line.pk, based_on=line.version, by=cast.sana, at=NOON)
    paragraphs.restore(line.pk, version=version - 1, by=cast.dai, at=NOON)

    assert touches() == [(1, "dai", None, None)]


def test_replacing_everywhere_does(cast, edit, line):
    hits = [Hit((Noun.PARAGRAPH, line.pk), line.text.index("串起"), line.version)]
    what = Replacement(Search("串起", is_whole=False), "连起")
    replacements.replace(line.speech_id, hits=hits, by_what=what, by=cast.dai, at=NOON)

    assert touches() == [(1, "dai", None, None)]


def test_renaming_his_heading_does(cast, play, scene):
    play.principal()
    section = scene.section("产业稳步")
    for heading, who in (("产业稳中向好", cast.sana), ("产业稳健向好", cast.dai)):
        section.refresh_from_db()
        sections.rename(section.pk, heading=heading, based_on=section.version, by=who, at=NOON)

    assert touches() == [(1, "dai", None, None)]
    told = Event.objects.get(kind=Happening.PRINCIPAL_TOUCHED)
    assert told.section_id == section.pk


def test_undoing_the_touch_ends_it(cast, edit, line, scene):
    writes(cast.dai, line, "串起", "连起")
    undone = reversals.undo(scene.speech.pk, by=cast.dai, at=NOON)

    assert touches() == [(1, "dai", None, undone)]


def test_undoing_the_second_touch_ends_the_second_only(cast, edit, line, scene):
    writes(cast.dai, line, "串起", "连起")
    writes(cast.dai, line, "连起六", "连接六")
    undone = reversals.undo(scene.speech.pk, by=cast.dai, at=NOON)

    assert touches() == [(1, "dai", None, None), (1, "dai", None, undone)]


def test_undoing_what_she_entered_for_him_touches_it(cast, edit, scene):
    reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)

    assert touches() == [(1, "wanda", None, None)]
    assert PrincipalEdit.objects.count() == 1


def test_what_he_changes_himself_needs_no_word(cast, edit, line):
    writes(cast.sana, line, "串起", "连起")

    assert touches() == [(1, "sana", Handling.HIMSELF, None)]
    assert PrincipalEdit.objects.count() == 2


def test_his_own_undo_makes_no_number_and_his_redo_ends_it(cast, play, line, scene):
    play.principal()
    writes(cast.sana, line, "惠及", "带动")
    reversals.undo(scene.speech.pk, by=cast.sana, at=NOON)
    version = reversals.redo(scene.speech.pk, by=cast.sana, at=NOON)

    assert PrincipalEdit.objects.count() == 1
    assert touches() == [(1, "sana", Handling.HIMSELF, version)]


def test_split_by_somebody_his_words_are_watched_in_both_parts(cast, edit, line):
    writes(cast.dai, line, "串起六", "串起\n六")
    assert touches() == []
    tail = line.speech.paragraphs.get(text__startswith="六")

    writes(cast.dai, tail, "六个", "七个")

    assert touches() == [(1, "dai", None, None)]
