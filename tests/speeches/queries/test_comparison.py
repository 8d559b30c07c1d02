"""Two versions as the history knows them: fates, authors, places."""

import pytest

from speeches.actions import paragraphs, places, sections
from speeches.actions.places import Shift
from speeches.domain.comparison import RowKind
from speeches.models import Speech
from speeches.queries.comparison import comparison_of


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


def told(comparison):
    return [(row.kind.value, row.row.block.text) for row in changes_of(comparison)]


def rewrite(paragraph, words, *, by, at):
    return paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=by, at=at)


def test_a_version_is_the_same_as_itself(scene, compared):
    comparison = compared(scene.version)

    assert comparison.changes == 0
    assert [stretch.is_kept for stretch in comparison.stretches] == [True]


def test_a_change_names_who_wrote_it_last_and_where_it_stands(cast, scene, noon, compared):
    old, paragraph = scene.version, scene.paragraph("新建茶园")
    rewrite(paragraph, "新建茶园120亩，带动农户300户。", by=cast.dai, at=noon)
    last = rewrite(scene.paragraph("新建茶园"), "新建茶园130亩，带动农户300户。", by=cast.wanda, at=noon)

    [row] = changes_of(compared(old))

    assert (row.event.version, row.event.by) == (last, cast.wanda)
    assert row.headings == ("一、过去一年的工作", "（一）产业稳步向好")
    assert (row.anchor, row.restorable) == (f"paragraph-{paragraph.pk}", paragraph.pk)


def test_only_what_happened_between_the_two_counts(cast, scene, noon, compared):
    before = scene.version
    middle = rewrite(scene.paragraph("新建茶园"), "新建茶园120亩。", by=cast.dai, at=noon)
    rewrite(scene.paragraph("新修村道"), "新修村道20公里。", by=cast.wanda, at=noon)

    assert told(compared(before, middle)) == [("changed", "新建茶园120亩。")]
    assert told(compared(middle)) == [("changed", "新修村道20公里。")]


def test_headings_and_titles_take_part(cast, scene, noon, compared):
    old, section = scene.version, scene.section("产业稳步")
    rewrite(scene.paragraph("在临江镇"), "在临江镇经济工作会议上的讲话", by=cast.wanda, at=noon)
    sections.rename(section.pk, heading="产业持续向好", based_on=old, by=cast.dai, at=noon)

    title, heading = changes_of(compared(old))

    assert title.row.block.kind == "title"
    assert (heading.is_heading, heading.level, heading.restorable) == (True, 2, None)
    assert heading.event.by == cast.dai


def test_a_new_number_is_no_change(cast, scene, noon, compared):
    old = scene.version
    sections.add_after(scene.section("过去一年").pk, heading="形势与挑战", by=cast.wanda, at=noon)

    assert told(compared(old)) == [("added", "形势与挑战")]


def test_a_removed_paragraph_names_who_removed_it(cast, scene, noon, compared):
    old, paragraph = scene.version, scene.paragraph("项目要挂图")
    version = paragraphs.remove(paragraph.pk, based_on=old, by=cast.dai, at=noon)
    rewrite(scene.paragraph("今天的会议"), "会议很重要。", by=cast.wanda, at=noon)

    row = changes_of(compared(old))[1]

    assert (row.kind, row.event.version, row.event.by) == (RowKind.REMOVED, version, cast.dai)
    assert row.restorable == paragraph.pk


@pytest.mark.parametrize("beginning", ["民生持续改善", "狠抓项目建设"])
def test_a_removed_section_comes_back_whole_or_not_at_all(cast, scene, noon, compared, beginning):
    old = scene.version
    is_run_in = beginning == "狠抓项目建设"
    section = scene.opened_by(beginning) if is_run_in else scene.section(beginning)
    sections.remove(section.pk, based_on=old, by=cast.dai, at=noon)

    first, second = changes_of(compared(old))

    assert first.row.block.text.startswith(beginning)
    assert (first.returnable, second.returnable) == (section.pk, None)
    assert (first.restorable, second.restorable) == (None, None)


def test_what_was_removed_and_came_back_is_kept(cast, scene, noon, compared):
    old, paragraph = scene.version, scene.paragraph("项目要挂图")
    paragraphs.remove(paragraph.pk, based_on=old, by=cast.wanda, at=noon)
    paragraphs.restore(paragraph.pk, version=old, by=cast.wanda, at=noon)

    assert compared(old).changes == 0


def test_a_moved_paragraph_and_its_stub_lead_to_each_other(cast, scene, noon, compared):
    old, paragraph = scene.version, scene.paragraph("新修村道")
    places.move_before(paragraph.pk, before_id=scene.paragraph("今天的会议").pk, by=cast.dai, at=noon)

    comparison = compared(old)

    [moved] = changes_of(comparison)
    rows = [row for stretch in comparison.stretches for row in stretch.rows]
    stub = next(row for row in rows if row.kind is RowKind.STUB)
    assert (moved.kind, moved.event.by, moved.restorable) == (RowKind.MOVED, cast.dai, None)
    assert (moved.other, stub.other) == (stub.anchor, moved.anchor)


def test_a_split_is_one_row_with_a_line_for_each_part(cast, scene, noon, compared):
    old = scene.version
    rewrite(scene.paragraph("新建茶园"), "新建茶园XX亩，\n带动农户300户。", by=cast.wanda, at=noon)

    [row] = changes_of(compared(old))

    assert (row.kind, row.restorable) == (RowKind.SPLIT, None)
    lines = ["".join(words for _, words in line) for line in row.lines]
    assert lines == ["新建茶园XX亩，¶", "带动农户300户。"]


def test_a_part_of_a_part_is_known_though_the_part_between_is_gone(cast, scene, noon, compared):
    old = scene.version
    rewrite(scene.paragraph("新建茶园"), "新建茶园XX亩，\n带动农户300户。", by=cast.wanda, at=noon)
    rewrite(scene.paragraph("带动农户"), "带动\n农户300户。", by=cast.wanda, at=noon)
    gone = scene.paragraph("带动")
    paragraphs.remove(gone.pk, based_on=gone.version, by=cast.wanda, at=noon)

    [row] = changes_of(compared(old))

    assert row.kind is RowKind.SPLIT
    assert [block.text for block in row.row.news] == ["新建茶园XX亩，", "农户300户。"]


def test_a_part_that_was_carried_off_moved_from_where_it_was_split(cast, scene, noon, compared):
    old, paragraph = scene.version, scene.paragraph("新建茶园")
    halves = "新建茶园XX亩，\n带动农户300户。"
    rewrite(paragraph, halves, by=cast.dai, at=noon)
    part = scene.paragraph("带动农户")
    places.move_behind(part.pk, after_id=scene.paragraph("新修村道").pk, by=cast.wanda, at=noon)

    comparison = compared(old)

    [moved] = changes_of(comparison)
    [stub] = [row for row in comparison.rows if row.kind is RowKind.STUB]
    assert (moved.kind, moved.block.text, moved.restorable) == (RowKind.MOVED, "带动农户300户。", None)
    assert (stub.other, stub.level) == (moved.anchor, 0)
    assert (comparison.counts.moved, comparison.counts.characters_added) == (1, 0)


def test_a_section_that_moved_with_its_paragraphs_is_counted_once(cast, scene, noon, compared):
    old = scene.version
    places.move_section(scene.section("民生持续").pk, shift=Shift.UP, by=cast.dai, at=noon)

    comparison = compared(old)

    assert comparison.counts.moved == comparison.changes == 1


def test_a_join_is_one_row(cast, scene, noon, compared):
    old, second = scene.version, scene.paragraph("下面我讲")
    version = paragraphs.join(second.pk, text=second.text, based_on=second.version, by=cast.dai, at=noon)

    [row] = changes_of(compared(old))

    assert (row.kind, row.event.version) == (RowKind.JOINED, version)
    assert [block.text for block in row.row.olds] == ["今天的会议很重要。", "下面我讲三点意见。"]


def test_neighbours_that_are_kept_are_one_stretch(cast, scene, noon, compared):
    old = scene.version
    rewrite(scene.paragraph("项目要"), "项目要落地。", by=cast.wanda, at=noon)

    comparison = compared(old)

    assert [(stretch.is_kept, stretch.paragraphs) for stretch in comparison.stretches] == [
        (True, 8),
        (False, 1),
        (True, 2),
    ]
    assert (comparison.changes, comparison.counts.changed) == (1, 1)


def test_it_is_seven_queries_whatever_happened(cast, scene, noon, compared, django_assert_num_queries):
    old = scene.version
    for _ in range(3):
        paragraph = scene.paragraph("今天的会议")
        rewrite(paragraph, f"{paragraph.text}\n好。", by=cast.wanda, at=noon)
    speech = Speech.objects.get(pk=scene.speech.pk)

    for versions in ((old, old + 1), (old, old + 3)):
        with django_assert_num_queries(7):
            comparison_of(speech, *versions)

    assert compared(old).changes == 1
