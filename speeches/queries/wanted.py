"""Which versions of a history somebody wants to see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils.timezone import make_aware

from accounts.models import User
from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import SectionKind
from speeches.models import Event, Section
from speeches.queries import structure
from speeches.queries.blocks import markers_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """By whom, in which section, of which kinds, from which day until which day; None wants all.

    Of the kinds that are `unheard` nothing is told, whatever else is asked for. A section stands for all
    that it holds, and for what was last in it before it was removed.
    """

    by: int | None = None
    section: int | None = None
    kinds: Iterable[Happening] | None = None
    since: date | None = None
    until: date | None = None
    unheard: frozenset[Happening] = frozenset()

    def condition(self, speech_id: int) -> Q:
        """What the events of a wanted version meet; one query where a section is asked for."""
        met = ~Q(kind__in=self.unheard) if self.unheard else Q()
        if self.by is not None:
            met &= Q(by=self.by)
        if self.kinds is not None:
            met &= Q(kind__in=list(self.kinds))
        if self.since is not None:
            met &= Q(at__gte=_start_of(self.since))
        if self.until is not None:
            met &= Q(at__lt=_start_of(self.until + timedelta(days=1)))
        if self.section is not None:
            around = _with_all_inside(speech_id, self.section)
            met &= Q(section__in=around) | Q(paragraph__section__in=around)
        return met


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class NamedSection:
    """A section to choose by its name; unnamed ones are told by their kind.

    `indent` has as many numbers as sections stand around it.
    """

    pk: int
    kind: SectionKind
    indent: range
    marker: str
    heading: str


def sections_of(speech_id: int) -> list[NamedSection]:
    """The sections of a speech as it stands, in reading order; two queries."""
    manuscript = structure.manuscript_of(speech_id)
    markers = markers_of(manuscript.tree)
    depths: dict[int | None, int] = {None: -1}
    named = []
    for node in manuscript.tree.walk():
        if node.is_section:
            pk = node.key[1]
            depths[pk] = depths[node.parent] + 1
            name = manuscript.name_of(node)
            named.append(NamedSection(pk, SectionKind(node.kind), range(depths[pk]), markers[pk], name))
    return named


def authors_of(speech_id: int) -> list[User]:
    """Everybody who ever did something in a speech; one query."""
    return list(
        User.objects.filter(pk__in=Event.objects.filter(speech=speech_id).values("by")).order_by("pk")
    )


def _start_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _with_all_inside(speech_id: int, section_id: int) -> set[int]:
    held = defaultdict(list)
    for pk, parent in Section.objects.filter(speech=speech_id).values_list("pk", "parent_id"):
        held[parent].append(pk)
    found, waiting = set[int](), [section_id]
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += held[one]
    return found
