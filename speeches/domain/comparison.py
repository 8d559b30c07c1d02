"""Two versions of one speech → rows: kept, changed, added, removed, moved, split, joined."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from speeches.domain.diff import Span, SpanKind, spans
from speeches.domain.lineage import Block, BlockId, Pair, RepeatedBlock, pairs
from speeches.domain.rising import heaviest_rise
from speeches.domain.tokens import PARAGRAPH_MARK

__all__ = ["Block", "BlockId", "Comparison", "Counts", "RepeatedBlock", "Row", "RowKind", "compare"]


class RowKind(StrEnum):
    """What became of the blocks of a row. A stub stands where moved blocks stood before."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    STUB = "stub"
    SPLIT = "split"
    JOINED = "joined"


type _Fate = tuple[RowKind, Pair]


@dataclass(frozen=True, slots=True)
class Row:
    """Some blocks, old and new, and the change of their text.

    One block on either side, several where a paragraph was split or joined (also if it was moved besides):
    then their texts are joined by "¶", which is kept, removed or added like a character. Only a stub has
    no spans, and may stand for a run of blocks that moved together. Positions are 1-based places of the
    first block among all of its version; None where there is none.
    """

    kind: RowKind
    olds: tuple[Block, ...]
    news: tuple[Block, ...]
    old_position: int | None
    new_position: int | None
    spans: tuple[Span, ...] = ()

    @property
    def block(self) -> Block:
        """The block the row is known by: the first new one, else the first old one."""
        return (self.news or self.olds)[0]

    @property
    def levels(self) -> int:
        """By how many levels its heading went down (more than 0) or up, unless it only went along."""
        return _levels(self.olds[0], self.news[0]) if self.olds and self.news else 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much changed: blocks by fate, and characters within them without paragraph marks."""

    changed: int
    added: int
    removed: int
    moved: int
    split: int
    joined: int
    characters_added: int
    characters_removed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows in the order of the new version; what is gone stands where it stood."""

    rows: tuple[Row, ...]

    @property
    def counts(self) -> Counts:
        """How much changed."""
        number = {kind: sum(row.kind is kind for row in self.rows) for kind in RowKind}
        return Counts(
            changed=number[RowKind.CHANGED],
            added=number[RowKind.ADDED],
            removed=number[RowKind.REMOVED],
            moved=number[RowKind.MOVED],
            split=number[RowKind.SPLIT],
            joined=number[RowKind.JOINED],
            characters_added=_characters(self.rows, SpanKind.ADDED),
            characters_removed=_characters(self.rows, SpanKind.REMOVED),
        )

    @property
    def is_same(self) -> bool:
        """Do the versions read the same?"""
        return all(row.kind is RowKind.KEPT for row in self.rows)


def compare(olds: Sequence[Block], news: Sequence[Block]) -> Comparison:
    """Compare two versions of one speech, given in reading order. Raises RepeatedBlock.

    Of blocks in another order those that changed section count as moved, then the shortest. A new number
    is no change.
    """
    found = pairs(olds, news)
    unmoved, moved = _by_order([pair for pair in found if pair.old and pair.new], olds, news)
    stayed = [(_kind_in_place(pair, olds, news), pair) for pair in unmoved]
    gone = [(RowKind.REMOVED, pair) for pair in found if not pair.new]
    gone += [(RowKind.STUB, pair) for pair in _together(moved)]
    come = [(RowKind.ADDED, pair) for pair in found if not pair.old]
    come += [(RowKind.MOVED, pair) for pair in moved]
    planned = _in_reading_order(stayed, gone, come)
    return Comparison(tuple(_row(kind, pair, olds, news) for kind, pair in planned))


def _by_order(
    lasting: list[Pair], olds: Sequence[Block], news: Sequence[Block]
) -> tuple[list[Pair], list[Pair]]:
    """Pairs that stand in the same order on both sides, and those that were moved; by new place."""
    lasting.sort(key=lambda pair: pair.new.start)
    lengths = [1 + sum(len(news[at].text) for at in pair.new) for pair in lasting]
    # A paragraph that passed a short heading moved, not the heading: whoever changed section weighs least,
    # and so does a part that was carried off.
    weights = [
        length if _is_elsewhere(olds[pair.old.start], news[pair.new.start]) else length * sum(lengths)
        for pair, length in zip(lasting, lengths, strict=True)
    ]
    unmoved = heaviest_rise([pair.old.start for pair in lasting], weights)
    return (
        [pair for place, pair in enumerate(lasting) if place in unmoved],
        [pair for place, pair in enumerate(lasting) if place not in unmoved],
    )


def _is_elsewhere(old: Block, new: Block) -> bool:
    return old.parent != new.parent or old.part_of is not None


def _together(moved: list[Pair]) -> list[Pair]:
    """Neighbours that moved and are neighbours still as one: a section leaves one stub, not thirty."""
    done: list[Pair] = []
    for pair in sorted(moved, key=lambda pair: pair.old.start):
        last = done[-1] if done else None
        if last and (last.old.stop, last.new.stop) == (pair.old.start, pair.new.start):
            done[-1] = Pair(range(last.old.start, pair.old.stop), range(last.new.start, pair.new.stop))
        else:
            done.append(pair)
    return done


def _kind_in_place(pair: Pair, olds: Sequence[Block], news: Sequence[Block]) -> RowKind:
    if len(pair.old) == len(pair.new) == 1:
        old, new = olds[pair.old.start], news[pair.new.start]
        is_same = (old.text, old.kind) == (new.text, new.kind) and not _levels(old, new)
        return RowKind.KEPT if is_same else RowKind.CHANGED
    return RowKind.SPLIT if len(pair.new) >= len(pair.old) else RowKind.JOINED


def _levels(old: Block, new: Block) -> int:
    if old.level is None or new.level is None or old.under == new.under:
        return 0
    return new.level - old.level


def _row(kind: RowKind, pair: Pair, olds: Sequence[Block], news: Sequence[Block]) -> Row:
    before = tuple(olds[at] for at in pair.old)
    after = tuple(news[at] for at in pair.new)
    change = () if kind is RowKind.STUB else spans(_text(before), _text(after))
    return Row(kind, before, after, _position(pair.old), _position(pair.new), change)


def _text(blocks: tuple[Block, ...]) -> str:
    return PARAGRAPH_MARK.join(block.text for block in blocks)


def _position(places: range) -> int | None:
    return places.start + 1 if places else None


def _in_reading_order(stayed: list[_Fate], gone: list[_Fate], come: list[_Fate]) -> list[_Fate]:
    """Between two rows that stayed: first what was there before, then what is there now."""
    old_places = [pair.old.start for _, pair in stayed]
    new_places = [pair.new.start for _, pair in stayed]
    keyed = [((slot, 2, 0), fate) for slot, fate in enumerate(stayed)]
    for fate in gone:
        place = fate[1].old.start
        keyed.append(((bisect_left(old_places, place), 0, place), fate))
    for fate in come:
        place = fate[1].new.start
        keyed.append(((bisect_left(new_places, place), 1, place), fate))
    return [fate for _, fate in sorted(keyed, key=itemgetter(0))]


def _characters(rows: Sequence[Row], kind: SpanKind) -> int:
    texts = [span.text for row in rows for span in row.spans if span.kind is kind]
    return sum(len(text) - text.count(PARAGRAPH_MARK) for text in texts)
