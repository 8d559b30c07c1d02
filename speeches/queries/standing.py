"""Who somebody is on a speech."""

from accounts.models import User
from speeches.domain.policy import Role
from speeches.models import Membership


def role_of(person: User, speech_id: int) -> Role | None:
    """The person's role; None means that the speech does not exist for him."""
    return Membership.objects.filter(speech_id=speech_id, user=person).values_list("role", flat=True).first()
