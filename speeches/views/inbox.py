"""What waits for somebody."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from speeches.domain.talk import Audience, audiences_of
from speeches.domain.waiting import READABLE
from speeches.models import Speech
from speeches.presence import following
from speeches.queries.inbox.everything import inbox_of
from speeches.queries.inbox.places import places_of
from speeches.views import access
from speeches.views.requests import Request

MOST = 500


@require_safe
@access.anybody
def page(request: Request) -> HttpResponse:
    """Everything that waits for me, by speech."""
    return render(request, "speeches/inbox/page.html", {"inbox": inbox_of(request.user)})


@require_safe
@access.anybody
def count(request: Request) -> HttpResponse:
    """How many things wait, as the bar shows it."""
    return render(request, "speeches/inbox/_count.html", {"inbox": inbox_of(request.user)})


@require_POST
@access.anybody
def reading(request: Request) -> HttpResponse:
    """All that was said and decided is read; what is to be decided or signed stays."""
    members = places_of(request.user).members
    seen: dict[int, dict[int, int]] = {}
    for one in inbox_of(request.user).waiting:
        if one.kind in READABLE:
            seen.setdefault(one.speech, {})[one.thread] = one.version
    for speech, threads in seen.items():
        following.follow(request.user, speech, threads, audiences_of(members[speech].role))
    return redirect("speeches:inbox")


@require_POST
@access.speech()
def threads(request: Request, speech: Speech) -> HttpResponse:
    """Threads of a speech that were before somebody's eyes, each with the version in which it was drawn."""
    seen = dict(filter(None, map(_read, request.POST.getlist("thread")[:MOST])))
    if not seen:
        return HttpResponse(status=422)
    audiences: frozenset[Audience] = audiences_of(request.standing.role)
    following.follow(request.user, speech.pk, seen, audiences)
    answer = HttpResponse() if request.htmx else redirect("speeches:speech", speech.pk)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _read(told: str) -> tuple[int, int] | None:
    """`12-41`: thread 12 as version 41 showed it."""
    thread, _, version = told.partition("-")
    if not (thread.isascii() and thread.isdecimal() and version.isascii() and version.isdecimal()):
        return None
    return (int(thread), int(version)) if len(thread) < 10 and len(version) < 10 else None
