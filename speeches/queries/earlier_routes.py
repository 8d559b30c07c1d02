"""Routes of before: what was signed and skipped on them stays in the record."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from speeches.models import Seat, Signature, Speech, Step


@dataclass(frozen=True, slots=True)
class Lap:
    """A route that was left for another one."""

    number: int
    steps: tuple[tuple[Step, tuple[tuple[Seat, tuple[Signature, ...]], ...]], ...]


def earlier_routes(speech: Speech) -> tuple[Lap, ...]:
    """The routes of before, the last first; three queries."""
    seats = Seat.objects.select_related("person").order_by("pk")
    steps = Step.objects.filter(speech=speech, lap__lt=speech.lap).order_by("position")
    held = list(steps.select_related("skipped_by").prefetch_related(Prefetch("seats", seats)))
    given = given_at_seats(speech, Q(seat__step__lap__lt=speech.lap))
    laps: dict[int, list[Step]] = defaultdict(list)
    for step in held:
        laps[step.lap].append(step)
    return tuple(
        Lap(
            number,
            tuple(
                (step, tuple((seat, tuple(given.get(seat.pk, ()))) for seat in step.seats.all()))
                for step in laps[number]
            ),
        )
        for number in sorted(laps, reverse=True)
    )


def given_at_seats(speech: Speech, among: Q) -> dict[int, list[Signature]]:
    """Every signature at seats, whatever became of it, by seat; one query."""
    rows = Signature.objects.filter(among, speech=speech, seat__isnull=False, withdrawn_in=None)
    found: dict[int, list[Signature]] = defaultdict(list)
    for one in rows.select_related("by", "on_behalf_of", "section").order_by("pk"):
        found[one.seat_id or 0].append(one)
    return found
