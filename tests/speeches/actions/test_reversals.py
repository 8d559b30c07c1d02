"""Undo, redo and taking back, and what stands in their way."""

from uuid import uuid4

import pytest

from speeches.actions import assignments, paragraphs, places, sections, signatures, threads
from speeches.actions.places import Shift
from speeches.actions.reversals import BuiltOn, NothingToRedo, NothingToUndo, NotTakenBackHere
from speeches.domain.happenings import Happening
from speeches.domain.reversal.state import Hindrance
from speeches.domain.signing import Pledge
from speeches.domain.verdict import NotPermitted
from speeches.models import Event, Signature, Thread
from speeches.queries.structure import manuscript_of
from tests.speeches.rewording import redo, text_of, undo, write

__all__ = ["redo", "undo", "write"]


def test_an_undo_is_a_version_that_says_which_one_it_took_back(cast, scene, write, undo):
    paragraph = scene.paragraph("今天的会议")
    version = write(paragraph, "很重要", "非常重要", cast.dai)

    undone = undo(cast.dai)

    event = Event.objects.get(speech=scene.speech, version=undone)
    assert text_of(paragraph) == "今天的会议很重要。"
    assert (event.kind, event.earlier, event.paragraph) == (Happening.CHANGE_UNDONE, version, paragraph)


def test_undo_takes_back_ones_own_change_and_leaves_what_others_did_later(cast, scene, write, undo):
    mine, theirs = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    write(mine, "很重要", "非常重要", cast.dai)
    write(theirs, "三点", "四点", cast.wanda)

    undo(cast.dai)

    assert text_of(mine) == "今天的会议很重要。"
    assert text_of(theirs) == "下面我讲四点意见。"


def test_what_others_wrote_in_the_same_paragraph_stays_when_ones_own_words_go(cast, scene, write, undo):
    paragraph = scene.paragraph("过去一年，")
    write(paragraph, "全镇", "全镇上下", cast.dai)
    write(paragraph, "8.5%", "8.6%", cast.wanda)

    undo(cast.dai)

    assert text_of(paragraph) == "过去一年，全镇实现产值12.6亿元，同比增长8.6%。"


def test_words_that_somebody_built_on_are_shown_and_nothing_is_changed(cast, scene, write, undo):
    paragraph = scene.paragraph("过去一年，")
    write(paragraph, "12.6", "12.7", cast.dai)
    theirs = write(paragraph, "12.7", "12.8", cast.wanda)

    with pytest.raises(BuiltOn) as refused:
        undo(cast.dai)

    (obstacle,) = refused.value.plan.obstacles
    assert (obstacle.kind, obstacle.since) == (Hindrance.REWORDED, theirs)
    assert obstacle.merge is not None
    assert "12.8" in obstacle.merge.theirs
    assert "12.6" in obstacle.merge.yours
    assert (scene.version, "12.8" in text_of(paragraph)) == (theirs, True)


def test_repeated_undo_walks_back_and_redo_forth_again(cast, scene, write, undo, redo):
    paragraph = scene.paragraph("今天的会议")
    for old, new in (("很重要", "重要"), ("重要", "十分重要"), ("十分", "非常")):
        write(paragraph, old, new, cast.dai)

    assert [undo(cast.dai) and text_of(paragraph) for _ in range(3)] == [
        "今天的会议十分重要。",
        "今天的会议重要。",
        "今天的会议很重要。",
    ]
    with pytest.raises(NothingToUndo):
        undo(cast.dai)
    assert [redo(cast.dai) and text_of(paragraph) for _ in range(2)] == [
        "今天的会议重要。",
        "今天的会议十分重要。",
    ]
    undo(cast.dai)
    assert text_of(paragraph) == "今天的会议重要。"


def test_who_writes_something_new_has_nothing_to_redo(cast, scene, write, undo, redo):
    write(scene.paragraph("今天的会议"), "很重要", "非常重要", cast.dai)
    undo(cast.dai)
    write(scene.paragraph("下面我讲"), "三点", "四点", cast.dai)

    with pytest.raises(NothingToRedo):
        redo(cast.dai)


def test_a_comment_is_not_taken_back_but_named_with_the_change_before_it(cast, scene, write, undo, noon):
    paragraph = scene.paragraph("今天的会议")
    version = write(paragraph, "很重要", "非常重要", cast.dai)
    comment = threads.open_on(paragraph.pk, text="请核实。", by=cast.dai, at=noon)

    with pytest.raises(NotTakenBackHere) as refused:
        undo(cast.dai)
    assert (refused.value.version, refused.value.before) == (comment, version)

    undo(cast.dai, version=version)
    assert text_of(paragraph) == "今天的会议很重要。"
    assert Thread.objects.get().is_open


def test_a_paragraph_that_somebody_wrote_in_stays(cast, scene, undo, write, noon):
    paragraphs.insert(scene.paragraph("今天的会议").pk, text="补一句。", by=cast.dai, at=noon)
    added = scene.paragraph("补一句")
    write(added, "一句", "一句要紧的", cast.wanda)

    with pytest.raises(BuiltOn):
        undo(cast.dai)

    assert text_of(added) == "补一句要紧的。"


def test_a_removed_paragraph_comes_back_at_its_place(cast, scene, undo, noon, reading):
    before, paragraph = reading(scene.speech), scene.paragraph("下面我讲")
    paragraphs.remove(paragraph.pk, based_on=paragraph.version, by=cast.dai, at=noon)

    undo(cast.dai)

    assert reading(scene.speech) == before


def test_a_split_is_undone_with_what_others_wrote_in_both_halves(cast, scene, undo, write, noon, reading):
    paragraph = scene.paragraph("过去一年，")
    text = paragraph.text.replace("，同比", "，\n同比")
    paragraphs.edit(paragraph.pk, text=text, based_on=paragraph.version, by=cast.dai, at=noon)
    second = scene.paragraph("同比增长")
    write(paragraph, "全镇", "全镇上下", cast.wanda)
    write(second, "8.5%", "8.6%", cast.wanda)

    undo(cast.dai)

    assert "过去一年，全镇上下实现产值12.6亿元，同比增长8.6%。" in reading(scene.speech)


def test_a_join_is_undone_with_ids_threads_and_what_others_wrote_since(cast, scene, undo, redo, write, noon):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    threads.open_on(second.pk, text="几点？", by=cast.rhea, at=noon)
    paragraphs.join(second.pk, text=second.text, based_on=second.version, by=cast.dai, at=noon)
    assert Thread.objects.get().paragraph == first
    write(first, "三点", "四点", cast.wanda)

    undo(cast.dai)

    assert (text_of(first), text_of(second)) == ("今天的会议很重要。", "下面我讲四点意见。")
    assert second.removed_in is None
    assert Thread.objects.get().paragraph == second

    redo(cast.dai)

    assert text_of(first) == "今天的会议很重要。下面我讲四点意见。"
    assert Thread.objects.get().paragraph == first


def test_a_move_is_not_undone_once_somebody_has_moved_it_on(cast, scene, undo, noon, reading):
    section = scene.section("民生持续")
    places.move_section(section.pk, shift=Shift.UP, by=cast.dai, at=noon)
    places.move_section(section.pk, shift=Shift.DOWN, by=cast.wanda, at=noon)
    places.move_section(section.pk, shift=Shift.PROMOTE, by=cast.wanda, at=noon)
    before = reading(scene.speech)

    with pytest.raises(BuiltOn) as refused:
        undo(cast.dai)

    assert {one.kind for one in refused.value.plan.obstacles} == {Hindrance.MOVED}
    assert reading(scene.speech) == before


def test_what_stands_between_keeps_its_place_among_what_it_was_put_between(cast, scene, undo, noon, reading):
    section = scene.section("产业稳步")
    sections.dissolve(section.pk, based_on=scene.version, by=cast.dai, at=noon)
    paragraphs.insert(scene.paragraph("新建茶园").pk, text="另有新茶园。", by=cast.wanda, at=noon)
    before = reading(scene.speech)

    undo(cast.dai)

    assert [line for line in reading(scene.speech) if "产业稳步" not in line] == [
        line.replace("（一）民生", "（二）民生") for line in before
    ]


def test_a_section_into_which_somebody_wrote_stays(cast, scene, undo, noon, reading):
    sections.add_after(scene.section("产业稳步").pk, heading="生态不断好转", by=cast.dai, at=noon)
    added = scene.section("生态不断")
    paragraphs.insert_first(added.pk, text="河水变清。", by=cast.wanda, at=noon)

    with pytest.raises(BuiltOn) as refused:
        undo(cast.dai)

    assert [one.kind for one in refused.value.plan.obstacles] == [Hindrance.HOLDS_OTHERS]
    assert "河水变清。" in reading(scene.speech)


def test_an_undo_that_changes_signed_words_ends_the_signature(cast, scene, undo, write, noon):
    section, paragraph = scene.section("产业稳步"), scene.paragraph("新建茶园")
    write(paragraph, "300户", "320户", cast.dai)
    digest = manuscript_of(scene.speech.pk).digest_of(section.pk)
    signatures.sign(section.pk, pledge=Pledge(digest), by=cast.sana, at=noon)

    version = undo(cast.dai)

    assert Signature.objects.get().voided_in == version


def test_an_undo_sent_twice_takes_one_change_back(cast, scene, write, undo):
    paragraph, key = scene.paragraph("今天的会议"), uuid4()
    write(paragraph, "很重要", "重要", cast.dai)
    write(paragraph, "重要", "十分重要", cast.dai)

    assert undo(cast.dai, key=key) == undo(cast.dai, key=key)

    assert text_of(paragraph) == "今天的会议重要。"


def test_what_somebody_else_has_restored_already_is_passed_over(cast, scene, write, undo, noon):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    write(first, "很重要", "重要", cast.dai)
    version = write(second, "三点", "四点", cast.dai)
    paragraphs.restore(second.pk, version=version - 1, by=cast.wanda, at=noon)

    undo(cast.dai)

    assert text_of(first) == "今天的会议很重要。"


def test_who_is_limited_to_sections_undoes_there_and_nowhere_else(cast, scene, write, undo, noon):
    paragraph = scene.paragraph("今天的会议")
    write(paragraph, "很重要", "非常重要", cast.dai)
    membership = scene.speech.members.get(user=cast.dai)
    assignments.limit(membership.pk, is_limited=True, by=cast.wanda, at=noon)

    with pytest.raises(NotPermitted):
        undo(cast.dai)

    assert text_of(paragraph) == "今天的会议非常重要。"
