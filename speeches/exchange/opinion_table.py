"""What others said in a round and what became of it (意见采纳情况表), in plain values."""

from dataclasses import dataclass

from speeches.exchange.table import Layout, Marked, unmarked

LAYOUT = Layout(millimetres=(13, 30, 56, 58, 22, 40, 28), characters=(6, 20, 46, 50, 10, 36, 24))


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One opinion: whose it is, the words it is about, what it says, what became of it, why, and where."""

    number: int
    unit: str
    was: str
    said: str
    outcome: str
    reason: str
    place: str

    @property
    def cells(self) -> tuple[Marked, ...]:
        """All seven, in the order of the columns."""
        texts = (self.unit, self.was, self.said, self.outcome, self.reason, self.place)
        return tuple(unmarked(text) for text in (str(self.number), *texts))


@dataclass(frozen=True, slots=True)
class OpinionTable:
    """The whole table: a title, the round it is of, the headings of its columns, its lines."""

    title: str
    caption: str
    columns: tuple[str, ...]
    lines: tuple[OpinionLine, ...]

    @property
    def layout(self) -> Layout:
        """How wide its columns are."""
        return LAYOUT
