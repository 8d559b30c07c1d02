"""The sign-off sheet (审签单) as a table, in plain values."""

from dataclasses import dataclass

from speeches.domain.diff import SpanKind
from speeches.exchange.table import Layout, Marked, unmarked

LAYOUT = Layout(millimetres=(13, 28, 40, 46, 34, 48, 38), characters=(6, 14, 24, 26, 20, 40, 24))


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """Who signed at which step, what he signed, what he said, when.

    With `ended`, why it stands no more, the rest of it is struck through.
    """

    number: int
    step: str
    unit: str
    person: str
    scope: str
    opinion: str
    time: str
    ended: str = ""

    @property
    def cells(self) -> tuple[Marked, ...]:
        """All seven, in the order of the columns."""
        kind = SpanKind.REMOVED if self.ended else SpanKind.KEPT
        person, scope, said, at = (
            ((kind, text),) if text else () for text in (self.person, self.scope, self.opinion, self.time)
        )
        why = ((SpanKind.KEPT, f" {self.ended}"),) if self.ended else ()
        return (*map(unmarked, (str(self.number), self.step, self.unit)), person, scope, (*said, *why), at)


@dataclass(frozen=True, slots=True)
class SignOffTable:
    """A title, what it is of with hash and check code and who made it, the headings of its columns, lines."""

    title: str
    caption: str
    columns: tuple[str, ...]
    lines: tuple[SignOffLine, ...]

    @property
    def layout(self) -> Layout:
        """How wide its columns are."""
        return LAYOUT
