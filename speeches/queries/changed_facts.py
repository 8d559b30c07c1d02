"""The figures, dates, people, posts, places and titles that differ between two versions, listed apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from speeches.domain.comparison import Block, RowKind
from speeches.domain.diff import hunks_of
from speeches.domain.facts import fact_changes
from speeches.domain.mentions import Fact
from speeches.domain.tokens import PARAGRAPH_MARK
from speeches.queries.changed_rows import RowView


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact before and after, and the row that says so."""

    fact: Fact
    old: str
    new: str
    row: RowView


def changed_facts(rows: Iterable[RowView]) -> tuple[ChangedFact, ...]:
    """What facts the rows changed, by kind and in reading order; no query."""
    found = [
        ChangedFact(change.fact, change.old, change.new, row)
        for row in rows
        if row.kind not in {RowKind.KEPT, RowKind.STUB}
        for change in fact_changes(_words(row.row.olds), _words(row.row.news), hunks_of(row.row.spans))
    ]
    order = list(Fact)
    return tuple(sorted(found, key=lambda one: order.index(one.fact)))


def _words(blocks: Iterable[Block]) -> str:
    return PARAGRAPH_MARK.join(block.text for block in blocks)
