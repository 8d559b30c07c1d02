"""Where somebody may read, hear and decide: the ground on which everything that waits is looked for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from speeches.domain import policy
from speeches.domain.talk import Audience, audiences_of
from speeches.models import Assignment, Membership, Section, Speech


@dataclass(frozen=True)
class Places:
    """The speeches of a person by id, with his membership of each."""

    person: User
    members: Mapping[int, Membership]

    def speech(self, pk: int) -> Speech:
        """One of them."""
        return self.members[pk].speech

    def heard(self) -> Q:
        """The condition on threads that exist for him."""
        drafting = [pk for pk, one in self.members.items() if Audience.DRAFTERS in audiences_of(one.role)]
        others = [pk for pk in self.members if pk not in drafting]
        return Q(speech__in=drafting) | Q(speech__in=others, audience=Audience.ALL)

    def deciding(self) -> list[Membership]:
        """Where he decides on suggestions."""
        return [one for one in self.members.values() if policy.may_decide(one.role, one.speech.terms)]


def places_of(person: User) -> Places:
    """Everything he takes part in; one query."""
    rows = Membership.objects.filter(user=person).select_related("speech")
    return Places(person, {row.speech_id: row for row in rows})


def own_sections_of(limited: list[Membership]) -> dict[int, set[int]]:
    """Of memberships limited to sections these, by speech, with all that is in them; two queries, or none."""
    if not limited:
        return {}
    tops: defaultdict[int, set[int]] = defaultdict(set)
    for speech, section in Assignment.objects.filter(member__in=limited).values_list("speech", "section"):
        tops[speech].add(section)
    parents = dict(Section.objects.filter(speech__in=list(tops)).values_list("pk", "parent"))
    return {
        speech: {section for section in parents if _is_in(section, parents, own)}
        for speech, own in tops.items()
    }


def _is_in(section: int | None, parents: Mapping[int, int | None], own: set[int]) -> bool:
    while section is not None and section not in own:
        section = parents.get(section)
    return section is not None
