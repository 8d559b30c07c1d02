"""Files as they came in: those that wait, how one is read, how one was written."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models import User
from speeches.domain.founding import titles_of
from speeches.domain.numbering import marker
from speeches.domain.outline.classify import classified
from speeches.domain.outline.leads import heading_of
from speeches.domain.outline.parts import Outline, Section, SectionKind
from speeches.domain.outline.read import read
from speeches.domain.outline.roles import LineRole, ReadLine
from speeches.exchange.original_reader import source_of
from speeches.exchange.text_reader import UTF_8, text_of
from speeches.models import Original


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the characters of a file are written."""

    name: str = UTF_8
    has_mark: bool = False

    @property
    def charset(self) -> str:
        """Its name in a Content-Type (IANA writes UTF-16LE without the second dash)."""
        return self.name.replace("utf-16-", "utf-16")


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """A section as the outline at the left of a preview shows it; `line` is where it begins."""

    kind: SectionKind
    depth: int
    marker: str
    heading: str
    line: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A waiting file as it is read with the decisions made so far."""

    lines: tuple[ReadLine, ...]
    entries: tuple[ReadEntry, ...]
    has_title: bool
    is_truncated: bool
    encoding: Encoding

    @property
    def cut(self) -> int:
        """How many lines are to be left out."""
        return sum(line.role is LineRole.NOISE for line in self.lines)


def waiting_of(person: User) -> list[Original]:
    """The files of a person that have not become speeches, the latest first; one query, without content."""
    return list(Original.objects.filter(by=person, speech=None).defer("content").order_by("-at", "-pk"))


def waiting_original(original_id: int, person: User) -> Original | None:
    """The file, if it is this person's and has not become a speech."""
    return Original.objects.filter(pk=original_id, by=person, speech=None).first()


def original_of(speech_id: int) -> Original | None:
    """The file that a speech was imported from; None where it came from none. One query."""
    return Original.objects.filter(speech=speech_id).select_related("by").first()


def preview_of(original: Original, decisions: Mapping[int, LineRole]) -> Preview:
    """How the file is read, with these decisions."""
    written = source_of(bytes(original.content), original.name)
    made = {**written.marked, **decisions}
    outline = read(written.text, decisions=made)
    return Preview(
        lines=tuple(classified(written.text, decisions=made)),
        entries=tuple(_entries(outline)),
        has_title=bool(titles_of(outline)),
        is_truncated=outline.is_truncated,
        encoding=Encoding(written.encoding, written.has_mark),
    )


def encoding_of(speech_id: int) -> Encoding:
    """The encoding of the file that a speech came from; UTF-8 where it came from none."""
    content = Original.objects.filter(speech=speech_id).values_list("content", flat=True).first()
    if content is None:
        return Encoding()
    written = text_of(bytes(content))
    return Encoding(written.encoding, written.has_mark)


def _entries(outline: Outline) -> list[ReadEntry]:
    entries: list[ReadEntry] = []
    for section in outline.sections:
        if section.kind is not SectionKind.FRONT:
            _enter(section, 0, entries)
    return entries


def _enter(section: Section, depth: int, entries: list[ReadEntry]) -> None:
    line = section.line or next((paragraph.line for paragraph in section.paragraphs), 0)
    mark = marker(section.numbering, section.number).strip()
    entries.append(ReadEntry(section.kind, depth, mark, heading_of(section), line))
    for held in section.sections:
        _enter(held, depth + 1, entries)
