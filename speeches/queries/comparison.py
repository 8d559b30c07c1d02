"""Two versions of a speech, row by row: what became of each line, by whom, and when."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from speeches.domain.comparison import Block, BlockId, Counts, Row, RowKind, compare
from speeches.domain.diff import SpanKind
from speeches.domain.happenings import Happening
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Node, Noun
from speeches.domain.tokens import PARAGRAPH_MARK
from speeches.models import Event, Speech
from speeches.queries.recorded import Recorded, key_of, recorded_between
from speeches.queries.text import PastManuscript

AFTER_MARK = re.compile(f"(?<={PARAGRAPH_MARK})")


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as the page shows it: where it stands, and the event that last made it what it is.

    `number` counts the changes from 1; kept rows and stubs have 0. `heads` is the section whose heading this
    is or holds. `other` is the place of a moved row's stub, and of a stub's row.
    """

    row: Row
    number: int
    level: int
    heads: int | None
    headings: tuple[str, ...]
    event: Event | None
    anchor: str
    other: str = ""

    @property
    def kind(self) -> RowKind:
        """What became of it."""
        return self.row.kind

    @property
    def block(self) -> Block:
        """The line that it is known by."""
        return self.row.block

    @property
    def is_heading(self) -> bool:
        """It is a heading line."""
        return self.block.id[0] == Noun.SECTION

    @property
    def lines(self) -> tuple[tuple[tuple[SpanKind, str], ...], ...]:
        """The change of the words, a line for each paragraph that was or is; the marks end the lines."""
        if len(self.row.olds) <= 1 and len(self.row.news) <= 1:
            return (tuple((span.kind, span.text) for span in self.row.spans),)
        lines: list[list[tuple[SpanKind, str]]] = [[]]
        for span in self.row.spans:
            for part in filter(None, AFTER_MARK.split(span.text)):
                lines[-1].append((span.kind, part))
                if part.endswith(PARAGRAPH_MARK):
                    lines.append([])
        return tuple(tuple(line) for line in lines if line)

    @property
    def restorable(self) -> int | None:
        """The paragraph whose old words can come back by themselves."""
        blocks = (*self.row.olds, *self.row.news)
        is_one = len(self.row.olds) == 1 and len({block.id for block in blocks}) == 1
        is_unwritten = len(blocks) == 2 and blocks[0].text == blocks[1].text
        if self.is_heading or not is_one or is_unwritten or self.kind is RowKind.STUB or self._went_along:
            return None
        return self.block.id[1]

    @property
    def returnable(self) -> int | None:
        """The section that was removed here and can come back whole."""
        return self.heads if self._went_along and self.event and self.event.section_id == self.heads else None

    @property
    def _went_along(self) -> bool:
        if self.kind is not RowKind.REMOVED or self.event is None:
            return False
        return self.event.kind is Happening.SECTION_REMOVED


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring rows that are all kept, or one that is not."""

    rows: tuple[RowView, ...]

    @property
    def is_kept(self) -> bool:
        """Nothing happened here."""
        return self.rows[0].kind is RowKind.KEPT

    @property
    def paragraphs(self) -> int:
        """How many of its rows are no headings."""
        return sum(not row.is_heading for row in self.rows)


@dataclass(frozen=True, slots=True)
class SpeechComparison:
    """What happened to a speech between two versions; `old` and `new` are the events that made them."""

    old: Event
    new: Event
    stretches: tuple[Stretch, ...]
    counts: Counts
    changes: int


def comparison_of(speech: Speech, old: int, new: int) -> SpeechComparison:
    """Compare two versions that exist, the older one first; seven queries."""
    recorded = recorded_between(speech.pk, old, new)
    compared = compare(recorded.old_blocks(), recorded.new_blocks())
    versions = {old, new, *filter(None, map(recorded.version_that_made, compared.rows))}
    events = {event.version: event for event in _events(speech.pk, versions)}
    rows = list(_views(compared.rows, events, recorded))
    return SpeechComparison(
        old=events[old],
        new=events[new],
        stretches=tuple(_stretches(rows)),
        counts=compared.counts,
        changes=max((row.number for row in rows), default=0),
    )


def _events(speech_id: int, versions: Iterable[int]) -> Iterable[Event]:
    return Event.objects.filter(speech=speech_id, version__in=versions, ordinal=0).select_related("by")


def _views(rows: Sequence[Row], events: Mapping[int, Event], recorded: Recorded) -> Iterator[RowView]:
    stubs = [row for row in rows if row.kind is RowKind.STUB]
    stub_of = {block.id: _anchor(stub) for stub in stubs for block in (*stub.olds, *stub.news)}
    number = 0
    for row in rows:
        is_change = row.kind not in {RowKind.KEPT, RowKind.STUB}
        number += is_change
        past, line = _line_of(row, recorded)
        section = past.section_headed_by(line)
        yield RowView(
            row=row,
            number=number if is_change else 0,
            level=level_of(past.tree, section) if section else 0,
            heads=section.key[1] if section else None,
            headings=past.headings_above(line) if is_change else (),
            event=events.get(recorded.version_that_made(row) or 0),
            anchor=_anchor(row),
            other=_other(row, stub_of),
        )


def _line_of(row: Row, recorded: Recorded) -> tuple[PastManuscript, Node]:
    """Where the row stands: in the new version, or in the old one if it stands there no more."""
    if row.kind is RowKind.STUB or not row.news:
        return recorded.old, recorded.old.tree.nodes[key_of(row.olds[0])]
    return recorded.new, recorded.new.tree.nodes[key_of(row.block)]


def _anchor(row: Row) -> str:
    noun, pk = row.block.id
    return f"{'was-' if row.kind is RowKind.STUB else ''}{noun}-{pk}"


def _other(row: Row, stub_of: Mapping[BlockId, str]) -> str:
    if row.kind is RowKind.STUB:
        return _anchor(row).removeprefix("was-")
    return stub_of.get(row.block.id, "") if row.kind is RowKind.MOVED else ""


def _stretches(rows: Iterable[RowView]) -> Iterator[Stretch]:
    for is_kept, neighbours in groupby(rows, key=lambda row: row.kind is RowKind.KEPT):
        if is_kept:
            yield Stretch(tuple(neighbours))
        else:
            yield from (Stretch((row,)) for row in neighbours)
