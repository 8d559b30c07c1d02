"""Who signs for whom."""

from datetime import date

from speeches.models import StandIn


def absent_for(speech_id: int, person_id: int, today: date) -> set[int]:
    """The people in whose seats somebody may sign today; one query."""
    named = StandIn.objects.filter(
        speech=speech_id, person=person_id, ended_in=None, since__lte=today, until__gte=today
    )
    return set(named.values_list("absent", flat=True))
