"""How the page is drawn on which somebody signs."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from speeches.actions.signatures import WordsChanged
from speeches.domain.verdict import Refusal
from speeches.forms import SignatureForm, SigningPageForm
from speeches.models import Speech
from speeches.queries.page import May
from speeches.queries.signing_page import Asked, SigningPage, signing_page
from speeches.views import pledging
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PAGE = "speeches/signature/page.html"


def asked(request: Request) -> Asked:
    """What the address asks for; what makes no sense is not asked."""
    form = SigningPageForm(request.GET)
    form.full_clean()
    wanted = form.cleaned_data
    return Asked(
        wanted.get("seat"), wanted.get("section"), wanted.get("since") or "", is_full=bool(wanted.get("full"))
    )


def refused(
    request: Request,
    speech: Speech,
    form: SignatureForm,
    *,
    status: int,
    section: int | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page again as it stands now, with everything that was typed, and what differs from the screen."""
    sent = form.cleaned_data
    # Who confirms sees all that changed since he signed, so also what changed just now.
    shown = (
        None if sent.get("confirms") or not isinstance(refusal, WordsChanged) else sent.get("shown_version")
    )
    wanted = Asked(sent.get("seat"), section, shown=shown, is_full=not sent.get("confirms"))
    sentence = sentence_of(refusal) if refusal else ""
    return drawn(request, speech, wanted, status=status, form=form, refusal=sentence)


def drawn(request: Request, speech: Speech, wanted: Asked, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page as it stands now; `more` is the form as it was sent, and the sentence of a refusal."""
    page = signing_page(speech, request.user, localdate(), wanted)
    context = {
        "page": page,
        "speech": speech,
        "since": page.since,
        "comparison": page.since.comparison if page.since else None,
        "asks": pledging.asked_of(request.user, page.reentry),
        "may": May.of(request.standing.role, speech),
        "news_url": _news(page),
        "form": SignatureForm(initial=_initial(page)),
        **more,
    }
    return render(request, PAGE, context, status=status)


def address(speech_id: int, **asked_for: int | None) -> str:
    """The page, with what is asked of it."""
    wanted = {name: value for name, value in asked_for.items() if value}
    page = reverse("speeches:speech_signature", args=[speech_id])
    return f"{page}?{urlencode(wanted)}" if wanted else page


def _initial(page: SigningPage) -> dict[str, Any]:
    """A signature that is confirmed says again what it said."""
    before = page.confirms
    return {"opinion": before.opinion, "remark": before.remark} if before else {}


def _news(page: SigningPage) -> str:
    if page.section:
        return reverse("speeches:section_signing_news", args=[page.section.pk, page.speech.version])
    return reverse("speeches:speech_signing_news", args=[page.speech.pk, page.speech.version])
