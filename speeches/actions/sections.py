"""Adding, renaming, renumbering, removing and dissolving sections."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads, _returning
from speeches.actions._change import Change, change, once, speech_of
from speeches.actions._crediting import credit_principal
from speeches.domain import numbering, policy
from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.plain_text import typed_line
from speeches.domain.ranking import between
from speeches.domain.structure import sections as moves
from speeches.domain.structure.tree import Node, NoSuchPlace, Noun, Place, Tree
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NoWords
from speeches.models import Section
from speeches.queries import structure

DERIVED = frozenset({SectionKind.RUN_IN, SectionKind.LEAD})
UNNUMBERED = frozenset({SectionKind.FRONT, SectionKind.OPENING, SectionKind.WRAP_UP, SectionKind.CLOSING})


@once
def add_after(section_id: int, *, heading: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """A new section behind another and of its kind; behind the opening, one of the first level.

    Raises NoWords, NoSuchPlace behind the closing, Gone.
    """
    words = typed_line(heading)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        earlier = _heads.section_in(opened, section_id)
        if not words:
            raise NoWords
        tree = structure.tree_of(opened.speech.pk)
        node = tree.section(section_id)
        if node.kind in {SectionKind.FRONT, SectionKind.CLOSING}:
            raise NoSuchPlace
        kind, style = _like(tree, node)
        added = Section(kind=kind, numbering=style, parent_id=node.parent, gap=_gap(earlier))
        added.rank = tree.rank_after(node.parent, node)
        _add(opened, added, words)
    return opened.version


@once
def add_inside(section_id: int, *, heading: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """A new subsection at the end of a section. Raises NoWords, NoSuchPlace below the last level, Gone."""
    words = typed_line(heading)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        parent = _heads.section_in(opened, section_id)
        if not words:
            raise NoWords
        tree = structure.tree_of(opened.speech.pk)
        node = tree.section(section_id)
        level = moves.level_of(tree, node) + 1
        if node.kind in UNNUMBERED or level > moves.DEEPEST:
            raise NoSuchPlace
        style = numbering.default_template(level, _styles(tree, section_id))
        added = Section(kind=SectionKind.STANDALONE, numbering=style, parent=parent, gap=_gap(parent))
        added.rank = tree.rank_at_end(section_id)
        _add(opened, added, words)
    return opened.version


@once
def rename(  # noqa: PLR0913  what was typed, what was seen, and whose it is
    section_id: int,
    *,
    heading: str,
    based_on: int,
    by: User,
    at: datetime,
    is_principals: bool = False,
    key: UUID | None = None,
) -> int:
    """Give a section another heading, with `is_principals` the principal's change.

    Raises NoPrincipal, NoWords, NothingToSave, ChangedMeanwhile, Gone.
    """
    words = typed_line(heading)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        credit_principal(opened, is_principals=is_principals)
        section = _heads.section_in(opened, section_id)
        if not words or section.kind in DERIVED | UNNUMBERED:
            raise NoWords
        if words == section.heading:
            raise NothingToSave
        if section.version > based_on:
            raise ChangedMeanwhile
        _heads.write_heading(opened, section, words)
        opened.record(Happening.SECTION_RENAMED, section=section_id)
    return opened.version


def remove(section_id: int, *, based_on: int, by: User, at: datetime) -> int:
    """Take a section out with all it holds, unless something in it changed after version `based_on`.

    Raises NoSuchPlace for front, opening and closing, ChangedMeanwhile, Gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        section = _heads.section_in(opened, section_id)
        if section.kind in UNNUMBERED - {SectionKind.WRAP_UP}:
            raise NoSuchPlace
        gone = _heads.with_all_it_holds(structure.tree_of(opened.speech.pk), section_id)
        if structure.latest_version_in(opened.speech.pk, gone) > based_on:
            raise ChangedMeanwhile
        _heads.remove(opened, gone)
        opened.record(Happening.SECTION_REMOVED, section=section_id)
    return opened.version


def restore(section_id: int, *, by: User, at: datetime) -> int:
    """Bring a removed section back with all that went with it.

    Raises NothingToSave when it stands, NoSuchPlace when the section around it is gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        section = Section.objects.get(pk=section_id, speech=opened.speech)
        if section.removed_in is None:
            raise NothingToSave
        earlier = section.removed_in - 1
        _heads.place(opened, _returning.places_with_all(opened.speech.pk, section))
        opened.record(Happening.SECTION_RESTORED, section=section_id, earlier=earlier)
    return opened.version


def dissolve(section_id: int, *, based_on: int, by: User, at: datetime) -> int:
    """Take away only the heading or number of a section; what it holds stays.

    Raises ChangedMeanwhile for a heading that was written after version `based_on`, NoSuchPlace, Gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        if _heads.section_in(opened, section_id).version > based_on:
            raise ChangedMeanwhile
        tree = structure.tree_of(opened.speech.pk)
        places = moves.dissolve(tree, tree.section(section_id))
        _heads.remove(opened, [(Noun.SECTION, section_id)])
        _heads.place(opened, places)
        opened.record(Happening.SECTION_DISSOLVED, section=section_id)
    return opened.version


def renumber(section_id: int, *, by: User, at: datetime) -> int:
    """Let numbers that were kept as read follow the count, in this section and its neighbours.

    Raises NothingToSave when they do already, Gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        section = _heads.section_in(opened, section_id)
        siblings = structure.tree_of(opened.speech.pk).children(section.parent_id)
        pinned = [node for node in siblings if node.is_section and node.pinned is not None]
        if not pinned:
            raise NothingToSave
        _heads.place(opened, [Place(node.key, node.parent, node.rank, node.numbering) for node in pinned])
        opened.record(Happening.SECTION_RENUMBERED, section=section_id)
    return opened.version


def _add(opened: Change, section: Section, words: str) -> None:
    if section.kind not in DERIVED:
        section.heading = words
    _heads.add_section(opened, section)
    if section.kind in DERIVED:
        rank = between("", "")
        _heads.add_paragraph(opened, section, words, rank=rank, kind=ParagraphKind.BODY, gap=section.gap)
    opened.record(Happening.SECTION_ADDED, section=section.pk)


def _like(tree: Tree, earlier: Node) -> tuple[SectionKind, str]:
    if earlier.kind not in UNNUMBERED:
        return SectionKind(earlier.kind), earlier.numbering
    return SectionKind.STANDALONE, numbering.default_template(1, _styles(tree, earlier.parent))


def _styles(tree: Tree, parent: int | None) -> list[str]:
    return [node.numbering for node in tree.children(parent) if node.numbering]


def _gap(neighbour: Section) -> str:
    """As many line ends in front as the neighbour has; the first line of a file has none."""
    return neighbour.gap or "\n"
