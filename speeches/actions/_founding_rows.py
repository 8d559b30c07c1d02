"""The rows of a whole new speech, written in few statements however long it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from speeches.actions._change import Change
from speeches.domain import authorship, gaps, numbering
from speeches.domain.founding import founded
from speeches.domain.outline import parts
from speeches.domain.outline.parts import HEADED, Outline, ParagraphKind, SectionKind
from speeches.domain.outline.write import written_lines
from speeches.domain.ranking import spread
from speeches.models import Paragraph, Placement, Revision, Section

type Level = list[tuple[Section | None, tuple[parts.Paragraph | parts.Section, ...]]]


def lay_down(
    opened: Change, outline: Outline, *, titles: Sequence[str] = (), sources: Mapping[int, int] | None = None
) -> None:
    """Heads, placements and revisions of all that the outline holds, title lines in front.

    `sources` are the paragraphs of another speech from which lines were copied.
    """
    rows = _Rows(opened, outline, sources or {})
    level: Level = [(None, founded(outline, titles=titles).sections)]
    while level:
        level = rows.create(level)
    rows.finish()
    opened.speech.tail = outline.tail
    opened.speech.save(update_fields=["tail"])
    opened.is_title_touched = True


@dataclass
class _Rows:
    """The tree as rows, one level below the other: a section needs the key of the one around it."""

    opened: Change
    outline: Outline
    sources: Mapping[int, int]
    paragraphs: list[Paragraph] = field(default_factory=list)

    def __post_init__(self) -> None:
        lines = list(written_lines(self.outline))
        self.first_line = lines[0].line
        # What the text begins with belongs to no line: another line may be the first one tomorrow.
        self.head, self.first_indent = gaps.parted(lines[0].gap)
        self.usual_gap = gaps.usual(line.gap for line in lines)

    def create(self, level: Level) -> Level:
        """Write the sections of a level, note its paragraphs; what the sections hold is the next level."""
        sections: list[Section] = []
        below: Level = []
        for around, content in level:
            pins = iter(numbering.pins(_numbers(content)))
            for part, rank in zip(content, spread(len(content)), strict=True):
                if isinstance(part, parts.Section):
                    sections.append(self._section(part, around, rank, next(pins)))
                    below.append((sections[-1], part.content))
                elif around is not None:
                    self.paragraphs.append(self._paragraph(part, around, rank))
        Section.objects.bulk_create(sections)
        for section in sections:
            self._note_section(section)
        return below

    def finish(self) -> None:
        """Write the paragraphs."""
        Paragraph.objects.bulk_create(self.paragraphs)
        speech, version = self.opened.speech, self.opened.version
        for row in self.paragraphs:
            self.opened.revisions.append(Revision(speech=speech, paragraph=row, since=version, text=row.text))
            self.opened.placements.append(
                Placement(
                    speech=speech, paragraph=row, parent_id=row.section_id, rank=row.rank, since=version
                )
            )

    def _section(self, part: parts.Section, around: Section | None, rank: str, pinned: int | None) -> Section:
        return Section(
            speech=self.opened.speech,
            parent=around,
            rank=rank,
            kind=part.kind,
            numbering=part.numbering,
            pinned=pinned,
            heading=part.heading,
            gap=self._gap_of_section(part),
            version=self.opened.version,
        )

    def _gap_of_section(self, part: parts.Section) -> str:
        """That of its heading line, else that of new lines in it; the front has what the text begins with."""
        if part.kind is SectionKind.FRONT:
            return self.head
        return self._gap(part) if part.kind in HEADED else self.usual_gap

    def _paragraph(self, part: parts.Paragraph, section: Section, rank: str) -> Paragraph:
        return Paragraph(
            speech=self.opened.speech,
            section=section,
            rank=rank,
            kind=ParagraphKind(part.kind),
            text=part.text,
            runs=authorship.of_new(part.text, self.opened.version),
            gap=self._gap(part),
            version=self.opened.version,
            copied_from_id=self.sources.get(part.line),
        )

    def _gap(self, part: parts.Paragraph | parts.Section) -> str:
        return self.first_indent if part.line == self.first_line else part.gap

    def _note_section(self, row: Section) -> None:
        speech, version = self.opened.speech, self.opened.version
        if row.kind in HEADED:
            self.opened.revisions.append(
                Revision(speech=speech, section=row, since=version, text=row.heading)
            )
        self.opened.placements.append(
            Placement(
                speech=speech,
                section=row,
                parent_id=row.parent_id,
                rank=row.rank,
                numbering=row.numbering,
                pinned=row.pinned,
                since=version,
            )
        )


def _numbers(content: tuple[parts.Paragraph | parts.Section, ...]) -> Iterator[tuple[str, int]]:
    return ((part.numbering, part.number) for part in content if isinstance(part, parts.Section))
