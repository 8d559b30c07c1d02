"""The rows of a comparison, folded: nobody touched them, they went along, or others changed them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from speeches.domain.comparison import RowKind
from speeches.queries.changed_rows import RowView


class Fold(StrEnum):
    """Why rows are folded."""

    NONE = ""
    KEPT = "kept"
    MOVED = "moved"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring rows that are folded for one reason, or one that is not."""

    rows: tuple[RowView, ...]
    fold: Fold = Fold.NONE

    @property
    def is_kept(self) -> bool:
        """Nothing happened here."""
        return self.fold is Fold.KEPT

    @property
    def paragraphs(self) -> int:
        """How many of its rows are no headings."""
        return sum(not row.is_heading for row in self.rows)

    @property
    def changes(self) -> int:
        """How many changes are folded here."""
        return sum(row.number > 0 for row in self.rows)

    @property
    def is_open(self) -> bool:
        """Something in a moved section was changed besides."""
        return any(row.number > 0 for row in self.rows[1:])


def stretches_of(rows: Iterable[RowView], *, by: int | None = None) -> tuple[Stretch, ...]:
    """The rows folded; with `by`, what that person had no hand in is folded too."""
    return tuple(_stretches(rows, by))


def _stretches(rows: Iterable[RowView], by: int | None) -> Iterator[Stretch]:
    for (fold, _), neighbours in groupby(rows, key=lambda row: _why(row, by)):
        if fold is Fold.NONE:
            yield from (Stretch((row,)) for row in neighbours)
        else:
            folded = tuple(neighbours)
            yield Stretch(folded, fold if len(folded) > 1 or fold is not Fold.MOVED else Fold.NONE)


def _why(row: RowView, by: int | None) -> tuple[Fold, str]:
    if row.kind is RowKind.KEPT:
        return Fold.KEPT, ""
    if by is not None and all(person.pk != by for person in row.people):
        return Fold.OTHERS, ""
    return (Fold.MOVED, row.other) if row.is_of_moved_section else (Fold.NONE, "")
