"""What is done to paragraphs for whoever may: who edits them, and who accepts what somebody suggested."""

from collections.abc import Sequence

from speeches.actions import _heads
from speeches.actions._change import Change
from speeches.domain.happenings import Happening
from speeches.domain.structure import paragraphs, sections
from speeches.domain.structure.tree import NoSuchPlace, Noun, OpensSection, Tree
from speeches.models import Paragraph
from speeches.queries import structure


def put(opened: Change, paragraph: Paragraph, lines: Sequence[str]) -> None:
    """Give a paragraph these lines; several split it."""
    if len(lines) == 1:
        _heads.write(opened, paragraph, lines[0])
        return
    upper = next_rank(structure.tree_of(opened.speech.pk), paragraph)
    _heads.write_lines(opened, paragraph, list(lines), upper=upper)
    opened.record(Happening.PARAGRAPH_SPLIT, paragraph=paragraph.pk)


def put_behind(opened: Change, after: Paragraph, lines: Sequence[str]) -> None:
    """New paragraphs, one a line, right behind another."""
    upper = next_rank(structure.tree_of(opened.speech.pk), after)
    for added in _heads.add_paragraphs(opened, after, lines, upper=upper):
        opened.record(Happening.PARAGRAPH_INSERTED, paragraph=added.pk)


def take_out(opened: Change, paragraph: Paragraph) -> None:
    """Take a paragraph out; a section that it opened and that holds nothing else goes with it.

    Raises OpensSection.
    """
    tree = structure.tree_of(opened.speech.pk)
    gone = [(Noun.PARAGRAPH, paragraph.pk)]
    section = tree.opened_by(tree.paragraph(paragraph.pk))
    if section:
        others = tree.children(section.key[1])[1:]
        if others and others[0].is_section:
            raise OpensSection
        gone += [] if others else [section.key]
    _heads.remove(opened, gone)
    opened.record(Happening.PARAGRAPH_REMOVED, paragraph=paragraph.pk)


def move_before(opened: Change, paragraph: Paragraph, target: Paragraph) -> None:
    """Put a paragraph in front of another; one that opens a section takes the section along.

    Raises NoSuchPlace, also where the section does not stand beside one that the other opens.
    """
    tree = structure.tree_of(opened.speech.pk)
    node, line = tree.paragraph(paragraph.pk), tree.paragraph(target.pk)
    section, sibling = tree.opened_by(node), tree.opened_by(line)
    if section is None:
        _heads.place(opened, [paragraphs.before(tree, node, line)])
        opened.record(Happening.PARAGRAPH_MOVED, paragraph=paragraph.pk)
    elif sibling is None:
        raise NoSuchPlace
    else:
        _heads.place(opened, sections.before(tree, section, sibling))
        opened.record(Happening.SECTION_MOVED, section=section.key[1])


def move_behind(opened: Change, paragraph: Paragraph, target: Paragraph) -> None:
    """Put a paragraph behind another, into its section. Raises NoSuchPlace, OpensSection."""
    tree = structure.tree_of(opened.speech.pk)
    node = tree.paragraph(paragraph.pk)
    if tree.opened_by(node):
        raise OpensSection
    _heads.place(opened, [paragraphs.behind(tree, node, tree.paragraph(target.pk))])
    opened.record(Happening.PARAGRAPH_MOVED, paragraph=paragraph.pk)


def next_rank(tree: Tree, paragraph: Paragraph) -> str:
    """The rank of what follows the paragraph in its section, empty at the end."""
    held = tree.children(paragraph.section_id)
    at = held.index(tree.paragraph(paragraph.pk)) + 1
    return held[at].rank if at < len(held) else ""
