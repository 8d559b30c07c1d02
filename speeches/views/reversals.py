"""Undo, redo, and taking back what somebody changed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from speeches.actions import reversals
from speeches.actions.reversals import BuiltOn, NotTakenBackHere
from speeches.domain import policy
from speeches.domain.reversal.state import Plan
from speeches.history_forms import ReversalForm, UndoForm
from speeches.models import Event, Speech
from speeches.queries import diary, reversal_scopes
from speeches.queries.assigned import own_sections
from speeches.queries.page import speech_for
from speeches.queries.reversal import authors_between, latest_about_words, origin_of
from speeches.queries.reversal_preview import preview_of
from speeches.queries.reversal_scopes import Scope
from speeches.queries.standing import Standing
from speeches.templatetags.deeds import told_all
from speeches.views import access, fragments
from speeches.views.requests import Request

PANEL = "speeches/reversal/panel.html"
AFTER = "speeches/reversal/after.html"
PREVIEW = "speeches/reversal/preview.html"


@require_POST
@access.speech(policy.may_edit_somewhere)
def undo(request: Request, speech: Speech) -> HttpResponse:
    """One's own last change taken back, or what is in the way of it."""
    form = UndoForm(request.POST)
    form.full_clean()
    begin = form.cleaned_data.get("version")
    key = form.key_for(f"undo {begin or ''}") if "key" in form.cleaned_data else None
    try:
        version = reversals.undo(speech.pk, version=begin, by=request.user, at=now(), key=key)
    except BuiltOn as refusal:
        return _in_the_way(request, speech, refusal)
    except NotTakenBackHere as refusal:
        return _not_here(request, speech, refusal)
    return _after(request, speech, version, is_undo=True)


@require_POST
@access.speech(policy.may_edit_somewhere)
def redo(request: Request, speech: Speech) -> HttpResponse:
    """What was undone last, done again."""
    form = UndoForm(request.POST)
    form.full_clean()
    key = form.key_for("redo") if "key" in form.cleaned_data else None
    try:
        version = reversals.redo(speech.pk, by=request.user, at=now(), key=key)
    except BuiltOn as refusal:
        return _in_the_way(request, speech, refusal)
    return _after(request, speech, version, is_undo=False)


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech(policy.may_edit_somewhere)
def reversal(request: Request, speech: Speech) -> HttpResponse:
    """What taking changes back would do, and its doing; the last one where none are named.

    Raises Http404 for changes that are not there.
    """
    if request.method != "POST":
        return _looked_at(request, speech, _scope(request.GET, speech))
    form = ReversalForm(request.POST)
    scope = _scope(request.POST, speech)
    if not form.is_valid():
        raise Http404
    try:
        version = reversals.take_back(
            speech.pk,
            scope=scope,
            is_partial=form.cleaned_data["is_partial"],
            by=request.user,
            at=now(),
            key=form.key_for(repr(scope)),
        )
    except BuiltOn:
        speech.refresh_from_db()
        return _looked_at(request, speech, scope, status=409)
    return _after(request, speech, version, is_undo=True, is_told=scope.is_one_version)


def _scope(sent: QueryDict, speech: Speech) -> Scope:
    last = 0 if sent else latest_about_words(speech.pk)
    form = ReversalForm(sent or {"after": last - 1, "until": last})
    form.full_clean()
    given = form.cleaned_data
    if not {"after", "until"} <= given.keys() or given["after"] >= min(given["until"], speech.version):
        raise Http404
    names = {name: given.get(name) for name in ("person", "paragraph", "section")}
    return Scope(given["after"], min(given["until"], speech.version), **names)


def _looked_at(request: Request, speech: Speech, scope: Scope, status: int = 200) -> HttpResponse:
    plan = reversal_scopes.plan_for(speech, scope)
    _require_own(request.standing, speech, plan)
    context = {
        "speech": speech,
        "scope": scope,
        "person": User.objects.filter(pk=scope.person).first() if scope.person else None,
        "deeds": diary.deeds_of(speech.pk, scope.until) if scope.until == scope.after + 1 else (),
        "made": diary.making_of(speech.pk, scope.until),
        "preview": preview_of(speech, plan),
        "people": authors_between(speech.pk, scope.after, scope.until),
    }
    return render(request, PREVIEW, context, status=status)


def _require_own(standing: Standing, speech: Speech, plan: Plan) -> None:
    """Who is limited to sections is not shown a way out of them; the door judges again."""
    if standing.is_limited:
        is_own = plan.sections <= own_sections(standing, speech.pk)
        policy.may_edit_here(standing.role, speech.terms, is_limited=True, is_own=is_own).require()


def _after(
    request: Request, speech: Speech, version: int, *, is_undo: bool, is_told: bool = True
) -> HttpResponse:
    """The page as it reads now, with what was done in words, and the way back."""
    event = Event.objects.get(speech=speech, version=version, ordinal=0)
    place = _place(event)
    origin = origin_of(speech.pk, request.user, event.earlier or version)
    context: dict[str, Any] = {
        "page": speech_for(request.standing, speech),
        "deeds": diary.deeds_of(speech.pk, origin) if is_told else (),
        "is_undo": is_undo,
        "place": place,
    }
    if not request.htmx:
        sentence = _("Taken back: %(deed)s") if is_undo else _("Done again: %(deed)s")
        done = (
            sentence % {"deed": told_all(context["deeds"])} if is_told else _("The changes were taken back.")
        )
        messages.success(request, done)
    return fragments.done(request, AFTER, context, version=version, to=fragments.speech_url(speech.pk, place))


def _place(event: Event) -> str:
    if event.paragraph_id:
        return f"paragraph-{event.paragraph_id}"
    return f"section-{event.section_id}" if event.section_id else ""


def _in_the_way(request: Request, speech: Speech, refusal: BuiltOn) -> HttpResponse:
    page = speech_for(request.standing, speech)
    context = {
        "page": page,
        "deeds": diary.deeds_of(speech.pk, origin_of(speech.pk, request.user, refusal.version)),
        "preview": preview_of(speech, refusal.plan),
    }
    return fragments.reply(request, PANEL, context, status=409)


def _not_here(request: Request, speech: Speech, refusal: NotTakenBackHere) -> HttpResponse:
    context = {
        "page": speech_for(request.standing, speech),
        "deeds": diary.deeds_of(speech.pk, refusal.version),
        "before": refusal.before,
        "deeds_before": diary.deeds_of(speech.pk, origin_of(speech.pk, request.user, refusal.before)),
    }
    return fragments.reply(request, PANEL, context, status=409)
