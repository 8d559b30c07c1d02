"""A speech as a plain outline, as files go out and copies are made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from speeches.domain import gaps, numbering
from speeches.domain.outline import parts
from speeches.domain.outline.parts import Outline, ParagraphKind, SectionKind
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Key, Node, Noun
from speeches.models import Paragraph, Section, Speech
from speeches.queries.snapshot import snapshot
from speeches.queries.structure import Manuscript
from speeches.queries.text import version_of

UNNUMBERED = frozenset({SectionKind.FRONT, SectionKind.OPENING, SectionKind.WRAP_UP, SectionKind.CLOSING})


@dataclass(frozen=True, slots=True)
class SourcedOutline:
    """An outline whose lines are counted from 1, and the paragraph that each of them came from."""

    outline: Outline
    paragraphs: Mapping[int, int]


@snapshot()
def outline_of(speech: Speech, version: int) -> SourcedOutline:
    """The speech as it was read in a version; what was not changed is as it was imported. Three queries."""
    sheet = _Sheet(version_of(speech.pk, version), _gaps_of(speech.pk))
    return SourcedOutline(sheet.outline(speech.tail), sheet.sources)


def _gaps_of(speech_id: int) -> dict[Key, str]:
    """The white space in front of every line that there ever was; it stays what it was."""
    sections = Section.objects.filter(speech=speech_id).values_list("pk", "gap")
    paragraphs = Paragraph.objects.filter(speech=speech_id).values_list("pk", "gap")
    return {
        **{(Noun.SECTION, pk): gap for pk, gap in sections},
        **{(Noun.PARAGRAPH, pk): gap for pk, gap in paragraphs},
    }


class _Sheet:
    """Nodes and words turned into plain parts."""

    def __init__(self, manuscript: Manuscript, spaces: Mapping[Key, str]) -> None:
        self._tree, self._texts = manuscript.tree, manuscript.texts
        lines = [node.key for node in self._tree.lines()]
        fronts = (node for node in self._tree.nodes.values() if node.kind is SectionKind.FRONT)
        head = next((spaces[node.key] for node in fronts), "")
        written = gaps.mended(head, [spaces[key] for key in lines])
        self._gaps = dict(zip(lines, written, strict=True))
        self._counted: Iterator[int] = count(1)
        self.sources: dict[int, int] = {}

    def outline(self, tail: str) -> Outline:
        """The top-level sections that hold something."""
        held = self._held(None)
        sections = tuple(
            part
            for part in held
            if isinstance(part, parts.Section) and (part.content or part.kind not in UNNUMBERED)
        )
        return Outline(sections, tail=tail)

    def _held(self, parent: int | None) -> tuple[parts.Paragraph | parts.Section, ...]:
        nodes = self._tree.children(parent)
        counted = numbering.numbers((node.numbering, node.pinned) for node in nodes if node.is_section)
        numbers = iter(counted)
        return tuple(
            self._section(node, next(numbers)) if node.is_section else self._paragraph(node) for node in nodes
        )

    def _section(self, node: Node, number: int) -> parts.Section:
        line = next(self._counted)
        return parts.Section(
            kind=SectionKind(node.kind),
            content=self._held(node.key[1]),
            numbering=node.numbering,
            number=number,
            heading=self._texts[node.key],
            level=0 if node.kind in UNNUMBERED else level_of(self._tree, node),
            gap=self._gaps.get(node.key, ""),
            line=line,
        )

    def _paragraph(self, node: Node) -> parts.Paragraph:
        line = next(self._counted)
        self.sources[line] = node.key[1]
        return parts.Paragraph(
            self._texts[node.key], ParagraphKind(node.kind), self._gaps[node.key], line=line
        )
