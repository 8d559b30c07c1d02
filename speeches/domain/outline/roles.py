"""What each line of a speech is taken for, before the tree is built."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from speeches.domain.numbering import Marker, family, level_of, read_marker
from speeches.domain.outline.lines import PhysicalLine
from speeches.domain.outline.points import points


class LineRole(StrEnum):
    """The part a line plays; the import preview lets a person change it."""

    NOISE = "noise"
    TITLE = "title"
    SUBTITLE = "subtitle"
    SALUTATION = "salutation"
    PART = "part"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    RUN_IN = "run_in"
    LEAD = "lead"
    BODY = "body"
    WRAP_UP = "wrap_up"
    CLOSING = "closing"


HEADINGS = (LineRole.HEADING_1, LineRole.HEADING_2, LineRole.HEADING_3, LineRole.HEADING_4)
FRONT_ROLES = frozenset({LineRole.TITLE, LineRole.SUBTITLE, LineRole.SALUTATION})
OPENERS = frozenset({LineRole.RUN_IN, LineRole.LEAD})
STRUCTURAL = frozenset({LineRole.PART, *HEADINGS, *OPENERS})
MARKED = frozenset({*HEADINGS, *OPENERS})


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line with the role it was given; `is_decided` when a person said so."""

    line: int
    gap: str
    text: str
    role: LineRole
    is_decided: bool


@dataclass(slots=True)
class Draft:
    """A line while its role is being found; `role` is None as long as nothing has claimed it.

    `text` is the whole line as written, marker included.
    `level` is that of the section it opens; `has_next` says that a sibling of that section follows;
    `keeps` counts the body lines right behind it that stay with it although it is the last of its list.
    """

    source: PhysicalLine
    text: str
    role: LineRole | None = None
    is_decided: bool = False
    mark: Marker | None = None
    level: int = 0
    group: int = 0
    has_next: bool = False
    keeps: int = 0
    is_in_closing: bool = False
    is_signature: bool = False

    @property
    def words(self) -> str:
        """The line without its marker."""
        return self.text[self.mark.length :] if self.mark else self.text

    @property
    def family(self) -> str:
        """What its number counts on with; empty for the unnumbered."""
        return family(self.mark.template) if self.mark else ""

    @property
    def number(self) -> int:
        """Its number as read, 0 when unnumbered."""
        return self.mark.number if self.mark else 0

    @property
    def own_level(self) -> int | None:
        """Its level where its marker or a person says so, None where it comes from around it."""
        if self.role is LineRole.PART:
            return 0
        if self.is_decided and self.role in HEADINGS:
            return HEADINGS.index(self.role) + 1
        return level_of(self.mark.template) if self.mark else None

    @property
    def is_structural(self) -> bool:
        """Whether it opens a section."""
        return self.role in STRUCTURAL or (self.role is None and self.mark is not None)

    @property
    def is_body(self) -> bool:
        """Whether it is, or for all that is known so far may be, ordinary text."""
        return self.role is LineRole.BODY or (self.role is None and self.mark is None)

    def settled(self) -> ReadLine:
        """The finished line; unclaimed lines are body."""
        role = self.role or LineRole.BODY
        return ReadLine(self.source.line, self.source.gap, self.text, role, self.is_decided)


def mark(drafts: Sequence[Draft]) -> None:
    """Read the marker of each line that may carry one; a marker with nothing behind it is text."""
    for draft in drafts:
        if draft.role is not None and draft.role not in MARKED:
            continue
        found = read_marker(draft.text)
        draft.mark = found if found and found.length < len(draft.text) else None
    _drop_lone_ordinals([draft for draft in drafts if draft.family == "ordinal" and not draft.is_decided])
    _drop_gathered_points([draft for draft in drafts if draft.family == "point"])


def _drop_lone_ordinals(ordinals: Sequence[Draft]) -> None:
    """第一，begins a list only where 第二，follows; otherwise it is a turn of phrase."""
    numbers = [draft.number for draft in ordinals]
    for place, draft in enumerate(ordinals):
        is_continued = draft.number + 1 in numbers[place + 1 : place + 2]
        continues = draft.number - 1 in numbers[max(place - 1, 0) : place]
        if not is_continued and not continues:
            draft.mark = None


def _drop_gathered_points(openers: Sequence[Draft]) -> None:
    """一是…二是… in one paragraph is text with points; 一是 opens a section where 二是 opens the next."""
    numbers = [draft.number for draft in openers]
    for place, draft in enumerate(openers):
        is_list_of_paragraphs = draft.number + 1 in numbers[place + 1 : place + 2] or draft.number > 1
        if not is_list_of_paragraphs and not draft.is_decided and len(points(draft.text)) > 1:
            draft.mark = None
