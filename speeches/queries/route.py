"""The route of a speech as it stands: its steps and seats, and the signatures that count."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Max, Prefetch, Q

from speeches.domain.happenings import ROUTE_CHANGED
from speeches.domain.sign_off import route
from speeches.domain.signing import Leaving, Opinion
from speeches.models import Event, Round, Seat, Section, Signature, SigningRules, Speech, Step, Unlocking

# What nothing ended and nobody took back; and of that what says no, on whichever route it was said.
STANDING = Q(voided_in=None, withdrawn_in=None)
OBJECTION = STANDING & Q(opinion=Opinion.DISAGREE)


@dataclass(frozen=True, slots=True)
class Route:
    """The steps of a lap in order, with the seats that count, and what they are judged by.

    `objections` stand beside it, or on routes of before: laying another one gets nobody past them.
    """

    steps: tuple[Step, ...]
    facts: route.Facts
    signatures: tuple[Signature, ...]
    objections: tuple[Signature, ...] = ()

    @property
    def plan(self) -> list[route.Step]:
        """The steps as the domain sees them."""
        return [plain(step) for step in self.steps]

    @property
    def statuses(self) -> dict[int, route.StepStatus]:
        """Where each step stands by what is signed now."""
        return route.statuses(self.plan, self.facts)

    @property
    def is_complete(self) -> bool:
        """Nothing is left to sign."""
        return route.is_complete(self.plan, self.facts)

    @property
    def faults(self) -> list[tuple[int | None, route.Fault]]:
        """Why one cannot set out on it."""
        return route.faults_of(self.plan)

    def given_at(self, seat: Seat) -> list[Signature]:
        """The signatures that stand at a seat."""
        return [one for one in self.signatures if one.seat_id == seat.pk]

    def status_for(self, people: Collection[int]) -> route.StepStatus | None:
        """Where the steps stand at which these people sit, open if one of them is; None for no seat."""
        statuses = self.statuses
        found = {
            statuses[step.pk]
            for step in self.steps
            for seat in step.seats.all()
            if seat.person_id in people and not seat.is_vacant
        }
        return next(
            (status for status in (route.StepStatus.OPEN, *route.StepStatus) if status in found), None
        )

    def owed(self, seat: Seat) -> frozenset[int | None]:
        """What is left to sign at a seat; None stands for the whole."""
        return route.owed(plain_seat(seat), self.facts)


def rules() -> SigningRules:
    """What the office has laid down about signing; one query."""
    return SigningRules.objects.filter(pk=1).first() or SigningRules(pk=1)


def route_of(speech: Speech) -> Route:
    """The route of a speech in its present lap; eight queries at most, one where it has none."""
    seats = Seat.objects.filter(succeeded_in=None).select_related("person", "predecessor__person")
    seats = seats.prefetch_related("scope")
    steps = (
        Step.objects.filter(speech=speech, lap=speech.lap).select_related("skipped_by").order_by("position")
    )
    held = tuple(steps.prefetch_related(Prefetch("seats", seats.order_by("pk"))))
    if not held:
        return Route((), route.Facts(), ())
    standing = list(_standing(speech))
    given = tuple(one for one in standing if _is_of_lap(one, speech))
    objections = tuple(one for one in standing if one not in given)
    facts = route.Facts(
        given=tuple(route.Given(one.seat_id or 0, one.section_id, one.opinion) for one in given),
        sections=frozenset(
            Section.objects.filter(speech=speech, removed_in=None).values_list("pk", flat=True)
        ),
        is_consulted=_is_consulted(speech, held),
        is_objected=any(map(can_be_lifted, objections)),
    )
    return Route(held, facts, given, objections)


def laid_in(speech_id: int) -> int:
    """The version in which the route was laid or changed last; 0 for never. One query."""
    changed = Event.objects.filter(speech=speech_id, kind__in=list(ROUTE_CHANGED))
    return changed.order_by("-version").values_list("version", flat=True).first() or 0


def _standing(speech: Speech) -> Iterator[Signature]:
    """Signatures at the seats of the present lap that stand and count, and every objection; two queries.

    Where the office says so, those of people whose account was closed do not count; an objection always does.
    """
    live = Signature.objects.filter(STANDING, Q(seat__step__lap=speech.lap) | OBJECTION, speech=speech)
    given = list(live.select_related("by", "on_behalf_of", "section", "seat__step").order_by("pk"))
    is_strict = not all(map(_may_sign_in, given)) and rules().leaving is Leaving.VOID
    for one in given:
        if not is_strict or _may_sign_in(one) or one.opinion is Opinion.DISAGREE:
            yield one


def _is_of_lap(signature: Signature, speech: Speech) -> bool:
    return signature.seat is not None and signature.seat.step.lap == speech.lap


def _may_sign_in(signature: Signature) -> bool:
    absent = signature.on_behalf_of
    return signature.by.is_active and (absent is None or absent.is_active)


def can_be_lifted(objection: Signature) -> bool:
    """One of those whose word it is can still sign in."""
    absent = objection.on_behalf_of
    return objection.by.is_active or (absent is not None and absent.is_active)


def plain(step: Step) -> route.Step:
    """A step as the domain sees it; its seats are loaded."""
    return route.Step(
        step.pk,
        step.kind,
        tuple(map(plain_seat, step.seats.all())),
        step.needed,
        is_skipped=step.skipped_in is not None,
    )


def plain_seat(seat: Seat) -> route.Seat:
    """A seat as the domain sees it; its scope is loaded."""
    return route.Seat(seat.pk, frozenset(one.section_id for one in seat.scope.all()), seat.is_vacant)


def _is_consulted(speech: Speech, steps: tuple[Step, ...]) -> bool:
    """A round was held, and none is open; of one that was final, held since it was opened again."""
    if all(step.kind is not route.StepKind.CONSULT for step in steps):
        return False
    unlocked = Unlocking.objects.filter(speech=speech).aggregate(last=Max("version"))["last"] or 0
    closings = list(Round.objects.filter(speech=speech).values_list("closed_in", flat=True))
    return None not in closings and any(closed > unlocked for closed in closings if closed)


def in_lap(speech: Speech) -> Q:
    """Signatures of the present lap, those that belong to no route, and objections that nobody has lifted."""
    return Q(seat=None) | Q(seat__step__lap=speech.lap) | OBJECTION
