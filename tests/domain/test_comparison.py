"""Two versions of one speech, block by block: every word once, every fate by its name."""

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain import comparison
from speeches.domain.comparison import Block, BlockId, Comparison, Counts, Row, RowKind
from speeches.domain.diff import Span, SpanKind
from tests.domain.drafts import CLAUSES, edited

SENTENCES = [f"{clause}，{other}。" for clause, other in pairwise(CLAUSES)]


def paragraph(number: int, text: str = "", **others) -> Block:
    return Block(("paragraph", number), text or SENTENCES[number], "body", **others)


def section(number: int, text: str, **others) -> Block:
    return Block(("section", number), text, "standalone", **others)


def fates(compared: Comparison) -> list[tuple[str, list[int], list[int]]]:
    return [
        (row.kind.value, [block.id[1] for block in row.olds], [block.id[1] for block in row.news])
        for row in compared.rows
    ]


def side(row: Row, *kinds: SpanKind) -> str:
    return "".join(span.text for span in row.spans if span.kind in kinds)


class Manuscript:
    """A version that is worked on, with what its history would record."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.begun = [paragraph(number) for number in range(draw(st.integers(0, 7)))]
        self.now = list(self.begun)
        self.joined_into: dict[BlockId, BlockId] = {}

    def versions(self) -> tuple[list[Block], list[Block]]:
        olds = [replace(block, joined_into=self.joined_into.get(block.id)) for block in self.begun]
        return olds, self.now

    def anywhere(self) -> int:
        return self.draw(st.integers(0, len(self.now) - 1))

    def add(self, fresh: int) -> None:
        place = self.draw(st.integers(0, len(self.now)))
        self.now.insert(place, paragraph(fresh, self.draw(st.sampled_from(CLAUSES))))

    def edit(self, _: int) -> None:
        place = self.anywhere()
        self.now[place] = replace(self.now[place], text=self.draw(edited(self.now[place].text)))

    def remove(self, _: int) -> None:
        self.now.pop(self.anywhere())

    def move(self, _: int) -> None:
        block = self.now.pop(self.anywhere())
        self.now.insert(self.draw(st.integers(0, len(self.now))), block)

    def split(self, fresh: int) -> None:
        place = self.anywhere()
        block = self.now[place]
        cut = self.draw(st.integers(0, len(block.text)))
        second = Block(("paragraph", fresh), block.text[cut:], "body", split_from=block.id)
        self.now[place : place + 1] = [replace(block, text=block.text[:cut]), second]

    def join(self, _: int) -> None:
        place = self.anywhere()
        if place:
            first, second = self.now[place - 1 : place + 1]
            self.joined_into[second.id] = first.id
            self.now[place - 1 : place + 1] = [replace(first, text=first.text + second.text)]


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Block], list[Block]]:
    """A version, and another after some steps of editing, with what the history recorded about them."""
    manuscript = Manuscript(draw)
    steps = [manuscript.edit, manuscript.remove, manuscript.move, manuscript.split, manuscript.join]
    for fresh in range(20, 20 + draw(st.integers(0, 8))):
        step = draw(st.sampled_from([manuscript.add, *(steps if manuscript.now else [])]))
        step(fresh)
    return manuscript.versions()


def shuffled_versions() -> st.SearchStrategy[tuple[list[Block], list[Block]]]:
    """Two versions with any origins recorded, sensible or not."""
    ids = st.tuples(st.sampled_from(("section", "paragraph")), st.integers(0, 6))
    origins = st.none() | ids
    blocks = st.builds(
        Block, ids, st.text("中国。", max_size=4), parent=origins, split_from=origins, joined_into=origins
    )
    version = st.lists(blocks, max_size=8, unique_by=lambda block: block.id)
    return st.tuples(version, version)


class TestLaws:
    @given(histories() | shuffled_versions())
    def test_every_new_block_is_shown_once(self, versions):
        olds, news = versions

        compared = comparison.compare(olds, news)

        shown = [block for row in compared.rows if row.kind is not RowKind.STUB for block in row.news]
        assert shown == news

    @given(histories() | shuffled_versions())
    def test_every_old_block_is_accounted_for_once(self, versions):
        olds, news = versions

        compared = comparison.compare(olds, news)

        shown = [block.id for row in compared.rows if row.kind is not RowKind.STUB for block in row.olds]
        assert sorted(shown) == sorted(block.id for block in olds)

    @given(histories() | shuffled_versions())
    def test_old_blocks_stand_in_their_order_where_moved_ones_are_stubs(self, versions):
        olds, news = versions

        compared = comparison.compare(olds, news)

        left = [block.id for row in compared.rows if row.kind is not RowKind.MOVED for block in row.olds]
        assert left == [block.id for block in olds]

    @given(histories() | shuffled_versions())
    def test_the_spans_of_a_row_rebuild_both_texts(self, versions):
        olds, news = versions

        compared = comparison.compare(olds, news)

        for row in compared.rows:
            if row.kind is not RowKind.STUB:
                assert side(row, SpanKind.KEPT, SpanKind.REMOVED) == "¶".join(b.text for b in row.olds)
                assert side(row, SpanKind.KEPT, SpanKind.ADDED) == "¶".join(b.text for b in row.news)

    @given(histories())
    def test_a_version_is_the_same_as_itself(self, versions):
        for blocks in versions:
            compared = comparison.compare(blocks, blocks)

            assert compared.is_same
            assert [row.block for row in compared.rows] == blocks
            assert compared.counts == Counts(0, 0, 0, 0, 0, 0, 0, 0)

    @given(histories())
    def test_positions_are_places_in_each_version(self, versions):
        olds, news = versions

        compared = comparison.compare(olds, news)

        for row in compared.rows:
            assert (row.old_position is None) == (not row.olds)
            assert (row.new_position is None) == (not row.news)
            if row.old_position is not None:
                assert olds[row.old_position - 1] == row.olds[0]
            if row.new_position is not None:
                assert news[row.new_position - 1] == row.news[0]

    @given(st.permutations(range(8)))
    def test_as_much_text_as_possible_stays_unmoved(self, order):
        olds = [paragraph(number) for number in range(8)]

        compared = comparison.compare(olds, [olds[number] for number in order])

        stayed = sum(len(row.block.text) + 1 for row in compared.rows if row.kind is RowKind.KEPT)
        assert stayed == heaviest(order, [len(block.text) + 1 for block in olds])


def heaviest(order: Sequence[int], weights: Sequence[int]) -> int:
    best: list[int] = []
    for place, number in enumerate(order):
        below = [best[before] for before in range(place) if order[before] < number]
        best.append(weights[number] + max(below, default=0))
    return max(best)


def test_a_removed_block_stands_where_it_was():
    olds = [paragraph(number) for number in range(4)]

    compared = comparison.compare(olds, [olds[0], olds[3]])

    assert fates(compared) == [
        ("kept", [0], [0]),
        ("removed", [1], []),
        ("removed", [2], []),
        ("kept", [3], [3]),
    ]


def test_a_changed_block_shows_its_change():
    olds = [paragraph(0, "全镇有10个村。")]

    compared = comparison.compare(olds, [paragraph(0, "全镇有12个村。")])

    assert compared.rows[0].kind is RowKind.CHANGED
    assert compared.rows[0].spans == (
        Span(SpanKind.KEPT, "全镇有"),
        Span(SpanKind.REMOVED, "10"),
        Span(SpanKind.ADDED, "12"),
        Span(SpanKind.KEPT, "个村。"),
    )


def test_a_paragraph_that_became_a_subtitle_is_changed_though_its_words_are_not():
    olds, news = [Block(("paragraph", 1), "致辞", "body")], [Block(("paragraph", 1), "致辞", "subtitle")]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("changed", [1], [1])]


def test_a_moved_block_stands_in_its_new_place_and_leaves_a_stub():
    olds = [paragraph(number, "长" * 9 + "。") for number in range(3)] + [paragraph(3, "原来的话。")]

    compared = comparison.compare(olds, [paragraph(3, "现在的话。"), *olds[:3]])

    assert fates(compared) == [
        ("moved", [3], [3]),
        ("kept", [0], [0]),
        ("kept", [1], [1]),
        ("kept", [2], [2]),
        ("stub", [3], [3]),
    ]
    stub = compared.rows[-1]
    assert (stub.old_position, stub.new_position, stub.spans) == (4, 1, ())


def test_a_section_that_moved_leaves_one_stub():
    first, last = (
        [section(1, "一个很长的标题一直写到纸边上"), paragraph(1)],
        [section(2, "短"), paragraph(2, "短。")],
    )

    compared = comparison.compare(first + last, last + first)

    assert fates(compared) == [
        ("moved", [2], [2]),
        ("moved", [2], [2]),
        ("kept", [1], [1]),
        ("kept", [1], [1]),
        ("stub", [2, 2], [2, 2]),
    ]


def test_a_paragraph_that_passed_a_heading_moved_and_not_the_heading():
    above, below = ("section", 1), ("section", 2)
    olds = [section(1, "成绩"), paragraph(1, parent=above), paragraph(2, parent=above), section(2, "任务")]

    compared = comparison.compare(olds, [*olds[:2], olds[3], paragraph(2, parent=below)])

    assert fates(compared) == [
        ("kept", [1], [1]),
        ("kept", [1], [1]),
        ("stub", [2], [2]),
        ("kept", [2], [2]),
        ("moved", [2], [2]),
    ]


def test_a_new_number_is_no_change():
    olds = [section(2, "抓项目", marker="二、"), paragraph(2)]

    compared = comparison.compare(
        olds, [section(9, "开好局", marker="一、"), section(2, "抓项目", marker="三、"), olds[1]]
    )

    assert fates(compared) == [("added", [], [9]), ("kept", [2], [2]), ("kept", [2], [2])]


def test_a_split_is_one_row_with_a_paragraph_mark_put_in():
    olds = [paragraph(1, "压实责任。入脑入心。")]
    news = [paragraph(1, "压实责任。"), paragraph(7, "做到入脑入心。", split_from=("paragraph", 1))]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("split", [1], [1, 7])]
    assert compared.rows[0].spans == (
        Span(SpanKind.KEPT, "压实责任。"),
        Span(SpanKind.ADDED, "¶做到"),
        Span(SpanKind.KEPT, "入脑入心。"),
    )


def test_a_paragraph_split_again_and_again_is_one_row():
    olds = [paragraph(1, "甲。乙。丙。")]
    news = [
        paragraph(1, "甲。"),
        paragraph(8, "乙。", split_from=("paragraph", 1)),
        paragraph(9, "丙。", split_from=("paragraph", 8)),
    ]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("split", [1], [1, 8, 9])]


def test_a_part_that_was_carried_off_is_an_addition():
    olds = [paragraph(1, "甲。乙。"), paragraph(2)]
    news = [paragraph(1, "甲。"), olds[1], paragraph(8, "乙。", split_from=("paragraph", 1))]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("changed", [1], [1]), ("kept", [2], [2]), ("added", [], [8])]


def test_a_paragraph_is_compared_with_itself_though_its_part_was_carried_to_the_front():
    olds = [paragraph(2), paragraph(1, "甲。乙。")]
    news = [paragraph(8, "乙。", split_from=("paragraph", 1)), olds[0], paragraph(1, "甲。")]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("added", [], [8]), ("kept", [2], [2]), ("changed", [1], [1])]


def test_the_second_half_of_a_removed_paragraph_is_compared_with_the_whole():
    olds = [paragraph(1, "甲乙丙。丁戊己。")]

    compared = comparison.compare(olds, [paragraph(8, "丁戊己。", split_from=("paragraph", 1))])

    assert fates(compared) == [("changed", [1], [8])]
    assert compared.rows[0].spans == (Span(SpanKind.REMOVED, "甲乙丙。"), Span(SpanKind.KEPT, "丁戊己。"))


def test_a_join_is_one_row_with_a_paragraph_mark_taken_out():
    olds = [paragraph(1, "压实责任。"), paragraph(2, "入脑入心。", joined_into=("paragraph", 1))]

    compared = comparison.compare(olds, [paragraph(1, "压实责任。入脑入心。")])

    assert fates(compared) == [("joined", [1, 2], [1])]
    assert compared.rows[0].spans == (
        Span(SpanKind.KEPT, "压实责任。"),
        Span(SpanKind.REMOVED, "¶"),
        Span(SpanKind.KEPT, "入脑入心。"),
    )


def test_counts_say_how_many_blocks_and_characters_changed():
    olds = [
        paragraph(0, "有10个村。"),
        paragraph(1, "去掉。"),
        paragraph(2),
        paragraph(3, "甲。", joined_into=("paragraph", 2)),
        paragraph(4, "乙。丙。"),
    ]
    news = [
        paragraph(0, "有12个村。"),
        paragraph(5, "新来。"),
        paragraph(2, SENTENCES[2] + "甲。"),
        paragraph(4, "乙。"),
        paragraph(6, "丙。", split_from=("paragraph", 4)),
    ]

    counts = comparison.compare(olds, news).counts

    assert counts == Counts(
        changed=1, added=1, removed=1, moved=0, split=1, joined=1, characters_added=5, characters_removed=5
    )


def test_an_id_given_twice_is_refused():
    with pytest.raises(comparison.RepeatedBlock):
        comparison.compare([], [paragraph(1), paragraph(1)])


def test_two_thousand_paragraphs_compare_while_a_person_waits():
    dice = random.Random(3)  # noqa: S311 - a fixed sequence, no secret
    texts = ["".join(dice.choices(SENTENCES, k=6)) for _ in range(2000)]
    olds = [paragraph(number, text) for number, text in enumerate(texts)]
    news = [
        paragraph(number, text.replace("投资", "总投资").replace("，要", "。要"))
        for number, text in enumerate(texts)
    ]
    dice.shuffle(news)
    began = time.process_time()

    compared = comparison.compare(olds, news)

    assert sum(len(row.news) for row in compared.rows if row.kind is not RowKind.STUB) == 2000
    assert time.process_time() - began < 3


def test_a_paragraph_split_two_thousand_times_compares_while_a_person_waits():
    chain = [paragraph(0, "句。" * 2000)]
    parts = [paragraph(n, "句。", split_from=("paragraph", n - 1) if n else None) for n in range(2000)]
    began = time.process_time()

    compared = comparison.compare(chain, parts)

    assert [row.kind for row in compared.rows] == [RowKind.SPLIT]
    assert time.process_time() - began < 3
