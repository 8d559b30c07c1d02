"""Who somebody is on a speech."""

from dataclasses import dataclass

from accounts.models import User
from speeches.domain import policy
from speeches.domain.policy import Role
from speeches.models import Invitation, Membership


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's role; `is_limited` where it holds only in the sections assigned to this member."""

    role: Role
    is_limited: bool = False
    member: int = 0


# Whoever was asked for his opinion and is no member reads one milestone, and nothing else of the speech.
GUEST = Standing(Role.READER)


def standing_of(person: User, speech_id: int) -> Standing | None:
    """The person's standing; None means that the speech does not exist for him. One query."""
    row = Membership.objects.filter(speech_id=speech_id, user=person).values_list("role", "is_limited", "pk")
    found = row.first()
    if found is None:
        return None
    role, is_limited, member = found
    return Standing(role, policy.is_limited(role, is_limited=is_limited), member)


def standing_in(person: User, speech_id: int, round_id: int) -> Standing | None:
    """The person's standing where a round is concerned: a member's, or that of a guest who was asked."""
    standing = standing_of(person, speech_id)
    return standing or (GUEST if invitation_of(person, round_id) else None)


def invitation_of(person: User, round_id: int) -> Invitation | None:
    """What asks a person for his opinion in a round now; None where nothing does. One query."""
    asked = Invitation.objects.select_related("round__speech", "round__milestone", "person")
    return asked.filter(round=round_id, person=person, ended_in=None).first()


def role_of(person: User, speech_id: int) -> Role | None:
    """The person's role; None means that the speech does not exist for him."""
    standing = standing_of(person, speech_id)
    return standing.role if standing else None


def people_of(speech_id: int) -> list[Membership]:
    """Everybody who takes part, the owner first; one query."""
    return list(Membership.objects.filter(speech=speech_id).select_related("user").order_by("pk"))
