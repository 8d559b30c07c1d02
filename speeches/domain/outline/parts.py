"""The plain structure of a speech outside the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class SectionKind(StrEnum):
    """What a stretch of a speech is; every kind but the front is shown in the outline."""

    FRONT = "front"
    OPENING = "opening"
    PART = "part"
    STANDALONE = "standalone"
    RUN_IN = "run_in"
    LEAD = "lead"
    WRAP_UP = "wrap_up"
    CLOSING = "closing"


# Their headings are lines of their own.
HEADED = frozenset({SectionKind.PART, SectionKind.STANDALONE})


class ParagraphKind(StrEnum):
    """What a line of a speech is, besides the heading lines, which belong to their section."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    SALUTATION = "salutation"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One physical line, without its marker.

    `gap` is the white space in front of it, verbatim: line ends, blank lines, indent.
    `line` is its 1-based line in the file it was read from; 0 when there was none.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    gap: str = "\n"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline with its paragraphs and subsections in reading order.

    `numbering` is the style of its marker with the numeral in braces: "{han}、", "（{han}）", "({han})",
    "{arabic}、", "{han}是"; white space between marker and text belongs to it. Empty when unnumbered.
    `number` is the number as read or computed, 0 when unnumbered.
    `heading` is the line of a part or standalone section as written, without marker; a stray 。 stays.
    Run-in and lead sections have an empty one: theirs is derived from their first paragraph, and so is their
    `gap` empty: the white space stands in front of that paragraph, then comes the marker, then its text.
    `level` is 0 for a part, 1 for 一、, 2 for （一） and so on; 0 too for kinds outside the numbering.
    """

    kind: SectionKind
    content: tuple["Paragraph | Section", ...] = ()
    numbering: str = ""
    number: int = 0
    heading: str = ""
    level: int = 0
    gap: str = "\n"
    line: int = 0

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Own paragraphs in reading order, those after the subsections included (C5)."""
        return tuple(part for part in self.content if isinstance(part, Paragraph))

    @property
    def sections(self) -> tuple["Section", ...]:
        """Direct subsections in reading order."""
        return tuple(part for part in self.content if isinstance(part, Section))


@dataclass(frozen=True, slots=True)
class Noise:
    """A line proposed for removal (C12).

    `gap` is the white space in front of it; at the very start of a text, where what was in front of it now
    stands in front of the first line that is kept, the white space behind it.
    """

    text: str
    gap: str
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A speech as read: top-level sections in reading order, what is to be cut, white space at the end."""

    sections: tuple[Section, ...]
    noise: tuple[Noise, ...] = ()
    tail: str = ""
    is_truncated: bool = False

    def walk(self) -> Iterator[Section]:
        """Every section, outer before inner, in reading order."""
        waiting = list(reversed(self.sections))
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.sections))
