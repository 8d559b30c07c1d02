"""In whose name something is said in a round: that of a unit, or of a person without one."""

from django.db.models import QuerySet

from speeches.models import Invitation


def in_the_name_of(invitation: Invitation) -> QuerySet[Invitation]:
    """This invitation and all of its round that speak with the same voice, also those that ended."""
    ours = Invitation.objects.filter(round=invitation.round_id, unit=invitation.unit)
    return ours if invitation.unit else ours.filter(person=invitation.person_id)
