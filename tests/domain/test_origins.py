"""Which line of a file became which block."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.comparison import RowKind, compare
from speeches.domain.lineage import Block
from speeches.domain.origins import FileLine, file_blocks, is_left_out, origins

LINES = st.lists(st.text("一二三四水利", min_size=1, max_size=4), max_size=14)


def lines_of(*words):
    return [FileLine(number, text, text) for number, text in enumerate(words, 1)]


def block(pk, text, marker=""):
    return Block(("paragraph", pk), text, "body", marker=marker)


@given(LINES, st.data())
def test_of_lines_of_which_some_were_left_out_the_rest_finds_its_blocks(lines, data):
    kept = [at for at in range(len(lines)) if data.draw(st.booleans())]

    became = origins(lines, [lines[at] for at in kept])

    assert [lines[at] for at in sorted(became)] == [lines[at] for at in kept]
    assert list(became) == sorted(became)
    assert [became[at] for at in sorted(became)] == list(range(len(kept)))


@given(LINES, LINES)
def test_no_line_and_no_block_is_in_two_pairs(lines, blocks):
    became = origins(lines, blocks)

    assert len(set(became.values())) == len(became)
    assert all(at < len(lines) and to < len(blocks) for at, to in became.items())


@given(LINES, st.data())
def test_what_was_left_out_is_all_that_differs_from_the_first_version(lines, data):
    kept = [at for at in range(len(lines)) if data.draw(st.booleans())]
    first = [block(pk, lines[at]) for pk, at in enumerate(kept, 1)]

    rows = compare(file_blocks(lines_of(*lines), first), first).rows

    assert {row.kind for row in rows} <= {RowKind.KEPT, RowKind.REMOVED}
    assert sum(row.kind is RowKind.REMOVED for row in rows) == len(lines) - len(kept)
    assert all(is_left_out(row.block) == (row.kind is RowKind.REMOVED) for row in rows)


def test_a_number_in_front_is_no_part_of_the_words():
    first = [block(1, "过去五年的工作", "一、"), block(2, "今后五年的任务", "二、")]

    olds = file_blocks(lines_of("一、过去五年的工作", "第2页", "二、今后五年的任务"), first)

    assert [old.text for old in olds] == ["过去五年的工作", "第2页", "今后五年的任务"]
    assert [is_left_out(old) for old in olds] == [False, True, False]


def test_marks_of_the_format_stand_where_they_stood_in_the_file():
    line = FileLine(1, "## 一、**过去五年**的工作", "一、过去五年的工作")

    (old,) = file_blocks([line], [block(1, "过去五年的工作", "一、")])

    assert (old.id, old.text) == (("paragraph", 1), "## **过去五年**的工作")


def test_a_line_that_was_changed_at_import_is_found_by_what_it_says():
    lines = ["水利建设方面整修山塘13口。", "跨江大桥明年建成通车。"]

    assert origins(lines, ["跨江大桥明年建成通车。", "水利建设方面,整修山塘13口。"]) == {1: 0, 0: 1}


def test_two_thousand_equal_lines_take_no_time():
    assert len(origins(["一样的话。"] * 2000, ["一样的话。"] * 1999)) == 1999
