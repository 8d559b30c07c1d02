"""The editor page, its regions, and what a speech is for."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_safe

from speeches.actions import speeches
from speeches.actions.speeches import Description
from speeches.domain import policy
from speeches.domain.plain_text import Unwritable
from speeches.domain.regions import Region
from speeches.domain.talk import audiences_of
from speeches.forms import DetailsForm
from speeches.live.sharing import SHARED
from speeches.models import Speech, Thread
from speeches.queries import library as shelves
from speeches.queries import standing
from speeches.queries.cards import Asked, talk_of
from speeches.queries.moments import choices_of
from speeches.queries.page import May, speech_for
from speeches.queries.reading import unread_by
from speeches.queries.route_page import open_returns_to_drafting
from speeches.queries.seats import is_awaited
from speeches.queries.working_copies import kept_in
from speeches.talk_forms import TalkForm
from speeches.views import access, fragments, regions, talking
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

# The people know the reader.
PERSONAL = frozenset({Region.PEOPLE})


@require_safe
@access.anybody
def library(request: Request) -> HttpResponse:
    """All speeches that exist for this person."""
    context = {
        "shelf": shelves.speeches_of(request.user),
        "asked": shelves.asked_of(request.user),
        "today": localdate(),
    }
    return render(request, "speeches/speech/library.html", context)


@require_safe
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """The editor page."""
    shown = speech_for(request.standing, speech)
    context: dict[str, Any] = {
        "page": shown,
        "people": standing.people_of(speech.pk),
        "is_awaited": is_awaited(speech, request.user, localdate()),
        "moments": choices_of(speech, request.user),
        "talk": talk_of(shown),
        "version": speech.version,
        "unread": unread_by(request.user, speech),
        "sent_back": open_returns_to_drafting(speech.pk),
        "unsaved": kept_in(speech.pk, request.user, request.standing),
    }
    asked = _thread_asked_for(request, speech)
    if asked:
        context |= {**talking.shown(request, asked), "is_opened": True}
    return render(request, "speeches/speech/page.html", context)


def _thread_asked_for(request: Request, speech: Speech) -> Thread | None:
    """The thread that shall be open in the margin, if it is there for this reader."""
    asked = request.GET.get("thread", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        return None
    heard = Thread.objects.filter(speech=speech, audience__in=list(audiences_of(request.standing.role)))
    return heard.filter(pk=int(asked)).first()


@require_safe
@access.speech()
def changes(request: Request, speech: Speech) -> HttpResponse:
    """The regions that changed after the version a browser has seen."""
    since = request.GET.get("since", "")
    shown = speech_for(request.standing, speech)
    changed = regions.changed_since(shown, int(since) if since.isdecimal() and len(since) < 10 else 0)
    context: dict[str, Any] = {"page": shown, "regions": changed, "version": speech.version}
    names = {region.name for region in changed}
    context["talk"] = talk_of(shown) if Region.MARGIN in names else None
    if not names & PERSONAL:
        # Without the request nothing of the one who asks can get into what others are shown.
        answer = HttpResponse(render_to_string("speeches/speech/changes.html", context))
        answer[SHARED] = "yes"
    else:
        context["people"] = standing.people_of(speech.pk)
        context["is_awaited"] = is_awaited(speech, request.user, localdate())
        context["sent_back"] = open_returns_to_drafting(speech.pk)
        answer = render(request, "speeches/speech/changes.html", context)
    answer["X-Speech-Version"] = str(speech.version)
    return answer


@require_safe
@access.speech()
def margin(request: Request, speech: Speech) -> HttpResponse:
    """The open threads, or those that are asked for, in the order of reading."""
    form = TalkForm(request.GET)
    form.full_clean()
    asked = Asked(**form.asked(), by=request.user.pk)
    shown = speech_for(request.standing, speech)
    context = {"page": shown, "talk": talk_of(shown, asked)}
    template = "_all" if form.cleaned_data.get("is_list") else "_talk"
    return fragments.reply(request, f"speeches/thread/{template}.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech(policy.may_edit)
def details(request: Request, speech: Speech) -> HttpResponse:
    """What the speech is for."""
    given = asdict(_description_of(speech))
    form = DetailsForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        description = Description(**form.cleaned_data)
        try:
            speeches.describe(speech.pk, description=description, by=request.user, at=now())
            return redirect(reverse("speeches:speech", args=[speech.pk]))
        except Unwritable as refusal:
            form.add_error(None, sentence_of(refusal))
    context = {
        "speech": speech,
        "form": form,
        "people": standing.people_of(speech.pk),
        "may": May.of(request.standing.role, speech),
    }
    status = 422 if form.is_bound else 200
    return render(request, "speeches/speech/details.html", context, status=status)


def _description_of(speech: Speech) -> Description:
    return Description(
        speaker=speech.speaker,
        occasion=speech.occasion,
        place=speech.place,
        delivered_on=speech.delivered_on,
        target_minutes=speech.target_minutes,
        rate=speech.rate,
    )
