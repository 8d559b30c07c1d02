"""Moves of single paragraphs, line by line as the eye sees them."""

from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.structure.tree import Node, NoSuchPlace, Place, Tree


def down(tree: Tree, paragraph: Node) -> Place:
    """One line further down, into the section whose heading it passes. Raises NoSuchPlace at the end."""
    lines = tree.lines()
    at = lines.index(paragraph)
    if at + 1 == len(lines):
        raise NoSuchPlace
    return _behind(tree, paragraph, lines[at + 1])


def up(tree: Tree, paragraph: Node) -> Place:
    """One line further up, out of the section whose heading it passes. Raises NoSuchPlace at the start."""
    lines = tree.lines()
    at = lines.index(paragraph)
    if at == 0:
        raise NoSuchPlace
    return before(tree, paragraph, lines[at - 1])


def before(tree: Tree, paragraph: Node, line: Node) -> Place:
    """In front of another line. Raises NoSuchPlace in front of the first one or of itself."""
    if line == paragraph:
        raise NoSuchPlace
    parent = tree.parent_of(line)
    if not line.is_section and parent and not tree.opened_by(line):
        held = [node for node in tree.children(parent.key[1]) if node != paragraph]
        at = held.index(line)
        return _checked(tree, paragraph, parent, held[at - 1] if at else None)
    above = [node for node in tree.lines() if node != paragraph]
    at = above.index(line)
    if at == 0:
        raise NoSuchPlace
    return _behind(tree, paragraph, above[at - 1])


def behind(tree: Tree, paragraph: Node, line: Node) -> Place:
    """Right behind another paragraph, in its section. Raises NoSuchPlace for itself and for headings."""
    if line == paragraph or line.is_section:
        raise NoSuchPlace
    return _behind(tree, paragraph, line)


def outwards(tree: Tree, paragraph: Node) -> Place:
    """Out of its section, right behind it: a closing thought of the larger section (C5).

    Raises NoSuchPlace where it would change the order of reading, or has nowhere to go.
    """
    parent = tree.parent_of(paragraph)
    if parent is None or parent.parent is None or tree.children(parent.key[1])[-1] != paragraph:
        raise NoSuchPlace
    return _checked(tree, paragraph, tree.section(parent.parent), parent)


def inwards(tree: Tree, paragraph: Node) -> Place:
    """Into the section right in front of it, at its end. Raises NoSuchPlace if there is none."""
    held = tree.children(paragraph.parent)
    at = held.index(paragraph)
    if at == 0 or not held[at - 1].is_section:
        raise NoSuchPlace
    section = held[at - 1]
    inner = tree.children(section.key[1])
    return _checked(tree, paragraph, section, inner[-1] if inner else None)


def _behind(tree: Tree, paragraph: Node, line: Node) -> Place:
    if line.is_section:
        return _checked(tree, paragraph, line, None)
    parent = tree.parent_of(line)
    if parent is None:
        raise NoSuchPlace
    opening = _opening(tree)
    if parent.kind is SectionKind.FRONT and paragraph.parent != parent.key[1] and opening:
        return _checked(tree, paragraph, opening, None)
    return _checked(tree, paragraph, parent, line)


def _opening(tree: Tree) -> Node | None:
    return next((node for node in tree.children(None) if node.kind is SectionKind.OPENING), None)


def _checked(tree: Tree, paragraph: Node, parent: Node, sibling: Node | None) -> Place:
    # Title, subtitle and the first salutations stay in front, and nothing else comes between them.
    from_front = tree.section(paragraph.parent or 0).kind is SectionKind.FRONT
    into_front = parent.kind is SectionKind.FRONT
    if into_front != from_front and (into_front or paragraph.kind is not ParagraphKind.BODY):
        raise NoSuchPlace
    rank = tree.rank_after(parent.key[1], sibling, leaving_out=paragraph.key)
    return Place(paragraph.key, parent.key[1], rank)
