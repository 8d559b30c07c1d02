"""What becomes of a step on the way: skipped, due on another day, a seat given to somebody else."""

from django.http import HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from accounts.models import User
from speeches.actions import reminders, routes
from speeches.domain import policy
from speeches.domain.verdict import Refusal
from speeches.models import Seat, Step
from speeches.route_forms import DueForm, HolderForm, SkipForm
from speeches.views import route_access
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request
from speeches.views.routes import shown, to_route
from speeches.views.saving import key_of


@require_POST
@route_access.step(policy.may_skip)
def skipping(request: Request, step: Step) -> HttpResponse:
    """A step left out, for a reason."""
    form = SkipForm(request.POST)
    if not form.is_valid():
        return shown(request, step.speech, status=422, skip_form=form, told_at=step.pk)
    routes.skip(step.pk, reason=form.cleaned_data["reason"], by=request.user, at=now())
    return to_route(step.speech_id, f"step-{step.pk}")


@require_POST
@route_access.step(policy.may_skip)
def resumption(request: Request, step: Step) -> HttpResponse:
    """A step that is not left out after all."""
    routes.resume(step.pk, by=request.user, at=now())
    return to_route(step.speech_id, f"step-{step.pk}")


@require_POST
@route_access.step(policy.may_remind)
def reminder(request: Request, step: Step) -> HttpResponse:
    """Those who are waited for asked to sign."""
    key = key_of(request, "remind")
    try:
        reminders.remind(step.pk, by=request.user, at=now(), key=key)
    except Refusal as refusal:
        return shown(request, step.speech, status=409, refusal=sentence_of(refusal))
    return to_route(step.speech_id, f"step-{step.pk}")


@require_POST
@route_access.step(policy.may_lay_route)
def due(request: Request, step: Step) -> HttpResponse:
    """Another day until which a step should be passed, or none."""
    form = DueForm(request.POST)
    if not form.is_valid():
        return shown(request, step.speech, status=422, due_form=form, told_at=step.pk)
    routes.set_due(step.pk, due_on=form.cleaned_data["due_on"], by=request.user, at=now())
    return to_route(step.speech_id, f"step-{step.pk}")


@require_POST
@route_access.seat(policy.may_lay_route)
def holder(request: Request, seat: Seat) -> HttpResponse:
    """A seat given to somebody else, who signs the same or other sections."""
    form = HolderForm(request.POST)
    person = User.objects.filter(pk=form.cleaned_data["person"]).first() if form.is_valid() else None
    if person is None:
        return shown(request, seat.step.speech, status=422, holder_form=form, told_at=seat.step_id)
    try:
        routes.reseat(
            seat.step_id, seat=seat.pk, person=person, sections=form.scope, by=request.user, at=now()
        )
    except Refusal as refusal:
        return shown(request, seat.step.speech, status=409, refusal=sentence_of(refusal))
    return to_route(seat.step.speech_id, f"step-{seat.step_id}")
