"""Being away for some days: somebody else signs on every speech, also on those that come meanwhile."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from speeches.actions.stand_ins import AlreadyOver, NotAnother, WrongDays
from speeches.domain.verdict import NothingToSave
from speeches.models import Absence


@transaction.atomic
def declare(*, person: User, since: date, until: date, by: User, at: datetime) -> Absence:
    """From a day to a day this person is to sign wherever one is asked to.

    Raises WrongDays, NotAnother, NothingToSave for one who is to do so then already.
    """
    if until < max(since, localdate(at)):
        raise WrongDays
    if person == by or not person.is_active:
        raise NotAnother
    # Two forms at once must not both find that nobody was named.
    User.objects.select_for_update().get(pk=by.pk)
    declared = Absence.objects.filter(person=by, stand_in=person, ended_at=None)
    if declared.filter(since__lte=since, until__gte=until).exists():
        raise NothingToSave
    return Absence.objects.create(person=by, stand_in=person, since=since, until=until)


def end(*, absence: int, by: User, at: datetime) -> Absence:
    """Be back: nobody is to sign on speeches to come. Raises AlreadyOver."""
    found = Absence.objects.filter(pk=absence, person=by, ended_at=None).first()
    if found is None:
        raise AlreadyOver
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    return found
