"""The only place that asks whether htmx did."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from speeches.models import Speech
from speeches.principal_forms import SAYINGS
from speeches.queries.principal import Flag, flag_of
from speeches.views.requests import Request

ALONE = "speeches/alone.html"


def reply(request: Request, fragment: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A region of the page for htmx; the same region on a page of its own without."""
    if request.htmx:
        answer = render(request, fragment, context, status=status)
    else:
        answer = render(request, ALONE, {**context, "fragment": fragment}, status=status)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def done(request: Request, template: str, context: dict[str, Any], *, version: int, to: str) -> HttpResponse:
    """After a write: the regions it changed, and its version, for htmx; a redirect without."""
    flag = flag_of(context["page"].speech, version)
    if not request.htmx:
        return redirect(_flagged(context["page"].speech, flag) or to)
    answer = render(request, template, {**context, "version": version, "flag": flag, "sayings": SAYINGS})
    answer["X-Speech-Version"] = str(version)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def onward(speech: Speech, version: int, to: str) -> HttpResponse:
    """After a write that is always followed by another page."""
    speech.refresh_from_db(fields=["principal_edits"])
    return redirect(_flagged(speech, flag_of(speech, version)) or to)


def _flagged(speech: Speech, flag: Flag | None) -> str:
    """Where somebody is asked about a change that touched the principal's words; empty without one."""
    if flag is None:
        return ""
    page = reverse("speeches:principal", args=[speech.pk])
    return f"{page}?open=on" if flag.touches else f"{page}#edit-{flag.edit.number if flag.edit else 0}"


def speech_url(speech_id: int, anchor: str = "") -> str:
    """The editor page, at one of its regions."""
    page = reverse("speeches:speech", args=[speech_id])
    return f"{page}#{anchor}" if anchor else page
