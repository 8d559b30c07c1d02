"""Another speech beside this one: in the page where that is quick, else in a process of its own."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from speeches.domain.pairing import Stage, paired_of
from speeches.history_forms import LookForm
from speeches.jobs import pairings, process
from speeches.models import Pairing, Speech
from speeches.queries.changed_facts import changed_facts
from speeches.queries.library import speeches_of
from speeches.queries.other_speech import (
    OtherComparison,
    TooLong,
    comparison_between,
    comparison_found,
    sides_of,
)
from speeches.views import access
from speeches.views.requests import Request

PAGE = "speeches/comparison/other.html"
WAITING = "speeches/comparison/waiting.html"
PROGRESS = "speeches/comparison/_progress.html"


@require_safe
@access.speech()
def shelf(request: Request, speech: Speech) -> HttpResponse:
    """The other speeches of the person, to choose one to compare this with."""
    others = [shelved.speech for shelved in speeches_of(request.user) if shelved.speech.pk != speech.pk]
    return render(request, "speeches/comparison/shelf.html", {"speech": speech, "others": others})


@require_safe
@access.speech()
def other(request: Request, speech: Speech, other_id: int) -> HttpResponse:
    """Another speech beside this one. Raises Http404 for one that he may not read."""
    older = _readable(request, speech, other_id)
    asked = pairings.found(older, speech, by=request.user)
    context = {"speech": speech, "other": older}
    if asked:
        return _asked(request, asked, context)
    try:
        compared = comparison_between(older, speech)
    except TooLong as sizes:
        return render(request, WAITING, {**context, "sizes": sizes})
    return render(request, PAGE, {**context, **_shown(request, compared)})


@require_POST
@access.speech()
def pairing(request: Request, speech: Speech, other_id: int) -> HttpResponse:
    """The two asked to be compared as they stand. Raises Http404, TooManyAsked."""
    asked = pairings.ask(_readable(request, speech, other_id), speech, by=request.user)
    process.begin(asked.pk)
    return redirect("speeches:other_speech", speech.pk, other_id)


@require_POST
@access.speech()
def cancellation(request: Request, speech: Speech, other_id: int) -> HttpResponse:
    """What was asked for no longer wanted. Raises Http404."""
    pairings.cancel(_readable(request, speech, other_id), speech, by=request.user)
    return redirect("speeches:other_speeches", speech.pk)


def _readable(request: Request, speech: Speech, other_id: int) -> Speech:
    """Asked each time anew: who lost the right meanwhile is shown nothing of what was found."""
    mine = {shelved.speech.pk: shelved.speech for shelved in speeches_of(request.user)}
    if other_id not in mine or other_id == speech.pk:
        raise Http404
    return mine[other_id]


def _asked(request: Request, asked: Pairing, context: dict[str, Any]) -> HttpResponse:
    stage = pairings.stage(asked)
    if asked.outcome is not None and request.htmx:
        answer = HttpResponse(headers={"HX-Refresh": "true"})
    elif asked.outcome is not None:
        answer = render(request, PAGE, context | _found(request, asked, asked.outcome))
    else:
        if stage is Stage.WAITING:
            # Whoever waits begins what has waited longest: its process died, or there were too many.
            process.begin()
        shown = {"pairing": asked, "stage": stage, **context}
        answer = render(request, PROGRESS if request.htmx else WAITING, shown)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _found(request: Request, asked: Pairing, outcome: Mapping[str, Any]) -> dict[str, Any]:
    older, newer = (asked.older_id, asked.older_version), (asked.newer_id, asked.newer_version)
    compared = comparison_found(sides_of(older, newer), paired_of(outcome))
    return {"pairing": asked, **_shown(request, compared)}


def _shown(request: Request, compared: OtherComparison) -> dict[str, Any]:
    look = LookForm(request.GET)
    look.full_clean()
    return {
        "comparison": compared,
        # Figures of what is all new or all gone are no news between two years.
        "facts": changed_facts(row for row in compared.rows if row.row.olds and row.row.news),
        "is_beside": look.cleaned_data.get("view") == "beside",
    }
