"""Where somebody is waited for, and who signs for him meanwhile."""

from datetime import date

from django.db.models import F

from accounts.models import User
from speeches.domain.sign_off.route import BEHIND, StepKind
from speeches.domain.signing import SpeechState
from speeches.models import Absence, Seat, Speech, StandIn


def speeches_waiting_for(person: User) -> list[Speech]:
    """The speeches in which somebody holds a seat whose step is not behind; one query."""
    seats = Seat.objects.filter(
        person=person, vacated_in=None, succeeded_in=None, step__lap=F("step__speech__lap")
    )
    open_ones = seats.exclude(step__status__in=BEHIND).exclude(step__kind=StepKind.CONSULT)
    ids = open_ones.values("step__speech")
    mine = Speech.objects.filter(pk__in=ids, members__user=person).exclude(state=SpeechState.FINAL)
    return list(mine.distinct().order_by("pk"))


def stand_ins_of(person: User, today: date) -> list[StandIn]:
    """Who signs for somebody now or later, on which speech; one query."""
    named = StandIn.objects.filter(absent=person, ended_in=None, until__gte=today)
    return list(named.select_related("person", "absent", "speech").order_by("since", "pk"))


def absences_of(person: User, today: date) -> list[Absence]:
    """When somebody is away, and who signs then on whatever comes; one query."""
    declared = Absence.objects.filter(person=person, ended_at=None, until__gte=today)
    return list(declared.select_related("stand_in").order_by("since", "pk"))
