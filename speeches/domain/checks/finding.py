"""Lines as they are checked, and what is found in them."""

from dataclasses import dataclass
from hashlib import sha256

from speeches.domain.checks.check import Check
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.structure.tree import Key

_AROUND = 12


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line of the manuscript as it is read: its marker, with the style of that, and its words.

    `is_irregular` where its number does not follow on from the one before it.
    """

    key: Key
    kind: SectionKind | ParagraphKind
    text: str
    marker: str = ""
    template: str = ""
    is_irregular: bool = False

    @property
    def shown(self) -> str:
        """What is read."""
        return self.marker + self.text


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a line, in code points of what is read there; `right` where only one thing is."""

    check: Check
    line: CheckedLine
    start: int
    end: int
    right: str | None = None

    @property
    def wrong(self) -> str:
        """The words as they stand."""
        return self.line.shown[self.start : self.end]

    @property
    def before(self) -> str:
        """Some words in front of them."""
        return self.line.shown[max(0, self.start - _AROUND) : self.start]

    @property
    def after(self) -> str:
        """Some words behind them."""
        return self.line.shown[self.end : self.end + _AROUND]

    @property
    def fingerprint(self) -> str:
        """The same as long as these words stand among the same others; 64 hexadecimal digits."""
        told = (self.check, *map(str, self.line.key), self.before, self.wrong, self.after)
        return sha256("\0".join(told).encode()).hexdigest()
