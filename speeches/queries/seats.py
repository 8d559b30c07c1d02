"""Where somebody may sign now: at open seats of his own, and of people for whom he stands in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from speeches.domain import policy
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Opinion, SpeechState
from speeches.models import Seat, SeatSection, Signature, Speech, Step
from speeches.queries.route import Route, plain
from speeches.queries.stand_ins import absent_for, standing_in


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A seat at which somebody may sign now; `owed` is what is left to sign there, None for the whole.

    `is_own` where he does not stand in for somebody else.
    """

    step: Step
    seat: Seat
    owed: frozenset[int | None]
    is_own: bool

    @property
    def pk(self) -> int:
        """The id of the seat."""
        return self.seat.pk

    @property
    def sections(self) -> frozenset[int]:
        """What is signed here; nothing for the whole."""
        return frozenset(one.section_id for one in self.seat.scope.all())

    @property
    def is_whole(self) -> bool:
        """The speech is signed here as a whole."""
        return not self.sections

    def takes(self, section: int | None) -> bool:
        """Whether this is signed here; at a seat for the whole, also its sections on the way."""
        return self.is_whole or section in self.sections


def open_seats(speech: Speech, route: Route, person: User, today: date) -> tuple[OpenSeat, ...]:
    """Where the person may sign now, where something is left to sign first; one query."""
    absent = absent_for(speech.pk, person.pk, today) if route.steps else set()
    found = _open_to(speech, route, {person.pk, *absent}, person)
    return tuple(sorted(found, key=lambda one: (not one.owed, not one.is_own)))


def _open_to(speech: Speech, route: Route, people: Collection[int], person: User) -> Iterator[OpenSeat]:
    statuses = route.statuses
    for step in route.steps:
        if not plain(step).is_signed or not policy.may_sign_at(speech.terms, statuses[step.pk]):
            continue
        for seat in step.seats.all():
            if seat.person_id in people and not seat.is_vacant:
                yield OpenSeat(step, seat, route.owed(seat), seat.person_id == person.pk)


def is_awaited(speech: Speech, person: User, today: date) -> bool:
    """Whether something is left to sign for the person now; one query at most."""
    if speech.state is not SpeechState.IN_REVIEW:
        return False
    absent = standing_in(person.pk, today).filter(speech=speech)
    agreed = Signature.objects.filter(voided_in=None, withdrawn_in=None).exclude(opinion=Opinion.DISAGREE)
    scope = SeatSection.objects.filter(seat=OuterRef("pk"))
    unsigned = scope.filter(section__removed_in=None).exclude(
        Exists(agreed.filter(seat=OuterRef("seat"), section=OuterRef("section")))
    )
    seats = Seat.objects.filter(
        Q(person=person) | Q(person__in=absent.values("absent")),
        Exists(unsigned) | (~Exists(scope) & ~Exists(agreed.filter(seat=OuterRef("pk"), section=None))),
        step__speech=speech,
        step__lap=speech.lap,
        step__status=StepStatus.OPEN,
        vacated_in=None,
        succeeded_in=None,
    )
    return seats.exists()
