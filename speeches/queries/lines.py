"""The lines of a manuscript and the entries of its outline, as a page shows them."""

from dataclasses import dataclass

from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.signing import SectionState
from speeches.domain.suggesting import SuggestionKind, Wording


@dataclass(frozen=True, slots=True)
class Signing:
    """Where a section stands with its signers, and who they are; who calls it ready, and who reviews it."""

    state: SectionState = SectionState.DRAFTING
    signers: tuple[str, ...] = ()
    ready_by: str = ""
    reviewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a paragraph that an open thread is about, in code points; `by` is who opened it."""

    start: int
    end: int
    thread: int
    by: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What is suggested for a paragraph besides other words; `by` is who suggests it.

    `text` are new paragraphs behind it, `beside` how the one begins in front of which it shall stand, or
    behind.
    """

    thread: int
    by: int
    kind: SuggestionKind
    text: str = ""
    beside: str = ""
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class StrokeMark:
    """What the principal's change of this number wrote and struck out in a line, the first letters of both.

    `start` and `end` are its words now, the same where none of them stand; `is_open` where a later change
    touched it and nobody has said how it stands to his words.
    """

    start: int
    end: int
    number: int
    written: str
    removed: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class SectionHead:
    """A heading line; `is_foreign` where the reader is limited to other sections."""

    pk: int
    kind: SectionKind
    level: int
    marker: str
    heading: str
    version: int
    signing: Signing
    is_irregular: bool
    open_threads: int = 0
    marks: tuple[Mark, ...] = ()
    wordings: tuple[Wording, ...] = ()
    lead: str = ""
    strokes: tuple[StrokeMark, ...] = ()
    is_foreign: bool = False
    is_heading: bool = True

    @property
    def text(self) -> str:
        """What it is called, without its number."""
        return self.heading

    @property
    def state(self) -> SectionState:
        """Where the section stands."""
        return self.signing.state

    @property
    def has_open_touch(self) -> bool:
        """A later change of the principal's words waits for a word about it."""
        return any(stroke.is_open for stroke in self.strokes)


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph; one that opens a run-in or lead section carries its marker and its lead sentence.

    `is_foreign` where the reader is limited to other sections.
    """

    pk: int
    section: int
    place: str
    kind: ParagraphKind
    version: int
    text: str
    marker: str
    lead: str
    rest: str
    level: int
    opens: int | None
    signing: Signing
    open_threads: int
    marks: tuple[Mark, ...] = ()
    wordings: tuple[Wording, ...] = ()
    wishes: tuple[Wish, ...] = ()
    strokes: tuple[StrokeMark, ...] = ()
    is_foreign: bool = False
    is_heading: bool = False

    @property
    def is_unwanted(self) -> bool:
        """Somebody suggests to take it out."""
        return any(wish.kind is SuggestionKind.REMOVE for wish in self.wishes)

    @property
    def state(self) -> SectionState:
        """Where the section that it opens stands."""
        return self.signing.state

    @property
    def has_open_touch(self) -> bool:
        """A later change of the principal's words waits for a word about it."""
        return any(stroke.is_open for stroke in self.strokes)


type Block = SectionHead | ParagraphView


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A section as the outline shows it; sums are over all that it holds, `writers` those assigned to it."""

    pk: int
    kind: SectionKind
    level: int
    depth: int
    marker: str
    heading: str
    target: str
    signing: Signing
    rate: int
    is_irregular: bool
    characters: int
    open_threads: int
    blanks: int
    writers: tuple[str, ...] = ()
    is_mine: bool = False

    @property
    def name(self) -> str:
        """Its heading; its kind where it has none."""
        return self.heading or self.kind

    @property
    def state(self) -> SectionState:
        """Where the section stands."""
        return self.signing.state

    @property
    def minutes(self) -> float:
        """How long it takes to speak."""
        return self.characters / self.rate
