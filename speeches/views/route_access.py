"""Who may call views that name a step, a seat, a stand-in or a waiver, or that are the office's."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpResponse

from speeches.models import Seat, StandIn, Step, Waiver
from speeches.views.access import Route, Rule, View, declare, guarded, may_read
from speeches.views.requests import Request


def step(rule: Rule = may_read) -> Callable[[View[Step]], Route]:
    """For members of the speech that the step is of, whom the rule allows."""
    return guarded("step_id", Step.objects.select_related("speech"), lambda row: row.speech, rule)


def seat(rule: Rule = may_read) -> Callable[[View[Seat]], Route]:
    """For members of the speech that the seat is of, whom the rule allows."""
    rows = Seat.objects.select_related("step__speech", "person")
    return guarded("seat_id", rows, lambda row: row.step.speech, rule)


def waiver(rule: Rule = may_read) -> Callable[[View[Waiver]], Route]:
    """For members of the speech in which a finding was let stand, whom the rule allows."""
    rows = Waiver.objects.select_related("speech")
    return guarded("waiver_id", rows, lambda row: row.speech, rule)


def stand_in(rule: Rule = may_read) -> Callable[[View[StandIn]], Route]:
    """For members of the speech that somebody stands in on, whom the rule allows."""
    rows = StandIn.objects.select_related("speech")
    return guarded("stand_in_id", rows, lambda row: row.speech, rule)


def office(view: Callable[Concatenate[Request, ...], HttpResponse]) -> Route:
    """For administrators; for everybody else there is nothing. They read no speech by virtue of that."""

    @wraps(view)
    def judged(request: Request, **names: Any) -> HttpResponse:
        if not request.user.is_staff:
            raise Http404
        return view(request, **names)

    return declare(judged, "administrators")
