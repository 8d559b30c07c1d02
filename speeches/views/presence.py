"""Who is in which line, and the request to leave a section: nothing of it is a change of the speech."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speeches.domain import policy
from speeches.forms import PlacesForm
from speeches.models import Section, Speech
from speeches.presence import leaving, register, visits
from speeches.views import access, fragments
from speeches.views.requests import Request


@require_POST
@access.speech(policy.may_tell_where)
def places(request: Request, speech: Speech) -> HttpResponse:
    """The lines that are in edit in one tab, all of them each time."""
    form = PlacesForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    visits.settle(
        form.cleaned_data["tab"],
        speech_id=speech.pk,
        member_id=request.standing.member,
        places=form.places_held(),
    )
    return HttpResponse(status=204)


@require_POST
@access.section(policy.may_ask_to_leave)
def leave(request: Request, section: Section) -> HttpResponse:
    """Everybody who writes in a section, asked to leave it. Raises NobodyThere."""
    held = register.held_in([section.speech_id]).get(section.speech_id, {})
    leaving.ask(section, by=request.standing.member, held=held)
    return _done(request, section, _("Everybody who writes in this section is asked to save and leave it."))


@require_POST
@access.section(policy.may_ask_to_leave)
def stay(request: Request, section: Section) -> HttpResponse:
    """The request taken back."""
    leaving.withdraw(section)
    return _done(request, section, _("The request was withdrawn."))


def _done(request: Request, section: Section, sentence: str) -> HttpResponse:
    """Every page is told by its own stream; without one the sentence says it."""
    if request.htmx:
        answer = HttpResponse(status=204)
    else:
        messages.info(request, sentence)
        answer = redirect(fragments.speech_url(section.speech_id, f"section-{section.pk}"))
    patch_vary_headers(answer, ["HX-Request"])
    return answer
