"""A speech as a plain outline, as files go out and texts are compared."""

from speeches.domain import gaps, numbering
from speeches.domain.outline import parts
from speeches.domain.outline.parts import Outline, SectionKind
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Key, Node, Noun, Tree
from speeches.models import Paragraph, Section, Speech
from speeches.queries.blocks import paragraph_node, section_node
from speeches.queries.snapshot import snapshot

UNNUMBERED = frozenset({SectionKind.FRONT, SectionKind.OPENING, SectionKind.WRAP_UP, SectionKind.CLOSING})


@snapshot()
def outline_of(speech: Speech) -> Outline:
    """The speech as it stands; written out, what was not changed is as it was imported. Two queries."""
    sections = Section.objects.filter(speech=speech, removed_in=None)
    paragraphs = Paragraph.objects.filter(speech=speech, removed_in=None)
    rows = _Rows(list(sections), list(paragraphs))
    return Outline(rows.sections(), tail=speech.tail)


class _Rows:
    """Rows that are loaded already, turned into plain parts."""

    def __init__(self, sections: list[Section], paragraphs: list[Paragraph]) -> None:
        self._rows: dict[Key, Section | Paragraph] = {
            **{(Noun.SECTION, row.pk): row for row in sections},
            **{(Noun.PARAGRAPH, row.pk): row for row in paragraphs},
        }
        self._tree = Tree([*map(section_node, sections), *map(paragraph_node, paragraphs)])
        lines = [node.key for node in self._tree.lines()]
        head = next((row.gap for row in sections if row.kind is SectionKind.FRONT), "")
        written = gaps.mended(head, [self._rows[key].gap for key in lines])
        self._gaps = dict(zip(lines, written, strict=True))

    def sections(self) -> tuple[parts.Section, ...]:
        """The top-level sections that hold something."""
        held = self._held(None)
        return tuple(
            part
            for part in held
            if isinstance(part, parts.Section) and (part.content or part.kind not in UNNUMBERED)
        )

    def _held(self, parent: int | None) -> tuple[parts.Paragraph | parts.Section, ...]:
        nodes = self._tree.children(parent)
        counted = numbering.numbers((node.numbering, node.pinned) for node in nodes if node.is_section)
        numbers = iter(counted)
        return tuple(
            self._section(node, next(numbers)) if node.is_section else self._paragraph(node) for node in nodes
        )

    def _section(self, node: Node, number: int) -> parts.Section:
        row = self._rows[node.key]
        return parts.Section(
            kind=SectionKind(node.kind),
            content=self._held(node.key[1]),
            numbering=node.numbering,
            number=number,
            heading=row.heading if isinstance(row, Section) else "",
            level=0 if node.kind in UNNUMBERED else level_of(self._tree, node),
            gap=self._gaps.get(node.key, ""),
        )

    def _paragraph(self, node: Node) -> parts.Paragraph:
        row = self._rows[node.key]
        text, kind = (row.text, row.kind) if isinstance(row, Paragraph) else ("", parts.ParagraphKind.BODY)
        return parts.Paragraph(text, kind, self._gaps[node.key])
