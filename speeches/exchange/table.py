"""A table to pass on, whatever it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from speeches.domain.diff import SpanKind

type Marked = tuple[tuple[SpanKind, str], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the columns are: on a page on its side, in millimetres, and in a sheet, in narrow characters.

    The millimetres of all columns are 247, which is what a wide page has between its margins.
    """

    millimetres: tuple[int, ...]
    characters: tuple[int, ...]


class Line(Protocol):
    """A row, the number in its first cell."""

    @property
    def cells(self) -> tuple[Marked, ...]:
        """The words of each cell, as many as there are columns."""


class Table(Protocol):
    """A title, what it is about, the headings of its columns, its rows."""

    @property
    def title(self) -> str:
        """Above it."""

    @property
    def caption(self) -> str:
        """Below the title."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands in each column."""

    @property
    def lines(self) -> Sequence[Line]:
        """In their order."""

    @property
    def layout(self) -> Layout:
        """How wide its columns are."""


def unmarked(text: str) -> Marked:
    """Plain words; nothing for none."""
    return ((SpanKind.KEPT, text),) if text else ()
