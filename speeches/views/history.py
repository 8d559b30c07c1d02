"""The diary of a speech, and how it read in a version."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from speeches.models import Speech
from speeches.queries import diary, text
from speeches.views import access
from speeches.views.requests import Request


@require_safe
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """Who did what when, the latest first; `before` begins the page earlier."""
    typed = request.GET.get("before", "")
    head = speech.version + 1
    before = min(int(typed), head) if typed.isdecimal() and len(typed) < 10 else head
    context = {
        "speech": speech,
        "diary": diary.diary_of(speech.pk, before=before),
        "is_latest": before == head,
    }
    return render(request, "speeches/history/page.html", context)


@require_safe
@access.speech()
def version(request: Request, speech: Speech, version: int) -> HttpResponse:
    """The speech as it was read in a version. Raises Http404 for one that is not there."""
    made = diary.making_of(speech.pk, version) if 1 <= version <= speech.version else None
    if made is None:
        raise Http404
    context = {
        "speech": speech,
        "made": made,
        "before": version - 1,
        "lines": tuple(text.version_of(speech.pk, version).lines()),
    }
    return render(request, "speeches/history/version.html", context)
