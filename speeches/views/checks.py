"""What the checks find in a speech, and letting it stand."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from speeches.actions import checks
from speeches.check_forms import WaiverForm
from speeches.domain import policy
from speeches.domain.verdict import Refusal
from speeches.models import Speech, Waiver
from speeches.queries.checks import checks_page
from speeches.views import access, route_access
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PAGE = "speeches/checks/page.html"
# So many findings of a check are shown at first.
FIRST = 12


@require_safe
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """Every finding with its place, and what was let stand."""
    return _shown(request, speech)


@require_POST
@access.speech(policy.may_waive)
def waiver(request: Request, speech: Speech) -> HttpResponse:
    """A finding that is right as it stands, and why."""
    form = WaiverForm(request.POST)
    if not form.is_valid():
        return _shown(request, speech, form=form, status=422)
    given = form.cleaned_data
    key = form.key_for(given["fingerprint"] + given["reason"])
    try:
        checks.waive(
            speech.pk,
            fingerprint=given["fingerprint"],
            reason=given["reason"],
            by=request.user,
            at=now(),
            key=key,
        )
    except Refusal as refusal:
        return _shown(request, speech, form=form, refusal=sentence_of(refusal), status=409)
    return redirect(_address(speech.pk))


@require_POST
@route_access.waiver(policy.may_waive)
def heeding(request: Request, waiver: Waiver) -> HttpResponse:
    """It is told again after all."""
    checks.heed(waiver.pk, by=request.user, at=now())
    return redirect(_address(waiver.speech_id))


def _shown(
    request: Request,
    speech: Speech,
    *,
    form: WaiverForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "speech": speech,
        "checks": checks_page(speech),
        "first": f":{FIRST}",
        "rest": f"{FIRST}:",
        "folds_from": FIRST,
        "may_waive": policy.may_waive(request.standing.role, speech.terms),
        "form": form,
        "refusal": refusal,
    }
    return render(request, PAGE, context, status=status)


def _address(speech_id: int) -> str:
    return reverse("speeches:checks", args=[speech_id])
