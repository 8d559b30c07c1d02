"""What came of comparing two speeches, without a word of either: kept while somebody waits for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from speeches.domain.comparison import Block, Comparison, Row, RowKind
from speeches.domain.diff import Span, SpanKind
from speeches.domain.tokens import PARAGRAPH_MARK

# A run of blocks: the place of the first, from 0, and how many there are.
type Run = tuple[int, int]


class Stage(StrEnum):
    """How far it is. What waits has no process that lives, for the first time or again."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Fault(StrEnum):
    """Why it cannot be done."""

    NONE = ""
    TOO_MUCH = "too_much"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class PairedRow:
    """A row by the places of its blocks, and by the kinds and lengths of its spans."""

    kind: RowKind
    old: Run
    new: Run
    spans: tuple[tuple[SpanKind, int], ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """The rows of a comparison of two speeches, and by which number each new block is known."""

    numbers: tuple[int, ...]
    rows: tuple[PairedRow, ...]


def stage_of(*, has_outcome: bool, has_failed: bool, has_worker: bool, may_be_tried: bool) -> Stage:
    """How far a pairing is; one whose process died is waiting again, as long as it may be tried."""
    if has_outcome:
        return Stage.DONE
    if has_failed:
        return Stage.FAILED
    if has_worker:
        return Stage.RUNNING
    return Stage.WAITING if may_be_tried else Stage.FAILED


def wordless(comparison: Comparison, news: Sequence[Block]) -> Paired:
    """A comparison of blocks as `alike` numbered them, with lengths in the place of words."""
    return Paired(tuple(block.id[1] for block in news), tuple(map(_wordless, comparison.rows)))


def plain(paired: Paired) -> dict[str, Any]:
    """In lists and numbers, as JSON keeps it."""
    rows = [[row.kind, row.old, row.new, row.spans] for row in paired.rows]
    return {"numbers": paired.numbers, "rows": rows}


def paired_of(kept: Mapping[str, Any]) -> Paired:
    """What `plain` gave, after JSON kept it."""
    rows = (
        PairedRow(
            RowKind(kind),
            (old[0], old[1]),
            (new[0], new[1]),
            tuple((SpanKind(fate), length) for fate, length in spans),
        )
        for kind, old, new, spans in kept["rows"]
    )
    return Paired(tuple(kept["numbers"]), tuple(rows))


def numbered(paired: Paired, olds: Sequence[Block], news: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of the two speeches with the numbers by which they were compared."""
    return (
        [_known_by(block, at) for at, block in enumerate(olds, 1)],
        [_known_by(block, at) for at, block in zip(paired.numbers, news, strict=True)],
    )


def worded(paired: Paired, olds: Sequence[Block], news: Sequence[Block]) -> Comparison:
    """The comparison again, from the blocks of the same two versions as `numbered` gives them."""
    return Comparison(tuple(_worded(row, olds, news) for row in paired.rows))


def _known_by(block: Block, number: int) -> Block:
    return replace(block, id=(block.id[0], number), parent=None, under=None)


def _wordless(row: Row) -> PairedRow:
    return PairedRow(
        row.kind,
        _run(row.old_position, row.olds),
        _run(row.new_position, row.news),
        tuple((span.kind, len(span.text)) for span in row.spans),
    )


def _run(position: int | None, blocks: Sequence[Block]) -> Run:
    return ((position or 1) - 1, len(blocks))


def _worded(row: PairedRow, olds: Sequence[Block], news: Sequence[Block]) -> Row:
    before, after = _blocks(row.old, olds), _blocks(row.new, news)
    return Row(
        row.kind,
        before,
        after,
        row.old[0] + 1 if before else None,
        row.new[0] + 1 if after else None,
        tuple(_spans(row, _text(before), _text(after))),
    )


def _blocks(run: Run, blocks: Sequence[Block]) -> tuple[Block, ...]:
    first, count = run
    return tuple(blocks[first : first + count])


def _text(blocks: Sequence[Block]) -> str:
    return PARAGRAPH_MARK.join(block.text for block in blocks)


def _spans(row: PairedRow, old: str, new: str) -> Iterator[Span]:
    at_old = at_new = 0
    for kind, length in row.spans:
        source, start = (old, at_old) if kind is SpanKind.REMOVED else (new, at_new)
        yield Span(kind, source[start : start + length])
        at_old += length if kind is not SpanKind.ADDED else 0
        at_new += length if kind is not SpanKind.REMOVED else 0
