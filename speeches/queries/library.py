"""The speeches that exist for somebody."""

from dataclasses import dataclass

from django.db.models import F

from accounts.models import User
from speeches.domain.policy import Role
from speeches.models import Invitation, Membership, Speech


@dataclass(frozen=True, slots=True)
class Shelved:
    """A speech and one's role on it."""

    speech: Speech
    role: Role


def speeches_of(person: User) -> list[Shelved]:
    """Every speech in which the person takes part, lately changed first; one query."""
    places = Membership.objects.filter(user=person).select_related("speech")
    return [Shelved(place.speech, place.role) for place in places.order_by("-speech__changed_at")]


def asked_of(person: User) -> list[Invitation]:
    """Every round in which the person is asked, open ones first, the next day due first; one query."""
    asked = Invitation.objects.filter(person=person, ended_in=None)
    rounds = asked.select_related("round__milestone", "round__opened_by", "person")
    return list(rounds.order_by(F("round__closed_at").desc(nulls_first=True), "round__due_on", "pk"))
