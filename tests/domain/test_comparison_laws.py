"""The laws of comparing two versions, for all histories."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain import comparison
from speeches.domain.comparison import Block, BlockId, Counts, Row, RowKind
from speeches.domain.diff import SpanKind
from tests.domain.drafts import CLAUSES, edited

SENTENCES = [f"{clause}，{other}。" for clause, other in pairwise(CLAUSES)]


def paragraph(number: int, text: str = "", **others) -> Block:
    return Block(("paragraph", number), text or SENTENCES[number], "body", **others)


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
