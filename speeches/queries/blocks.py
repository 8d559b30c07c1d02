"""Turns rows that are loaded already into the lines of a manuscript and the entries of its outline."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from speeches.domain import blanks, numbering, timing
from speeches.domain.outline.leads import headline, lead_sentence
from speeches.domain.outline.parts import SectionKind
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Node, Noun, Tree
from speeches.models import Paragraph, Section
from speeches.queries.assigned import Assigned
from speeches.queries.lines import Block, OutlineEntry, ParagraphView, SectionHead, Signing
from speeches.queries.open_talk import OpenTalk, Talk
from speeches.queries.strokes import Strokes

NONE = Talk()
UNMARKED = frozenset({SectionKind.FRONT, SectionKind.OPENING, SectionKind.WRAP_UP, SectionKind.CLOSING})


@dataclass
class Blocks:
    """Turns the rows of a speech into what its page shows."""

    sections: Sequence[Section]
    paragraphs: Sequence[Paragraph]
    talk: OpenTalk
    strokes: Strokes
    signings: Mapping[int, Signing]
    assigned: Assigned
    rate: int
    characters: int = 0
    tree: Tree = field(init=False)
    markers: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self._section = {section.pk: section for section in self.sections}
        self._paragraph = {paragraph.pk: paragraph for paragraph in self.paragraphs}
        self.tree = Tree([*map(section_node, self.sections), *map(paragraph_node, self.paragraphs)])
        self.markers = markers_of(self.tree)
        self._own = self.assigned.own_in(self.tree)

    def blocks(self) -> Iterator[Block]:
        """The lines of the manuscript in reading order."""
        for node in self.tree.lines():
            yield self._head(node) if node.is_section else self._view(node)

    def outline(self) -> list[OutlineEntry]:
        """The sections in reading order, with their sums; those without words and name are left out."""
        sums: dict[int, Counter[str]] = {}
        top = [self._add_up(node, sums) for node in self.tree.children(None)]
        self.characters = sum(one["characters"] for one in top)
        entries = (self._entry(node, depth, sums[node.key[1]]) for node, depth in self._sections(None, 0))
        return [entry for entry in entries if entry.target]

    def _add_up(self, section: Node, sums: dict[int, Counter[str]]) -> Counter[str]:
        """The section's sums, noted with those of all sections in it."""
        pk = section.key[1]
        total = _counted(self._section[pk].heading)
        total["open_threads"] = self.talk.on_sections.get(pk, NONE).count
        for held in self.tree.children(pk):
            if held.is_section:
                total.update(self._add_up(held, sums))
            else:
                text = self._paragraph[held.key[1]].text
                total.update(
                    _counted(text), open_threads=self.talk.on_paragraphs.get(held.key[1], NONE).count
                )
        sums[pk] = total
        return total

    def _sections(self, parent: int | None, depth: int) -> Iterator[tuple[Node, int]]:
        for node in self.tree.children(parent):
            if node.is_section:
                yield node, depth
                yield from self._sections(node.key[1], depth + 1)

    def _entry(self, node: Node, depth: int, sums: Counter[str]) -> OutlineEntry:
        section = self._section[node.key[1]]
        held = self.tree.children(section.pk)
        target = f"section-{section.pk}" if node.has_own_line else ""
        if not target and held and not held[0].is_section:
            target = f"paragraph-{held[0].key[1]}"
        return OutlineEntry(
            pk=section.pk,
            kind=section.kind,
            level=level_of(self.tree, node),
            depth=depth,
            marker=self.markers[section.pk].strip(),
            heading=section.heading or self._derived_heading(node),
            target=target,
            signing=self.signings.get(section.pk, Signing()),
            rate=self.rate,
            is_irregular=section.pinned is not None,
            characters=sums["characters"],
            open_threads=sums["open_threads"],
            blanks=sums["blanks"],
            writers=self.assigned.names_on(section.pk),
            is_mine=self.assigned.is_mine(section.pk),
        )

    def _derived_heading(self, node: Node) -> str:
        opener = self.tree.opener(node)
        if opener is None:
            return ""
        return headline(self._paragraph[opener.key[1]].text)

    def _head(self, node: Node) -> SectionHead:
        section = self._section[node.key[1]]
        talk = self.talk.on_sections.get(section.pk, NONE)
        return SectionHead(
            pk=section.pk,
            kind=section.kind,
            level=level_of(self.tree, node),
            marker=self.markers[section.pk],
            heading=section.heading,
            version=section.version,
            signing=self.signings.get(section.pk, Signing()),
            is_irregular=section.pinned is not None,
            open_threads=talk.count,
            wordings=talk.wordings,
            strokes=self.strokes.on_sections.get(section.pk, ()),
            is_foreign=self._is_foreign(section.pk),
        )

    def _is_foreign(self, section_id: int) -> bool:
        return self._own is not None and section_id not in self._own

    def _view(self, node: Node) -> ParagraphView:
        paragraph = self._paragraph[node.key[1]]
        opened = self.tree.opened_by(node)
        lead, rest = lead_sentence(paragraph.text) if opened else ("", paragraph.text)
        talk = self.talk.on_paragraphs.get(paragraph.pk, NONE)
        return ParagraphView(
            pk=paragraph.pk,
            section=paragraph.section_id,
            place=f"{paragraph.section_id}:{paragraph.rank}",
            kind=paragraph.kind,
            version=paragraph.version,
            text=paragraph.text,
            marker=self.markers[opened.key[1]] if opened else "",
            lead=lead,
            rest=rest,
            level=level_of(self.tree, opened) if opened else 0,
            opens=opened.key[1] if opened else None,
            signing=self.signings.get(opened.key[1], Signing()) if opened else Signing(),
            open_threads=talk.count,
            marks=talk.marks_in(paragraph.text),
            wordings=talk.wordings,
            wishes=talk.wishes,
            strokes=self.strokes.on_paragraphs.get(paragraph.pk, ()),
            is_foreign=self._is_foreign(paragraph.section_id),
        )


def _counted(text: str) -> Counter[str]:
    return Counter(characters=timing.characters(text), blanks=len(blanks.placeholders_in(text)))


def section_node(section: Section) -> Node:
    """A section as a node of the tree."""
    return Node(
        (Noun.SECTION, section.pk),
        section.kind,
        section.parent_id,
        section.rank,
        section.numbering,
        section.pinned,
    )


def paragraph_node(paragraph: Paragraph) -> Node:
    """A paragraph as a node of the tree."""
    return Node((Noun.PARAGRAPH, paragraph.pk), paragraph.kind, paragraph.section_id, paragraph.rank)


def markers_of(tree: Tree) -> dict[int, str]:
    """The marker in front of every section, empty where it has none."""
    markers = {}
    parents = [None, *(node.key[1] for node in tree.walk() if node.is_section)]
    for parent in parents:
        siblings = [node for node in tree.children(parent) if node.is_section]
        numbers = numbering.numbers([(node.numbering, node.pinned) for node in siblings])
        for node, number in zip(siblings, numbers, strict=True):
            markers[node.key[1]] = numbering.marker(node.numbering, number) if node.numbering else ""
    return markers
