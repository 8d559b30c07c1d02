"""Who writes which section."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from speeches.domain.structure.tree import Node, Noun, Tree
from speeches.models import Assignment, Section
from speeches.queries.standing import Standing


@dataclass(frozen=True, slots=True)
class Assigned:
    """The assignments of a speech, and whom they are shown to."""

    reader: Standing
    by_section: Mapping[int, list[Assignment]] = field(default_factory=dict)

    def names_on(self, section_id: int) -> tuple[str, ...]:
        """The people to whom a section is assigned."""
        return tuple(str(one.member.user) for one in self.by_section.get(section_id, []))

    def is_mine(self, section_id: int) -> bool:
        """It is assigned to the reader."""
        return self.is_writer(self.reader.member, section_id)

    def is_writer(self, member: int, section_id: int) -> bool:
        """It is assigned to this member."""
        return any(one.member_id == member for one in self.by_section.get(section_id, []))

    def own_in(self, tree: Tree) -> set[int] | None:
        """The sections that a limited reader may change, with all they hold; None means no limit."""
        if not self.reader.is_limited:
            return None
        tops = (section for section in self.by_section if self.is_mine(section))
        return {section for top in tops if (Noun.SECTION, top) in tree.nodes for section in _held(tree, top)}


def assigned_to(reader: Standing, speech_id: int) -> Assigned:
    """The assignments of a speech for its page; one query."""
    rows = Assignment.objects.filter(speech=speech_id).select_related("member__user").order_by("pk")
    by_section: dict[int, list[Assignment]] = {}
    for row in rows:
        by_section.setdefault(row.section_id, []).append(row)
    return Assigned(reader, by_section)


def own_sections(standing: Standing, speech_id: int) -> set[int]:
    """The sections assigned to a member, with all that is or was in them; two queries."""
    own = set(Assignment.objects.filter(member=standing.member).values_list("section", flat=True))
    parents = dict(Section.objects.filter(speech=speech_id).values_list("pk", "parent_id"))
    return {section for section in parents if _has_above(section, parents, own)}


def is_own(standing: Standing, section: Section) -> bool:
    """Whether a member may change what stands in a section; no query without a limit, else two."""
    return not standing.is_limited or section.pk in own_sections(standing, section.speech_id)


def _has_above(section: int, parents: Mapping[int, int | None], own: set[int]) -> bool:
    at: int | None = section
    while at is not None and at not in own:
        at = parents[at]
    return at is not None


def _held(tree: Tree, top: int) -> Iterable[int]:
    inside: Iterable[Node] = tree.walk(top)
    return [top, *(node.key[1] for node in inside if node.is_section)]
