"""A speech beside another one: paragraphs paired by what they say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from speeches.domain.comparison import Block, BlockId, Comparison, Counts, Row, RowKind, compare
from speeches.domain.likeness import alike
from speeches.domain.pairing import Paired, numbered, worded
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Node
from speeches.models import Speech
from speeches.queries.changed_rows import RowView, anchor_of, other_of, stubs_of
from speeches.queries.recorded import blocks_of
from speeches.queries.stretches import Stretch, stretches_of
from speeches.queries.text import PastManuscript, version_of

# Beyond, aligning takes longer than a page may.
MOST = 300


class TooLong(Exception):
    """One of the two has more lines than can be compared while somebody waits."""

    def __init__(self, older: int, newer: int) -> None:
        super().__init__(older, newer)
        self.older, self.newer = older, newer


@dataclass(frozen=True, slots=True)
class OtherComparison:
    """What of the older speech lives on in the newer one, and how."""

    stretches: tuple[Stretch, ...]
    counts: Counts
    changes: int

    @property
    def rows(self) -> tuple[RowView, ...]:
        """All rows in their order."""
        return tuple(row for stretch in self.stretches for row in stretch.rows)

    @property
    def numbered(self) -> tuple[RowView, ...]:
        """The changes, each once."""
        return tuple(row for row in self.rows if row.number)


@dataclass(frozen=True, slots=True)
class Sides:
    """Two speeches, each as it was read in one version, and their lines."""

    before: PastManuscript
    after: PastManuscript

    @property
    def olds(self) -> list[Block]:
        """The lines of the older one."""
        return list(blocks_of(self.before))

    @property
    def news(self) -> list[Block]:
        """The lines of the newer one."""
        return list(blocks_of(self.after))


def sides_of(older: tuple[int, int], newer: tuple[int, int]) -> Sides:
    """Two speeches, each given by its number and its version; two queries."""
    return Sides(version_of(*older), version_of(*newer))


def comparison_between(older: Speech, newer: Speech) -> OtherComparison:
    """Two speeches as they stand; two queries. Raises TooLong."""
    sides = sides_of((older.pk, older.version), (newer.pk, newer.version))
    olds, news = sides.olds, sides.news
    if max(len(olds), len(news)) > MOST:
        raise TooLong(len(olds), len(news))
    old_side, new_side = alike(olds, news)
    return _shown(sides, compare(old_side, new_side), old_side, new_side)


def comparison_found(sides: Sides, paired: Paired) -> OtherComparison:
    """Two speeches that were paired in these versions; no query."""
    old_side, new_side = numbered(paired, sides.olds, sides.news)
    return _shown(sides, worded(paired, old_side, new_side), old_side, new_side)


def _shown(
    sides: Sides, compared: Comparison, olds: Sequence[Block], news: Sequence[Block]
) -> OtherComparison:
    places = (
        _Places(sides.before, _nodes(olds, sides.before)),
        _Places(sides.after, _nodes(news, sides.after)),
    )
    rows = list(_views(compared.rows, *places))
    return OtherComparison(stretches_of(rows), compared.counts, max((row.number for row in rows), default=0))


@dataclass(frozen=True, slots=True)
class _Places:
    """One side: where the blocks that were numbered anew really stand."""

    past: PastManuscript
    nodes: Mapping[BlockId, Node]


def _nodes(blocks: Sequence[Block], past: PastManuscript) -> dict[BlockId, Node]:
    """Where the lines really stand, by the numbers they were given."""
    return {block.id: node for block, node in zip(blocks, past.tree.lines(), strict=True)}


def _views(rows: Sequence[Row], old: _Places, new: _Places) -> Iterator[RowView]:
    stub_of = stubs_of(rows)
    number = 0
    for row in rows:
        is_change = row.kind not in {RowKind.KEPT, RowKind.STUB}
        number += is_change
        side = old if row.kind is RowKind.STUB or not row.news else new
        block = row.olds[0] if side is old else row.block
        section = side.past.section_headed_by(side.nodes[block.id])
        yield RowView(
            row=row,
            number=number if is_change else 0,
            level=level_of(side.past.tree, section) if section else 0,
            heads=None,
            headings=side.past.headings_above(side.nodes[block.id]) if is_change else (),
            event=None,
            anchor=anchor_of(row),
            other=other_of(row, stub_of),
        )
