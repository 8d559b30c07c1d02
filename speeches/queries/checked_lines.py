"""The lines of a speech as they are checked."""

from collections.abc import Iterator

from speeches.domain import numbering
from speeches.domain.checks.finding import CheckedLine
from speeches.domain.structure.tree import Node, Tree
from speeches.queries.blocks import markers_of
from speeches.queries.structure import Manuscript


def checked_lines(manuscript: Manuscript) -> list[CheckedLine]:
    """Every line in reading order, each with the marker in front of it; no query."""
    tree, markers = manuscript.tree, markers_of(manuscript.tree)
    irregular = set(_irregular(tree))
    lines = []
    for node in tree.lines():
        opened = node if node.is_section else tree.opened_by(node)
        marker = markers[opened.key[1]] if opened else ""
        lines.append(
            CheckedLine(
                node.key,
                node.kind,
                manuscript.texts[node.key],
                marker,
                opened.numbering if opened else "",
                is_irregular=opened is not None and opened.key in irregular,
            )
        )
    return lines


def _irregular(tree: Tree) -> Iterator[tuple[str, int]]:
    """Sections whose number does not follow on from the one before."""
    parents = [None, *(node.key[1] for node in tree.walk() if node.is_section)]
    for parent in parents:
        siblings = [node for node in tree.children(parent) if node.is_section]
        pinned = _pinned(siblings)
        yield from (node.key for node, number in zip(siblings, pinned, strict=True) if number is not None)


def _pinned(siblings: list[Node]) -> list[int | None]:
    numbers = numbering.numbers([(node.numbering, node.pinned) for node in siblings])
    return numbering.pins([(node.numbering, number) for node, number in zip(siblings, numbers, strict=True)])
