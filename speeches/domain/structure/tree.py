"""A speech's nodes in their places, as plain values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from speeches.domain.outline.parts import HEADED, ParagraphKind, SectionKind
from speeches.domain.ranking import between
from speeches.domain.verdict import Refusal


class Noun(StrEnum):
    """The two things that have a place."""

    SECTION = "section"
    PARAGRAPH = "paragraph"


type Key = tuple[Noun, int]


class NoSuchPlace(Refusal):
    """It is already at the edge, or what it would pass cannot be passed."""


class OpensSection(Refusal):
    """The paragraph opens a numbered section, which would be left without it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A section or paragraph at its place: under section `parent` (None: at the top), ordered by `rank`."""

    key: Key
    kind: SectionKind | ParagraphKind
    parent: int | None
    rank: str
    numbering: str = ""
    pinned: int | None = None

    @property
    def is_section(self) -> bool:
        """It holds others."""
        return self.key[0] is Noun.SECTION

    @property
    def has_own_line(self) -> bool:
        """It is a line of the manuscript: a paragraph, or a section with a heading line."""
        return self.kind in HEADED or not self.is_section


@dataclass(frozen=True, slots=True)
class Place:
    """A new place for a node."""

    key: Key
    parent: int | None
    rank: str
    numbering: str = ""
    pinned: int | None = None


class Tree:
    """Nodes by key, and the children of each section in order."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.key: node for node in nodes}
        self._children: dict[int | None, list[Node]] = defaultdict(list)
        for node in sorted(self.nodes.values(), key=lambda node: node.rank):
            self._children[node.parent].append(node)

    def section(self, section_id: int) -> Node:
        """The node of a section. Raises KeyError."""
        return self.nodes[Noun.SECTION, section_id]

    def paragraph(self, paragraph_id: int) -> Node:
        """The node of a paragraph. Raises KeyError."""
        return self.nodes[Noun.PARAGRAPH, paragraph_id]

    def parent_of(self, node: Node) -> Node | None:
        """The section that holds it, None at the top."""
        return None if node.parent is None else self.section(node.parent)

    def children(self, parent: int | None) -> list[Node]:
        """What a section holds, in order; None: the top-level sections."""
        return self._children[parent]

    def walk(self, top: int | None = None) -> Iterator[Node]:
        """Everything under a section in reading order, outer before inner."""
        waiting = list(reversed(self.children(top)))
        while waiting:
            node = waiting.pop()
            yield node
            if node.is_section:
                waiting.extend(reversed(self.children(node.key[1])))

    def lines(self) -> list[Node]:
        """The lines of the manuscript in reading order: heading lines and paragraphs."""
        return [node for node in self.walk() if node.has_own_line]

    def opener(self, section: Node) -> Node | None:
        """The first paragraph of a run-in or lead section, from which its heading is derived."""
        if section.kind not in {SectionKind.RUN_IN, SectionKind.LEAD}:
            return None
        held = self.children(section.key[1])
        return held[0] if held and not held[0].is_section else None

    def opened_by(self, node: Node) -> Node | None:
        """The run-in or lead section whose first paragraph this is."""
        parent = self.parent_of(node)
        return parent if parent and not node.is_section and self.opener(parent) == node else None

    def rank_after(self, parent: int | None, sibling: Node | None, *, leaving_out: Key | None = None) -> str:
        """A rank right behind `sibling` under `parent`; None means in front of all."""
        held = [node for node in self.children(parent) if node.key != leaving_out]
        at = held.index(sibling) + 1 if sibling else 0
        return between(held[at - 1].rank if at else "", held[at].rank if at < len(held) else "")

    def rank_at_end(self, parent: int | None) -> str:
        """A rank behind everything under `parent`."""
        held = self.children(parent)
        return between(held[-1].rank if held else "", "")
