"""Who somebody is on a speech."""

from accounts.models import User
from speeches.domain.policy import Role
from speeches.models import Membership


def role_of(person: User, speech_id: int) -> Role | None:
    """The person's role; None means that the speech does not exist for him."""
    return Membership.objects.filter(speech_id=speech_id, user=person).values_list("role", flat=True).first()


def people_of(speech_id: int) -> list[Membership]:
    """Everybody who takes part, the owner first; one query."""
    return list(Membership.objects.filter(speech=speech_id).select_related("user").order_by("pk"))
