"""Making a speech final, repairing what is typographic then, and opening it again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import finals, repairs
from speeches.actions.finals import Unfinished
from speeches.actions.repairs import Mending, NotTypographic
from speeches.domain import policy
from speeches.domain.plain_text import Unwritable
from speeches.domain.signing import SpeechState
from speeches.domain.talk import audiences_of
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NoWords, Refusal
from speeches.final_forms import LockForm, RepairForm
from speeches.models import Paragraph, Repair, Section, Speech
from speeches.queries.final import FinalRecord, Verified, lines_of, record_of, verified
from speeches.queries.missing import missing_of
from speeches.round_forms import ReasonForm
from speeches.views import access, fragments
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PAGE = "speeches/final/page.html"
NOT_REPAIRED = (NotTypographic, NothingToSave, ChangedMeanwhile, NoWords, Unwritable)


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """What is missing before it is final, or what is kept since; posted, it is made final."""
    form = LockForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, speech, {"form": form}, status=422 if form.is_bound else 200)
    why = form.cleaned_data["exceptions"]
    try:
        finals.lock(speech.pk, exceptions=why, by=request.user, at=now(), key=form.key_for(why))
    except Unfinished as refusal:
        speech.refresh_from_db()
        return _page(request, speech, {"form": form, "refusal": sentence_of(refusal)}, status=409)
    return redirect(_address(speech))


@require_POST
@access.speech(policy.may_unlock)
def unlocking(request: Request, speech: Speech) -> HttpResponse:
    """A final speech opened again, for a reason."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, speech, {"form": LockForm(), "unlock_form": form}, status=422)
    why = form.cleaned_data["reason"]
    finals.unlock(speech.pk, reason=why, by=request.user, at=now(), key=form.key_for(why))
    return redirect(fragments.speech_url(speech.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph(policy.may_repair)
def repair(request: Request, paragraph: Paragraph) -> HttpResponse:
    """A line of a final speech put right, if only a slip of the pen."""
    return _repaired(request, paragraph, paragraph.text, repairs.repair)


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_repair)
def heading_repair(request: Request, section: Section) -> HttpResponse:
    """The same of a heading."""
    return _repaired(request, section, section.heading, repairs.repair_heading)


@require_POST
@access.repair()
def acknowledgement(request: Request, repair: Repair) -> HttpResponse:
    """A signer has seen a repair."""
    repairs.acknowledge(repair.pk, by=request.user, at=now())
    return redirect(_address(repair.speech))


def _repaired(
    request: Request, line: Paragraph | Section, words: str, action: Callable[..., int]
) -> HttpResponse:
    form = RepairForm(request.POST or None, initial={"text": words, "based_on": line.version})
    if request.method != "POST" or not form.is_valid():
        return _repair(request, line, form, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    mending = Mending(given["text"], given["based_on"], given["reason"])
    key = form.key_for(mending.text + mending.reason)
    try:
        action(line.pk, mending=mending, by=request.user, at=now(), key=key)
    except NOT_REPAIRED as refusal:
        return _repair(request, line, form, refusal, status=409)
    return redirect(_address(line.speech))


def _repair(
    request: Request,
    line: Paragraph | Section,
    form: RepairForm,
    refusal: Refusal | None = None,
    *,
    status: int,
) -> HttpResponse:
    context = {"speech": line.speech, "form": form, "refusal": sentence_of(refusal) if refusal else ""}
    return render(request, "speeches/final/repair.html", context, status=status)


def _page(request: Request, speech: Speech, more: dict[str, Any], *, status: int) -> HttpResponse:
    record = record_of(speech)
    is_final = speech.state is SpeechState.FINAL
    role = request.standing.role
    context = {
        "speech": speech,
        "is_final": is_final,
        "missing": [] if is_final else missing_of(speech, audiences_of(role)),
        "record": record,
        "verified": _verified(request, speech, record),
        "may_lock": policy.may_lock(role, speech.terms),
        "may_unlock": policy.may_unlock(role, speech.terms),
        "may_repair": policy.may_repair(role, speech.terms),
        "unlock_form": ReasonForm(),
        "lines": lines_of(speech) if is_final and policy.may_repair(role, speech.terms) else (),
        **more,
    }
    return render(request, PAGE, context, status=status)


def _verified(request: Request, speech: Speech, record: FinalRecord) -> Verified | None:
    """The seal that somebody asks for, tried; without that the one that holds now."""
    asked = request.GET.get("seal", "")
    if asked.isascii() and asked.isdecimal() and len(asked) < 10:
        return verified(speech, int(asked))
    is_final = speech.state is SpeechState.FINAL
    return verified(speech, record.seals[0].seal.pk) if is_final and record.seals else None


def _address(speech: Speech) -> str:
    return reverse("speeches:final", args=[speech.pk])
