"""Moves of whole sections; promoting and demoting never change the order of reading."""

from collections.abc import Iterable
from dataclasses import replace

from speeches.domain import numbering
from speeches.domain.outline.parts import SectionKind
from speeches.domain.ranking import between
from speeches.domain.structure.tree import Node, NoSuchPlace, Place, Tree

DEEPEST = 4
FIXED = frozenset({SectionKind.FRONT, SectionKind.OPENING, SectionKind.CLOSING})


def up(tree: Tree, section: Node) -> list[Place]:
    """In front of the section before it. Raises NoSuchPlace if there is none."""
    siblings = _movable_siblings(tree, section)
    at = siblings.index(section)
    if at == 0:
        raise NoSuchPlace
    held = tree.children(section.parent)
    in_front = held.index(siblings[at - 1])
    return [_placed(tree, section, section.parent, held[in_front - 1] if in_front else None)]


def down(tree: Tree, section: Node) -> list[Place]:
    """Behind the section after it. Raises NoSuchPlace if there is none."""
    siblings = _movable_siblings(tree, section)
    at = siblings.index(section)
    if at + 1 == len(siblings):
        raise NoSuchPlace
    return [_placed(tree, section, section.parent, siblings[at + 1])]


def before(tree: Tree, section: Node, sibling: Node) -> list[Place]:
    """In front of another section of the same parent. Raises NoSuchPlace for any other, and for itself."""
    siblings = _movable_siblings(tree, section)
    if sibling == section or sibling not in siblings:
        raise NoSuchPlace
    held = [node for node in tree.children(section.parent) if node != section]
    at = held.index(sibling)
    return [_placed(tree, section, section.parent, held[at - 1] if at else None)]


def behind(tree: Tree, section: Node, sibling: Node) -> list[Place]:
    """Behind another section of the same parent. Raises NoSuchPlace for any other, and for itself."""
    if sibling == section or sibling not in _movable_siblings(tree, section):
        raise NoSuchPlace
    return [_placed(tree, section, section.parent, sibling)]


def promote(tree: Tree, section: Node) -> list[Place]:
    """One level up, behind its parent; what followed it there becomes its own. Raises NoSuchPlace."""
    parent = tree.parent_of(section)
    if parent is None or section.kind in FIXED or parent.kind is SectionKind.PART:
        raise NoSuchPlace
    siblings = tree.children(parent.key[1])
    followers = siblings[siblings.index(section) + 1 :]
    rank = tree.rank_after(parent.parent, parent)
    top = _restyled(section, level_of(tree, section) - 1, _styles(tree, parent.parent))
    return [
        Place(section.key, parent.parent, rank, top),
        *_deepened(tree, section, by=-1),
        *_appended(tree, section, followers),
    ]


def demote(tree: Tree, section: Node) -> list[Place]:
    """One level down, to the end of the section before it, with what stands between. Raises NoSuchPlace."""
    siblings = tree.children(section.parent)
    at = siblings.index(section)
    earlier = [node for node in siblings[:at] if node.is_section and node.kind not in FIXED]
    if section.kind in FIXED or not earlier or earlier[-1].kind is SectionKind.PART:
        raise NoSuchPlace
    host = earlier[-1]
    if max(_levels(tree, section)) + 1 > DEEPEST:
        raise NoSuchPlace
    style = _restyled(section, level_of(tree, section) + 1, _styles(tree, host.key[1]))
    moved = [*siblings[siblings.index(host) + 1 : at], replace(section, numbering=style, pinned=None)]
    return [*_appended(tree, host, moved), *_deepened(tree, section, by=1)]


def dissolve(tree: Tree, section: Node) -> list[Place]:
    """New places for all that it holds, when only its heading or number goes. Raises NoSuchPlace.

    Inside a larger section everything stays where it is read; at the top it joins the section before.
    """
    if section.kind in FIXED:
        raise NoSuchPlace
    held = tree.children(section.key[1])
    siblings = tree.children(section.parent)
    at = siblings.index(section)
    if section.parent is None:
        if at == 0 or siblings[at - 1].kind is SectionKind.FRONT:
            raise NoSuchPlace
        return _appended(tree, siblings[at - 1], held)
    after = siblings[at + 1].rank if at + 1 < len(siblings) else ""
    level, styles = level_of(tree, section), _styles(tree, section.parent)
    risen = [replace(node, numbering=_restyled(node, level, styles)) for node in held]
    deeper = [place for node in held if node.is_section for place in _deepened(tree, node, by=-1)]
    return [*_in_order(risen, section.parent, section.rank, after), *deeper]


def level_of(tree: Tree, section: Node) -> int:
    """Its level by convention C3: by the symbol of its marker, else one below the section around it."""
    if section.kind is SectionKind.PART:
        return 0
    by_symbol = numbering.level_of(section.numbering) if section.numbering else None
    if by_symbol is not None:
        return by_symbol
    parent = tree.parent_of(section)
    return level_of(tree, parent) + 1 if parent else 1


def _movable_siblings(tree: Tree, section: Node) -> list[Node]:
    if section.kind in FIXED:
        raise NoSuchPlace
    return [node for node in tree.children(section.parent) if node.is_section and node.kind not in FIXED]


def _placed(tree: Tree, section: Node, parent: int | None, sibling: Node | None) -> Place:
    rank = tree.rank_after(parent, sibling, leaving_out=section.key)
    return Place(section.key, parent, rank, section.numbering)


def _appended(tree: Tree, host: Node, nodes: Iterable[Node]) -> list[Place]:
    held = tree.children(host.key[1])
    return _in_order(nodes, host.key[1], held[-1].rank if held else "", "")


def _in_order(nodes: Iterable[Node], parent: int | None, lower: str, upper: str) -> list[Place]:
    places = []
    for node in nodes:
        lower = between(lower, upper)
        places.append(Place(node.key, parent, lower, node.numbering, node.pinned))
    return places


def _deepened(tree: Tree, section: Node, *, by: int) -> list[Place]:
    """The sections below, restyled for their new level where they stand."""
    return [
        Place(node.key, node.parent, node.rank, style)
        for node in tree.walk(section.key[1])
        if node.is_section and (style := _restyled(node, level_of(tree, node) + by, ())) != node.numbering
    ]


def _restyled(section: Node, level: int, styles: Iterable[str]) -> str:
    """The style of a marker at another level; what takes its level from around it keeps its own."""
    if not section.numbering or numbering.level_of(section.numbering) is None:
        return section.numbering
    return numbering.default_template(level, [style for style in styles if style])


def _styles(tree: Tree, parent: int | None) -> list[str]:
    return [node.numbering for node in tree.children(parent) if node.is_section]


def _levels(tree: Tree, section: Node) -> list[int]:
    below = [node for node in tree.walk(section.key[1]) if node.is_section]
    return [level_of(tree, node) for node in (section, *below)]
