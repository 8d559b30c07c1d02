"""Who had a hand in a change, what is folded, and which facts are listed apart."""

import pytest

from speeches.actions import paragraphs, places
from speeches.actions.places import Shift
from speeches.models import Speech
from speeches.queries.changed_facts import changed_facts
from speeches.queries.comparison import comparison_of
from speeches.queries.stretches import Fold


@pytest.fixture
def compared(scene):
    """Compare a version with another, or with the head."""

    def compare(old, new=None):
        speech = Speech.objects.get(pk=scene.speech.pk)
        return comparison_of(speech, old, new or speech.version)

    return compare


def changes_of(comparison):
    rows = [row for stretch in comparison.stretches for row in stretch.rows]
    return [row for row in rows if row.number]


def rewrite(paragraph, words, *, by, at):
    return paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=by, at=at)


def test_a_change_names_everybody_who_had_a_hand_in_it_the_last_one_first(cast, scene, noon, compared):
    old = scene.version
    rewrite(scene.paragraph("新建茶园"), "新建茶园120亩，带动农户300户。", by=cast.dai, at=noon)
    rewrite(scene.paragraph("新建茶园"), "新建茶园120亩，带动农户320户。", by=cast.wanda, at=noon)
    rewrite(scene.paragraph("项目要"), "项目要落地。", by=cast.dai, at=noon)

    first, second = changes_of(compared(old))

    assert first.people == (cast.wanda, cast.dai)
    assert second.people == (cast.dai,)
    assert compared(old).people == (cast.wanda, cast.dai)


def test_who_wrote_before_the_two_versions_has_no_hand_in_it(cast, scene, noon, compared):
    rewrite(scene.paragraph("新建茶园"), "新建茶园110亩，带动农户300户。", by=cast.dai, at=noon)
    old = scene.version
    rewrite(scene.paragraph("新建茶园"), "新建茶园120亩，带动农户300户。", by=cast.wanda, at=noon)

    [row] = changes_of(compared(old))

    assert row.people == (cast.wanda,)


def test_a_moved_and_rewritten_paragraph_names_who_moved_and_who_wrote(cast, scene, noon, compared):
    old, paragraph = scene.version, scene.paragraph("新修村道")
    rewrite(paragraph, "新修村道20公里，惠及6个村。", by=cast.wanda, at=noon)
    places.move_before(paragraph.pk, before_id=scene.paragraph("今天的会议").pk, by=cast.dai, at=noon)

    [row] = changes_of(compared(old))

    assert row.people == (cast.dai, cast.wanda)


def test_a_section_that_moved_is_one_change_with_all_it_holds(cast, scene, noon, compared):
    old, section = scene.version, scene.section("民生持续")
    places.move_section(section.pk, shift=Shift.UP, by=cast.dai, at=noon)

    comparison = compared(old)

    [folded] = [stretch for stretch in comparison.stretches if stretch.fold is Fold.MOVED]
    assert (comparison.changes, folded.changes, len(folded.rows)) == (1, 1, 2)
    assert (folded.rows[0].is_heading, folded.is_open) == (True, False)


def test_a_change_inside_a_moved_section_counts_for_itself(cast, scene, noon, compared):
    old, section = scene.version, scene.section("民生持续")
    places.move_section(section.pk, shift=Shift.UP, by=cast.dai, at=noon)
    moved = compared(old).numbered[0]
    words = scene.paragraph("新修村道" if moved.block.text.startswith("民生") else "新建茶园")
    rewrite(words, f"{words.text}好。", by=cast.wanda, at=noon)

    comparison = compared(old)

    [folded] = [stretch for stretch in comparison.stretches if stretch.fold is Fold.MOVED]
    assert (comparison.changes, folded.is_open) == (2, True)


def test_a_heading_that_was_promoted_says_so(cast, scene, noon, compared):
    old, section = scene.version, scene.section("民生持续")
    places.move_section(section.pk, shift=Shift.PROMOTE, by=cast.dai, at=noon)

    [row] = changes_of(compared(old))

    assert (row.block.text, row.row.levels) == ("民生持续改善", -1)


def test_what_others_did_is_folded_when_one_persons_changes_are_asked_for(cast, scene, noon):
    old = scene.version
    rewrite(scene.paragraph("新建茶园"), "新建茶园120亩。", by=cast.dai, at=noon)
    last = rewrite(scene.paragraph("项目要"), "项目要落地。", by=cast.wanda, at=noon)
    speech = Speech.objects.get(pk=scene.speech.pk)

    comparison = comparison_of(speech, old, last, by=cast.dai.pk)

    [others] = [stretch for stretch in comparison.stretches if stretch.fold is Fold.OTHERS]
    assert [row.block.text for row in others.rows] == ["项目要落地。"]
    assert comparison.changes == 2


def test_changed_figures_and_names_are_listed_apart(cast, scene, noon, compared):
    old = scene.version
    rewrite(scene.paragraph("新建茶园"), "新建茶园120亩，带动农户320户。", by=cast.dai, at=noon)

    facts = changed_facts(compared(old).rows)

    assert [(fact.old, fact.new) for fact in facts] == [("XX亩", "120亩"), ("300户", "320户")]
    assert facts[0].row.anchor == f"paragraph-{scene.paragraph('新建茶园').pk}"
