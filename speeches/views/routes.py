"""The route of a speech: the picture, setting out on it, and sending the speech back."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST, require_safe

from speeches.actions import returns, routes
from speeches.actions.returns import Destination
from speeches.domain import policy
from speeches.domain.policy import Role
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import Verdict
from speeches.models import Speech
from speeches.queries.page import speech_for
from speeches.queries.rounds import people_by_unit
from speeches.queries.route_page import RoutePage, route_page_of
from speeches.queries.standing import people_of
from speeches.route_forms import ReturnForm, SkipForm, StandInForm
from speeches.views import access, fragments
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request
from speeches.views.saving import key_of

PAGE = "speeches/route/page.html"


@dataclass(frozen=True, slots=True)
class May:
    """What the reader of a route may do."""

    lay: bool
    submit: bool
    tend: Verdict
    sign: bool
    send_back: Verdict
    stand_in: bool

    @classmethod
    def of(cls, request: Request, speech: Speech, page: RoutePage) -> "May":
        """The verdicts for whoever asks."""
        role, terms = request.standing.role, speech.terms
        is_drafting = speech.state is SpeechState.DRAFTING
        tend = policy.may_lay_route(role, terms)
        status = page.status_for(request.user)
        return cls(
            lay=bool(tend) and is_drafting,
            submit=bool(policy.may_submit(role, terms)) and is_drafting and bool(page.steps),
            tend=tend,
            sign=bool(policy.may_sign_at(terms, status)),
            send_back=policy.may_send_back(role, terms, status),
            stand_in=bool(policy.may_stand_in(role, terms)) and bool(page.seats_of(request.user)),
        )


@require_safe
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """Where the speech stands on its route."""
    return shown(request, speech)


@require_safe
@access.speech()
def changes(request: Request, speech: Speech) -> HttpResponse:
    """The picture anew, after something happened."""
    answer = render(request, "speeches/route/changes.html", context_of(request, speech))
    answer["X-Speech-Version"] = str(speech.version)
    return answer


@require_POST
@access.speech(policy.may_submit)
def submission(request: Request, speech: Speech) -> HttpResponse:
    """The speech on its way; or what is missing for that."""
    key = key_of(request, "submit")
    try:
        routes.submit(speech.pk, by=request.user, at=now(), key=key)
    except routes.RouteIncomplete as refusal:
        return shown(request, speech, status=409, refusal=sentence_of(refusal))
    return to_route(speech.pk)


@require_POST
@access.speech()
def returns_of(request: Request, speech: Speech) -> HttpResponse:
    """The speech sent back: to an earlier step or to those who draft, and why."""
    form = ReturnForm(request.POST)
    if not form.is_valid():
        drawn = route_page_of(speech, (), localdate())
        May.of(request, speech, drawn).send_back.require()
        return shown(request, speech, status=422, return_form=form)
    given = form.cleaned_data
    to = Destination(given["step"], given["person"], given["section"])
    key = form.key_for(f"{to} {given['reason']}")
    returns.send_back(speech.pk, to=to, reason=given["reason"], by=request.user, at=now(), key=key)
    return to_route(speech.pk)


def shown(request: Request, speech: Speech, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a route, with what somebody was told on it."""
    return render(request, PAGE, context_of(request, speech) | more, status=status)


def context_of(request: Request, speech: Speech) -> dict[str, Any]:
    """What the page of a route shows."""
    outline = speech_for(request.standing, speech).outline
    drawn = route_page_of(speech, outline, localdate())
    may = May.of(request, speech, drawn)
    return {
        "speech": speech,
        "live": {
            "version": speech.version,
            "events": fragments.speech_url(speech.pk) + "events/",
            "changes": reverse("speeches:route_changes", args=[speech.pk]),
        },
        "route": drawn,
        "outline": outline,
        "may": may,
        "is_owner": request.standing.role is Role.OWNER,
        "members": people_of(speech.pk),
        "units": people_by_unit() if may.tend or may.stand_in else {},
        "skip_form": SkipForm(),
        "return_form": ReturnForm(),
        "stand_in_form": StandInForm(initial={"since": localdate()}),
    }


def to_route(speech_id: int, anchor: str = "") -> HttpResponse:
    """The page of a route, at one of its steps."""
    page_of = reverse("speeches:route", args=[speech_id])
    return redirect(f"{page_of}#{anchor}" if anchor else page_of)
