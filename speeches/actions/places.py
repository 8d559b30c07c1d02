"""Moving paragraphs and sections."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from accounts.models import User
from speeches.actions import _editing, _heads
from speeches.actions._change import Change, change, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.structure import paragraphs, sections
from speeches.domain.structure.tree import Node, OpensSection, Place, Tree
from speeches.models import Paragraph, Section
from speeches.queries import structure


class Step(StrEnum):
    """A paragraph's steps: a line up or down, out of its section, into the section before."""

    UP = "up"
    DOWN = "down"
    OUT = "out"
    IN = "in"


class Shift(StrEnum):
    """A section's steps: among its siblings, or between levels."""

    UP = "up"
    DOWN = "down"
    PROMOTE = "promote"
    DEMOTE = "demote"


_STEPS: dict[Step, Callable[[Tree, Node], Place]] = {
    Step.UP: paragraphs.up,
    Step.DOWN: paragraphs.down,
    Step.OUT: paragraphs.outwards,
    Step.IN: paragraphs.inwards,
}

_SHIFTS: dict[Shift, tuple[Callable[[Tree, Node], list[Place]], Happening]] = {
    Shift.UP: (sections.up, Happening.SECTION_MOVED),
    Shift.DOWN: (sections.down, Happening.SECTION_MOVED),
    Shift.PROMOTE: (sections.promote, Happening.SECTION_PROMOTED),
    Shift.DEMOTE: (sections.demote, Happening.SECTION_DEMOTED),
}


def move_paragraph(paragraph_id: int, *, step: Step, by: User, at: datetime) -> int:
    """Move a paragraph by one step; one that opens a section takes the section along.

    Raises NoSuchPlace, OpensSection for a step out of the section that it opens, Gone.
    """
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        _heads.paragraph_in(opened, paragraph_id)
        tree = structure.tree_of(opened.speech.pk)
        node = tree.paragraph(paragraph_id)
        section = tree.opened_by(node)
        if section and step in {Step.UP, Step.DOWN}:
            _shift(opened, tree, section, Shift(step))
        elif section:
            raise OpensSection
        else:
            _heads.place(opened, [_STEPS[step](tree, node)])
            opened.record(Happening.PARAGRAPH_MOVED, paragraph=paragraph_id)
    return opened.version


def move_before(paragraph_id: int, *, before_id: int, by: User, at: datetime) -> int:
    """Move a paragraph in front of another; one that opens a section takes the section along.

    Raises NoSuchPlace, also where the section does not stand beside one that the other opens; Gone.
    """
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        paragraph, target = (_heads.paragraph_in(opened, pk) for pk in (paragraph_id, before_id))
        _editing.move_before(opened, paragraph, target)
    return opened.version


def move_behind(paragraph_id: int, *, after_id: int, by: User, at: datetime) -> int:
    """Move a paragraph behind another, into its section. Raises NoSuchPlace, OpensSection, Gone."""
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        paragraph, target = (_heads.paragraph_in(opened, pk) for pk in (paragraph_id, after_id))
        _editing.move_behind(opened, paragraph, target)
    return opened.version


def move_section_beside(section_id: int, *, sibling_id: int, is_behind: bool, by: User, at: datetime) -> int:
    """Move a section with all it holds in front of one of its siblings, or behind it.

    Raises NoSuchPlace, also for a section that does not stand beside it; Gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        _heads.section_in(opened, section_id)
        _heads.section_in(opened, sibling_id)
        tree = structure.tree_of(opened.speech.pk)
        beside = sections.behind if is_behind else sections.before
        _heads.place(opened, beside(tree, tree.section(section_id), tree.section(sibling_id)))
        opened.record(Happening.SECTION_MOVED, section=section_id)
    return opened.version


def move_section(section_id: int, *, shift: Shift, by: User, at: datetime) -> int:
    """Move a section with all it holds, or change its level. Raises NoSuchPlace, Gone."""
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        _heads.section_in(opened, section_id)
        tree = structure.tree_of(opened.speech.pk)
        _shift(opened, tree, tree.section(section_id), shift)
    return opened.version


def _shift(opened: Change, tree: Tree, section: Node, shift: Shift) -> None:
    places, kind = _SHIFTS[shift][0](tree, section), _SHIFTS[shift][1]
    _heads.place(opened, places)
    opened.record(kind, section=section.key[1])
