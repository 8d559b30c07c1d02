"""What became of each line, as a page shows it: where, by whom, and when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accounts.models import User
from speeches.domain.comparison import Block, BlockId, Row, RowKind
from speeches.domain.diff import SpanKind
from speeches.domain.happenings import Happening
from speeches.domain.origins import is_left_out
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Node, Noun
from speeches.domain.tokens import PARAGRAPH_MARK
from speeches.models import Event
from speeches.queries.contributors import Contributors
from speeches.queries.recorded import Recorded, home_of, key_of
from speeches.queries.text import PastManuscript

AFTER_MARK = re.compile(f"(?<={PARAGRAPH_MARK})")


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as the page shows it: where it stands, and the event that last made it what it is.

    `number` counts the changes from 1; kept rows, stubs and what only went along with its section have 0.
    `heads` is the section whose heading this is or holds. `other` is the place of a moved row's stub, and of
    a stub's row. `people` had a hand in it, the last one first.
    """

    row: Row
    number: int
    level: int
    heads: int | None
    headings: tuple[str, ...]
    event: Event | None
    anchor: str
    other: str = ""
    people: tuple[User, ...] = ()
    is_of_moved_section: bool = False

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
    def is_left_out(self) -> bool:
        """It is a line of a file that became nothing when the file was imported."""
        return is_left_out(self.block)

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
    def was(self) -> tuple[tuple[SpanKind, str], ...]:
        """The old words with what went; the marks of their ends left out."""
        return self._side(SpanKind.REMOVED)

    @property
    def now(self) -> tuple[tuple[SpanKind, str], ...]:
        """The new words with what came."""
        return self._side(SpanKind.ADDED)

    def _side(self, own: SpanKind) -> tuple[tuple[SpanKind, str], ...]:
        return tuple((span.kind, span.text) for span in self.row.spans if span.kind in {own, SpanKind.KEPT})

    @property
    def restorable(self) -> int | None:
        """The paragraph whose old words can come back by themselves."""
        blocks = (*self.row.olds, *self.row.news)
        is_one = len(self.row.olds) == 1 and len({block.id for block in blocks}) == 1
        is_unwritten = len(blocks) == 2 and blocks[0].text == blocks[1].text
        had_no_words_then = self.kind is RowKind.STUB or any(block.part_of for block in self.row.olds)
        if self.is_heading or not is_one or is_unwritten or had_no_words_then or self._went_along:
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


def views_of(
    rows: Sequence[Row], events: Mapping[int, Event], recorded: Recorded, hands: Contributors
) -> Iterator[RowView]:
    """The rows with all that is known about them."""
    stub_of = stubs_of(rows)
    leaders = {anchor_of(stub): stub.block for stub in rows if _is_section(stub, recorded)}
    by_id = {row.block.id: row for row in rows if row.kind is RowKind.MOVED}
    number = 0
    for row in rows:
        leader = leaders.get(stub_of.get(row.block.id, "")) if row.kind is RowKind.MOVED else None
        went_along = leader is not None and leader.id != row.block.id and not _is_changed(row)
        is_change = row.kind not in {RowKind.KEPT, RowKind.STUB} and not went_along
        number += is_change
        past, line = _line_of(row, recorded)
        section = past.section_headed_by(line)
        event = events.get(recorded.version_that_made(row) or 0)
        whose = by_id.get(row.block.id, row) if row.kind is RowKind.STUB else row
        yield RowView(
            row=row,
            number=number if is_change else 0,
            level=level_of(past.tree, section) if section else 0,
            heads=section.key[1] if section else None,
            headings=past.headings_above(line) if is_change else (),
            event=event,
            anchor=anchor_of(row),
            other=other_of(row, stub_of),
            people=hands.of(whose, event.by if event else None) if row.kind is not RowKind.KEPT else (),
            is_of_moved_section=leader is not None,
        )


def _line_of(row: Row, recorded: Recorded) -> tuple[PastManuscript, Node]:
    """Where the row stands: in the new version, or in the old one if it stands there no more."""
    if row.kind is RowKind.STUB or not row.news:
        return recorded.old, recorded.old.tree.nodes[home_of(row.olds[0])]
    return recorded.new, recorded.new.tree.nodes[key_of(row.block)]


def anchor_of(row: Row) -> str:
    """The id of the row on the page."""
    noun, pk = row.block.id
    return f"{'was-' if row.kind is RowKind.STUB else ''}{noun}-{pk}"


def other_of(row: Row, stub_of: Mapping[BlockId, str]) -> str:
    """The place of a moved row's stub, and of a stub's row."""
    if row.kind is RowKind.STUB:
        return anchor_of(row).removeprefix("was-")
    return stub_of.get(row.block.id, "") if row.kind is RowKind.MOVED else ""


def stubs_of(rows: Sequence[Row]) -> dict[BlockId, str]:
    """The place of the stub of each block that moved."""
    stubs = [row for row in rows if row.kind is RowKind.STUB]
    return {block.id: anchor_of(stub) for stub in stubs for block in (*stub.olds, *stub.news)}


def _is_section(stub: Row, recorded: Recorded) -> bool:
    if stub.kind is not RowKind.STUB or len(stub.olds) < 2:
        return False
    line = recorded.old.tree.nodes[home_of(stub.olds[0])]
    return recorded.old.section_headed_by(line) is not None


def _is_changed(row: Row) -> bool:
    return bool(row.levels) or any(span.kind is not SpanKind.KEPT for span in row.spans)
