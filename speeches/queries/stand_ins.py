"""Who signs for whom."""

from datetime import date

from django.db.models import QuerySet

from speeches.models import StandIn


def standing_in(person_id: int, today: date) -> QuerySet[StandIn]:
    """For whom somebody may sign today; for nobody whose account is closed."""
    named = StandIn.objects.filter(person=person_id, ended_in=None, absent__is_active=True)
    return named.filter(since__lte=today, until__gte=today)


def absent_for(speech_id: int, person_id: int, today: date) -> set[int]:
    """The people in whose seats somebody may sign today; one query."""
    named = standing_in(person_id, today).filter(speech=speech_id)
    return set(named.values_list("absent", flat=True))
