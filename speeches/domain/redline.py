"""A comparison as a text with changes in it, line by line: taking all of them gives the new, none the old."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from speeches.domain.attribution import Piece, Steps, attributed
from speeches.domain.comparison import Block, BlockId, Row, RowKind
from speeches.domain.diff import SpanKind
from speeches.domain.tokens import PARAGRAPH_MARK


class Fate(StrEnum):
    """What became of a run or of the end of a line; what moved was taken away and put elsewhere."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    TAKEN = "taken"
    PUT = "put"


OLD = frozenset({Fate.KEPT, Fate.REMOVED, Fate.TAKEN})
NEW = frozenset({Fate.KEPT, Fate.ADDED, Fate.PUT})

_PLAIN = {Fate.TAKEN: Fate.REMOVED, Fate.PUT: Fate.ADDED}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text with one fate and the version that gave it; 0 for what was kept."""

    fate: Fate
    text: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class RedLine:
    """A line: its runs, and what became of its end. `move` ties the line to its other place."""

    block: Block
    runs: tuple[Run, ...]
    end: Run = field(default=Run(Fate.KEPT, ""))
    move: BlockId | None = None


@dataclass(frozen=True, slots=True)
class Makers:
    """The versions that made a row what it is, that put it there, and each text of a line between."""

    made: Callable[[Row], int]
    moved: Callable[[Row], int]
    steps: Mapping[BlockId, Steps]


def redline(rows: Sequence[Row], makers: Makers) -> list[RedLine]:
    """All lines of both versions in reading order; the end of the last one is kept."""
    moved = {block.id: row for row in rows if row.kind is RowKind.MOVED for block in row.olds}
    lines: list[RedLine] = []
    for row in rows:
        if row.kind is RowKind.STUB:
            for one in dict.fromkeys(moved[block.id] for block in row.olds):
                lines += _one_side(one, makers, Fate.TAKEN)
        elif row.kind is RowKind.MOVED:
            lines += _one_side(row, makers, Fate.PUT)
        else:
            lines += _lines(row, makers)
    return _with_a_lasting_end(lines)


def side(lines: Iterable[RedLine], fates: frozenset[Fate]) -> list[str]:
    """The text of the OLD or the NEW side, line by line: what rejecting or accepting all gives."""
    read, waiting = list[str](), ""
    for line in lines:
        waiting += "".join(run.text for run in line.runs if run.fate in fates)
        if line.end.fate in fates:
            read.append(waiting)
            waiting = ""
    return read


def _pieces(row: Row, makers: Makers) -> list[Piece]:
    old = PARAGRAPH_MARK.join(block.text for block in row.olds)
    ids = {block.id for block in (*row.olds, *row.news)}
    # Who split or joined answers for the whole row: its words passed from one paragraph into another.
    is_one = len(ids) == 1 and len(row.olds) <= 1 and len(row.news) <= 1
    steps = makers.steps.get(row.block.id, ()) if is_one and row.news else ()
    return attributed(old, row.spans, steps, makers.made(row))


def _lines(row: Row, makers: Makers) -> Iterator[RedLine]:
    made = makers.made(row)
    whole = _whole(row, made)
    olds, news = iter(row.olds), iter(row.news)
    old, new = next(olds, None), next(news, None)
    runs = _markers(old, new, made)
    for piece in _pieces(row, makers):
        for is_end, text in _cut_at_ends(row, piece.text):
            run = Run(Fate(piece.kind), text, piece.version)
            if not is_end:
                runs.append(run)
                continue
            yield RedLine((new or old or row.block), tuple(runs), replace(run, text=""))
            before = next(olds, None) if run.fate in OLD else None
            after = next(news, None) if run.fate in NEW else None
            runs = _markers(before, after, made)
            old, new = before or old, after or new
    yield RedLine((new or old or row.block), tuple(runs), whole)


def _one_side(row: Row, makers: Makers, fate: Fate) -> Iterator[RedLine]:
    """The lines of a moved row at the place it left, or at the one it came to."""
    fates, blocks = (OLD, row.olds) if fate is Fate.TAKEN else (NEW, row.news)
    version = makers.moved(row)
    end = Run(fate, "", version)
    runs, at = _own_marker(blocks[0], end), 0
    for piece in _pieces(row, makers):
        if Fate(piece.kind) not in fates:
            continue
        for is_end, text in _cut_at_ends(row, piece.text):
            if is_end:
                yield RedLine(blocks[at], tuple(runs), end, row.block.id)
                at += 1
                runs = _own_marker(blocks[at], end)
            else:
                is_kept = piece.kind is SpanKind.KEPT
                runs.append(
                    replace(end, text=text) if is_kept else Run(Fate(piece.kind), text, piece.version)
                )
    yield RedLine(blocks[at], tuple(runs), end, row.block.id)


def _own_marker(block: Block, end: Run) -> list[Run]:
    return [replace(end, text=block.marker)] if block.marker else []


def _markers(old: Block | None, new: Block | None, version: int) -> list[Run]:
    before, after = old.marker if old else "", new.marker if new else ""
    if before == after:
        return [Run(Fate.KEPT, after)] if after else []
    changed = (Run(Fate.REMOVED, before, version), Run(Fate.ADDED, after, version))
    return [run for run in changed if run.text]


def _whole(row: Row, made: int) -> Run:
    if row.kind is RowKind.ADDED:
        return Run(Fate.ADDED, "", made)
    if row.kind is RowKind.REMOVED:
        return Run(Fate.REMOVED, "", made)
    return Run(Fate.KEPT, "")


def _cut_at_ends(row: Row, text: str) -> Iterator[tuple[bool, str]]:
    """The parts of a text, and which of them are ends of lines."""
    if len(row.olds) <= 1 and len(row.news) <= 1:
        yield False, text
        return
    for place, part in enumerate(text.split(PARAGRAPH_MARK)):
        if place:
            yield True, ""
        if part:
            yield False, part


def _with_a_lasting_end(lines: list[RedLine]) -> list[RedLine]:
    """The ends of trailing lines that came or went one line up: no reader can drop the end of a document."""
    if not lines or lines[-1].end.fate is Fate.KEPT:
        return lines
    kept = [at for at, line in enumerate(lines) if line.end.fate is Fate.KEPT]
    lasting = Run(Fate.KEPT, "")
    if not kept:
        return _all_replaced(lines, lasting)
    start = kept[-1]
    lines = _without_moves({line.move for line in lines[start:]}, lines)
    ends = [line.end for line in lines[start + 1 :]]
    shifted = [replace(line, end=end) for line, end in zip(lines[start:], [*ends, lasting], strict=True)]
    return lines[:start] + shifted


def _without_moves(moves: set[BlockId | None], lines: list[RedLine]) -> list[RedLine]:
    """These moves as removed and added lines: LibreOffice leaves an empty line where a move lost its end."""
    return [
        replace(line, runs=tuple(map(_plain, line.runs)), end=_plain(line.end), move=None)
        if line.move in moves
        else line
        for line in lines
    ]


def _plain(run: Run) -> Run:
    return replace(run, fate=_PLAIN.get(run.fate, run.fate))


def _all_replaced(lines: list[RedLine], lasting: Run) -> list[RedLine]:
    """Nothing stayed: the last line that went and the first that came are one line with both in it."""
    gone = [line for line in lines if line.end.fate in OLD]
    come = [line for line in lines if line.end.fate in NEW]
    if gone and come:
        first = replace(come[0], runs=gone[-1].runs + come[0].runs)
        lines = [*gone[:-1], first, *come[1:]]
    return [*lines[:-1], replace(lines[-1], end=lasting)]
