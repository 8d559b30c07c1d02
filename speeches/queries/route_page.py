"""The route of a speech as its page draws it: who is waited for since when, and what became of whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q
from django.utils.timezone import now

from accounts.models import User
from speeches.domain.sign_off.reminding import may_be_reminded_again
from speeches.domain.sign_off.route import BEHIND, Fault, StepKind, StepStatus
from speeches.domain.signing import Opinion, SpeechState
from speeches.models import Return, Seat, Signature, Speech, StandIn, Step
from speeches.queries.earlier_routes import Lap, earlier_routes, given_at_seats
from speeches.queries.lines import OutlineEntry
from speeches.queries.route import Route, route_of

UNDER_WAY = frozenset({SpeechState.IN_REVIEW, SpeechState.SIGNED})


class Mark(StrEnum):
    """What is drawn at a seat: signed, objected, signed once and void, waited for now, or later."""

    SIGNED = "signed"
    OBJECTED = "objected"
    VOID = "void"
    AWAITED = "awaited"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat: what is signed at it, by whom, and who signs instead of its holder just now.

    `uncounted` are signatures that nothing ended but that count no more, since their account was closed.
    """

    seat: Seat
    mark: Mark
    sections: tuple[OutlineEntry, ...]
    is_gone: bool
    signatures: tuple[Signature, ...]
    uncounted: frozenset[int]
    stand_ins: tuple[StandIn, ...]

    @property
    def needs_another(self) -> bool:
        """Nobody will sign here until the owner gives it to somebody."""
        is_closed = not self.seat.person.is_active
        return (self.seat.is_vacant or is_closed) and self.mark is not Mark.SIGNED

    @property
    def may_be_given(self) -> bool:
        """Whoever disagrees keeps his seat until he lifts that."""
        return self.mark is not Mark.OBJECTED


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it is drawn."""

    step: Step
    status: StepStatus
    seats: tuple[SeatView, ...]
    faults: tuple[Fault, ...]
    is_overdue: bool

    @property
    def is_consulting(self) -> bool:
        """Opinions are asked for at it; nobody signs."""
        return self.step.kind is StepKind.CONSULT

    @property
    def done(self) -> int:
        """How many of its seats are done."""
        return sum(one.mark is Mark.SIGNED for one in self.seats)

    @property
    def quorum(self) -> int:
        """How many have to be."""
        return self.step.needed or len(self.seats)

    @property
    def may_be_skipped(self) -> bool:
        """The route lets it be left out, and it is waited for."""
        return self.step.is_skippable and self.status is StepStatus.OPEN

    @property
    def may_be_reminded(self) -> bool:
        """Somebody is waited for at it, who was not reminded just now."""
        is_awaited = self.status is StepStatus.OPEN and bool(self.seats)
        return is_awaited and may_be_reminded_again(self.step.reminded_at, now())

    @property
    def may_be_returned_to(self) -> bool:
        """People have signed at it, and can be asked to do so again."""
        return self.status is StepStatus.PASSED and bool(self.seats)


@dataclass(frozen=True, slots=True)
class RoutePage:
    """The whole picture."""

    route: Route
    steps: tuple[StepView, ...]
    returns: tuple[Return, ...]
    stand_ins: tuple[StandIn, ...]
    earlier: tuple[Lap, ...]
    today: date

    @property
    def objections(self) -> tuple[Signature, ...]:
        """What stands against it beside this route."""
        return self.route.objections

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the route as a whole."""
        return tuple(fault for step, fault in self.route.faults if step is None)

    @property
    def open_returns(self) -> list[Return]:
        """What was sent back and is not settled, the last first."""
        return [one for one in self.returns if one.settled_in is None]

    @property
    def settled_returns(self) -> list[Return]:
        """What was sent back and settled."""
        return [one for one in self.returns if one.settled_in is not None]

    def seats_of(self, person: User) -> list[Seat]:
        """The seats that a person holds himself."""
        held = (one.seat for step in self.steps for one in step.seats)
        return [seat for seat in held if seat.person_id == person.pk and not seat.is_vacant]

    def status_for(self, person: User) -> StepStatus | None:
        """Where the steps stand at which a person may sign, open if one of them is; None for no seat."""
        absent = {one.absent_id for one in self.stand_ins if one.person_id == person.pk and self._holds(one)}
        return self.route.status_for({person.pk, *absent})

    def _holds(self, one: StandIn) -> bool:
        return one.since <= self.today <= one.until


def route_page_of(speech: Speech, entries: Iterable[OutlineEntry], today: date) -> RoutePage:
    """The route of a speech with all that its page shows of it; fourteen queries at most.

    `entries` are the sections of the speech, which seats may be limited to.
    """
    route = route_of(speech)
    given = given_at_seats(speech, Q(seat__step__lap=speech.lap))
    stand_ins = tuple(
        StandIn.objects.filter(speech=speech, ended_in=None, until__gte=today)
        .filter(absent__is_active=True)
        .select_related("person", "absent")
        .order_by("since", "pk")
    )
    returns = Return.objects.filter(speech=speech).order_by("-version")
    drawing = _Drawing(speech, route, given, {entry.pk: entry for entry in entries}, stand_ins, today)
    return RoutePage(
        route=route,
        steps=tuple(drawing.step(step) for step in route.steps),
        returns=tuple(returns.select_related("by", "from_step", "to_step", "to_person", "section")),
        stand_ins=stand_ins,
        earlier=earlier_routes(speech),
        today=today,
    )


def open_returns_to_drafting(speech_id: int) -> list[Return]:
    """What those who draft were asked to do, the last first; one query."""
    open_ones = Return.objects.filter(speech=speech_id, to_step=None, settled_in=None)
    return list(open_ones.select_related("by", "to_person", "section").order_by("-version"))


@dataclass(frozen=True, slots=True)
class _Drawing:
    speech: Speech
    route: Route
    given: Mapping[int, list[Signature]]
    entries: Mapping[int, OutlineEntry]
    stand_ins: tuple[StandIn, ...]
    today: date

    def step(self, step: Step) -> StepView:
        status = self.route.statuses[step.pk] if self.speech.state in UNDER_WAY else step.status
        is_behind = status in BEHIND
        return StepView(
            step=step,
            status=status,
            seats=tuple(self.seat(seat, status) for seat in step.seats.all()),
            faults=tuple(fault for pk, fault in self.route.faults if pk == step.pk),
            is_overdue=bool(step.due_on and step.due_on < self.today and not is_behind),
        )

    def seat(self, seat: Seat, status: StepStatus) -> SeatView:
        scope = [one.section_id for one in seat.scope.all()]
        standing = [pk for pk in scope if pk in self.entries]
        standing_here = {one.pk for one in self.route.given_at(seat)}
        return SeatView(
            seat=seat,
            mark=self.mark(seat, status),
            sections=tuple(self.entries[pk] for pk in standing),
            is_gone=bool(scope) and not standing,
            signatures=tuple(self.given.get(seat.pk, ())),
            uncounted=frozenset(one.pk for one in self.given.get(seat.pk, ()) if one.is_live) - standing_here,
            stand_ins=tuple(one for one in self.stand_ins if one.absent_id == seat.person_id),
        )

    def mark(self, seat: Seat, status: StepStatus) -> Mark:
        standing = self.route.given_at(seat)
        if any(one.opinion is Opinion.DISAGREE for one in standing):
            return Mark.OBJECTED
        if not self.route.owed(seat):
            return Mark.SIGNED
        if any(one.voided_in for one in self.given.get(seat.pk, ())):
            return Mark.VOID
        return Mark.AWAITED if status is StepStatus.OPEN else Mark.LATER
