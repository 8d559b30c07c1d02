"""Signing a section on the words that are shown."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import signatures
from speeches.domain.verdict import Gone, Refusal
from speeches.forms import SignatureForm
from speeches.models import Section, Signature
from speeches.queries import seats, signing
from speeches.queries.page import speech_for
from speeches.views import access, fragments, pledging, signing_pages
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PANEL = "speeches/signature/_panel.html"


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
@access.section()
def panel(request: Request, section: Section) -> HttpResponse:
    """The words of a section with the signatures on them, and a signature. Raises Gone."""
    if section.removed_in is not None:
        raise Gone
    if request.method != "POST":
        return fragments.reply(request, PANEL, _shown(request, section))
    form, status = pledging.judged(request)
    if status:
        return _refused(request, section, form, status=status)
    try:
        version = signatures.sign(
            section.pk,
            pledge=pledging.pledge_of(form),
            by=request.user,
            at=now(),
            key=form.key_for(pledging.words_of(form)),
        )
    except pledging.NOT_GIVEN as refusal:
        return _refused(request, section, form, status=pledging.status_of(refusal), refusal=refusal)
    if form.cleaned_data["is_on_page"]:
        return redirect(signing_pages.address(section.speech_id, seat=form.cleaned_data["seat"]))
    return _after(request, "sign", section, version)


@require_POST
@access.signature()
def withdrawal(request: Request, signature: Signature) -> HttpResponse:
    """One's own signature taken back."""
    version = signatures.withdraw(signature.pk, by=request.user, at=now())
    if signature.section is None:
        return redirect(signing_pages.address(signature.speech_id, seat=signature.seat_id))
    return _after(request, "withdraw", signature.section, version)


def _after(request: Request, verb: str, section: Section, version: int) -> HttpResponse:
    context = _shown(request, section)
    to = fragments.speech_url(section.speech_id, f"section-{section.pk}")
    return fragments.done(request, f"speeches/signature/after_{verb}.html", context, version=version, to=to)


def _refused(
    request: Request,
    section: Section,
    form: SignatureForm,
    *,
    status: int,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """What was asked for again, with all that was typed and, where the words changed, with how they did."""
    if form.cleaned_data.get("is_on_page"):
        return signing_pages.refused(
            request, section.speech, form, status=status, section=section.pk, refusal=refusal
        )
    is_changed = isinstance(refusal, signatures.WordsChanged)
    before = form.cleaned_data.get("shown_version") if is_changed else None
    context = _shown(request, section, shown_in=before)
    context |= {"form": form, "refusal": sentence_of(refusal) if refusal else ""}
    return fragments.reply(request, PANEL, context, status=status)


def _shown(request: Request, section: Section, *, shown_in: int | None = None) -> dict[str, Any]:
    """The page of the speech, and the section as it is to be signed, read in one statement's time."""
    sheet = signing.sheet_of(section, request.user, localdate(), shown_in=shown_in)
    page = speech_for(request.standing, section.speech)
    return {
        "page": page,
        "section": page.head(section.pk),
        "section_id": section.pk,
        "entry": page.entry(section.pk),
        "sheet": sheet,
        "speech": section.speech,
        "asks": pledging.asked_of(request.user, sheet.reentry),
        "since": sheet.since,
        "comparison": sheet.since.comparison if sheet.since else None,
        "may_sign": sheet.may_be_signed_by(request.user, page.may.sign),
        "is_awaited": seats.is_awaited(section.speech, request.user, localdate()),
        "form": SignatureForm(),
    }
