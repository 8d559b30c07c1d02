"""What changed between two versions as a table that offices pass on, in plain values."""

from dataclasses import dataclass

from speeches.exchange.table import Layout, Marked, unmarked

LAYOUT = Layout(millimetres=(13, 36, 16, 66, 66, 18, 32), characters=(6, 24, 8, 52, 52, 14, 18))


@dataclass(frozen=True, slots=True)
class TableLine:
    """One change: where it is, what became of the words, both wordings with their marks, by whom and when."""

    number: int
    place: str
    fate: str
    was: Marked
    now: Marked
    who: str
    when: str

    @property
    def cells(self) -> tuple[Marked, ...]:
        """All seven, in the order of the columns."""
        plain = (str(self.number), self.place, self.fate), (self.who, self.when)
        before, behind = (tuple(unmarked(text) for text in texts) for texts in plain)
        return (*before, self.was, self.now, *behind)


@dataclass(frozen=True, slots=True)
class ChangeTable:
    """The whole table: a title, which versions it compares, the headings of its columns, its lines."""

    title: str
    caption: str
    columns: tuple[str, ...]
    lines: tuple[TableLine, ...]

    @property
    def layout(self) -> Layout:
        """How wide its columns are."""
        return LAYOUT
