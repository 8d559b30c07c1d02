"""Bringing a text in: upload or paste, look at how it is read, confirm."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import imports
from speeches.domain.outline.roles import LineRole, ReadLine
from speeches.domain.plain_text import TooLong, Unwritable
from speeches.domain.verdict import NoWords, Refusal
from speeches.import_forms import ROLES, ImportForm, ReadingForm
from speeches.models import Original
from speeches.queries import originals
from speeches.views import access
from speeches.views.import_refusals import sentence_of
from speeches.views.refusals import refused
from speeches.views.requests import Request

START = "speeches/import/page.html"
PREVIEW = "speeches/import/preview.html"
# The role of plain text is asked for by a click; so is that of every line where very many are not plain.
QUIET = frozenset({LineRole.BODY})
MOST_OPEN = 200
# What the person can put right on the page.
ABOUT_WORDS = (imports.TitleMissing, imports.TitledAlready, NoWords, Unwritable, TooLong)
NAMES = dict(ROLES)


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A line of the preview; `is_open` shows the choice of roles, `is_chosen` puts the cursor there."""

    line: int
    text: str
    role: LineRole
    name: str | Promise
    is_decided: bool
    is_open: bool
    is_chosen: bool


@require_http_methods(["GET", "HEAD", "POST"])
@access.anybody
def start(request: Request) -> HttpResponse:
    """A file or pasted text, and those that still wait."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            original = imports.receive(content=form.content, name=form.name, by=request.user, at=now())
            return redirect(reverse("speeches:original", args=[original.pk]))
        except Refusal as refusal:
            form.add_error(form.source, sentence_of(refusal))
    context = {"form": form, "waiting": originals.waiting_of(request.user)}
    return render(request, START, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@access.own_original
def original(request: Request, original: Original) -> HttpResponse:
    """The file as it is read, with the decisions made so far."""
    form = ReadingForm(request.POST if request.method == "POST" else None)
    # An invalid one shows its errors.
    form.is_valid()
    return _previewed(request, original, form)


@require_POST
@access.anybody
def speech(request: Request, original_id: int) -> HttpResponse:
    """The file made a speech."""
    form = ReadingForm(request.POST)
    try:
        if not form.is_valid():
            return _shown_again(request, original_id, form)
        speech_id = imports.confirm(
            original_id,
            decisions=form.cleaned_data["decisions"],
            title=form.cleaned_data["title"],
            by=request.user,
            at=now(),
            key=form.key_for(str(original_id)),
        )
    except ABOUT_WORDS as refusal:
        form.add_error("title", sentence_of(refusal))
        return _shown_again(request, original_id, form)
    except imports.AlreadyImported as refusal:
        return refused(request, sentence_of(refusal), status=409)
    return redirect(reverse("speeches:speech", args=[speech_id]))


@require_POST
@access.own_original
def removal(request: Request, original: Original) -> HttpResponse:
    """The file forgotten."""
    imports.discard(original.pk, by=request.user, at=now())
    messages.success(request, _("The file was discarded."))
    return redirect(reverse("speeches:imports"))


def _shown_again(request: Request, original_id: int, form: ReadingForm) -> HttpResponse:
    waiting = originals.waiting_original(original_id, request.user)
    if waiting is None:
        raise Http404
    return _previewed(request, waiting, form)


def _previewed(request: Request, original: Original, form: ReadingForm) -> HttpResponse:
    decided = form.cleaned_data if form.is_bound else {}
    preview = originals.preview_of(original, decided.get("decisions", {}))
    loud = {line.line for line in preview.lines if line.role not in QUIET}
    shown: set[int] = decided.get("shown", set()) | (loud if len(loud) <= MOST_OPEN else set())
    context: dict[str, Any] = {
        "original": original,
        "preview": preview,
        "lines": [_line(line, shown, decided.get("choose")) for line in preview.lines],
        "roles": ROLES,
        "form": form,
    }
    return render(request, PREVIEW, context, status=422 if form.errors else 200)


def _line(line: ReadLine, shown: Container[int], chosen: int | None) -> PreviewLine:
    return PreviewLine(
        line=line.line,
        text=line.text,
        role=line.role,
        name=NAMES[line.role],
        is_decided=line.is_decided,
        is_open=line.line in shown,
        is_chosen=line.line == chosen,
    )
