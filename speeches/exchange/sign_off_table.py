"""The sign-off sheet (审签单) as a table, in plain values."""

from dataclasses import dataclass

from speeches.domain.diff import SpanKind
from speeches.exchange.table import Layout, Marked, unmarked

LAYOUT = Layout(millimetres=(13, 28, 40, 46, 34, 48, 38), characters=(6, 14, 24, 26, 20, 40, 24))


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """Who signed at which step, what he signed, what he said, when; struck through when it stands no more."""

    number: int
    step: str
    unit: str
    person: str
    scope: str
    opinion: str
    time: str
    is_over: bool = False

    @property
    def cells(self) -> tuple[Marked, ...]:
        """All seven, in the order of the columns."""
        kind = SpanKind.REMOVED if self.is_over else SpanKind.KEPT
        held = tuple(((kind, text),) if text else () for text in (self.opinion, self.time))
        fixed = (str(self.number), self.step, self.unit, self.person, self.scope)
        return (*map(unmarked, fixed), *held)


@dataclass(frozen=True, slots=True)
class SignOffTable:
    """A title, what it is of with hash and check code, the headings of its columns, its lines."""

    title: str
    caption: str
    columns: tuple[str, ...]
    lines: tuple[SignOffLine, ...]

    @property
    def layout(self) -> Layout:
        """How wide its columns are."""
        return LAYOUT
