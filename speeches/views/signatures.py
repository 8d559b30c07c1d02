"""Signing a section on the words that are shown."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import signatures
from speeches.domain.signing import Pledge, Statement
from speeches.domain.verdict import Gone
from speeches.forms import SignatureForm
from speeches.models import Section, Signature
from speeches.queries import signing
from speeches.queries.page import speech_for
from speeches.views import access, fragments
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PANEL = "speeches/signature/_panel.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.section()
def panel(request: Request, section: Section) -> HttpResponse:
    """The words of a section with the signatures on them, and a signature. Raises Gone."""
    if section.removed_in is not None:
        raise Gone
    if request.method != "POST":
        return fragments.reply(request, PANEL, _shown(request, section))
    form = SignatureForm(request.POST)
    if not form.is_valid():
        return fragments.reply(request, PANEL, {**_shown(request, section), "form": form}, status=422)
    given = form.cleaned_data
    statement = Statement(given["opinion"], given["remark"])
    try:
        version = signatures.sign(
            section.pk,
            pledge=Pledge(given["digest"], statement),
            by=request.user,
            at=now(),
            key=form.key_for(given["digest"] + statement.opinion + statement.remark),
        )
    except (signatures.WordsChanged, signatures.RemarkMissing) as refusal:
        context = {**_shown(request, section), "refusal": sentence_of(refusal)}
        context["form"].initial |= asdict(statement)
        return fragments.reply(request, PANEL, context, status=409)
    return _after(request, "sign", section, version)


@require_POST
@access.signature()
def withdrawal(request: Request, signature: Signature) -> HttpResponse:
    """One's own signature taken back."""
    version = signatures.withdraw(signature.pk, by=request.user, at=now())
    if signature.section is None:
        return redirect(fragments.speech_url(signature.speech_id))
    return _after(request, "withdraw", signature.section, version)


def _after(request: Request, verb: str, section: Section, version: int) -> HttpResponse:
    context = _shown(request, section)
    to = fragments.speech_url(section.speech_id, f"section-{section.pk}")
    return fragments.done(request, f"speeches/signature/after_{verb}.html", context, version=version, to=to)


def _shown(request: Request, section: Section) -> dict[str, Any]:
    """The page of the speech, and the section as it is to be signed, read in one statement's time."""
    sheet = signing.sheet_of(section)
    page = speech_for(request.standing, section.speech)
    return {
        "page": page,
        "section": page.head(section.pk),
        "section_id": section.pk,
        "entry": page.entry(section.pk),
        "sheet": sheet,
        "has_signed": sheet.is_signed_by(request.user),
        "form": SignatureForm(initial={"digest": sheet.digest}),
    }
