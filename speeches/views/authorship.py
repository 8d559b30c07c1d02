"""Who wrote this."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from speeches.models import Speech
from speeches.queries.authorship import authorship_of
from speeches.views import access
from speeches.views.requests import Request


@require_safe
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """The speech as it stands, every run of words with its author."""
    context = {"speech": speech, "authorship": authorship_of(speech)}
    return render(request, "speeches/authorship/page.html", context)
