"""Suggestions by the dozen: listed, looked at together, and decided on one after the other."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from speeches.actions import decisions
from speeches.domain import policy
from speeches.domain.plain_text import typed_comment
from speeches.domain.suggesting import Acceptance
from speeches.domain.verdict import NoSuchSpeech, Refusal
from speeches.models import Speech, Suggestion
from speeches.queries.page import speech_for
from speeches.queries.suggestion_list import Sought, State, preview_of, suggesters_of, suggestions_of
from speeches.suggestion_forms import ListForm, ManyForm
from speeches.views import access
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request


@require_safe
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """The suggestions looked for, in the order of reading."""
    form = ListForm(request.GET)
    form.full_clean()
    shown = speech_for(request.standing, speech)
    context = {
        "speech": speech,
        "page": shown,
        "rows": suggestions_of(shown, _sought(form, request)),
        "people": suggesters_of(shown),
        "form": form,
        "given": form.cleaned_data,
        # Who is limited to sections decides one by one, in these.
        "may_decide": shown.may.decide and not request.standing.is_limited,
    }
    return render(request, "speeches/suggestion/page.html", context)


@require_POST
@access.speech(policy.may_decide)
def preview(request: Request, speech: Speech) -> HttpResponse:
    """What accepting the chosen ones would make of the speech."""
    form = _chosen(request)
    shown = speech_for(request.standing, speech)
    context = {
        "speech": speech,
        "page": shown,
        "preview": preview_of(shown, form.cleaned_data.get("thread", [])),
    }
    return render(request, "speeches/suggestion/preview.html", context)


@require_POST
@access.speech(policy.may_decide)
def acceptance(request: Request, speech: Speech) -> HttpResponse:
    """The chosen ones accepted, each as a version of its own; what refuses meanwhile is told."""
    form = ManyForm(request.POST)
    if not form.is_valid():
        return render(request, "refusal.html", {"sentence": form.errors}, status=422)
    seen = Acceptance(form.cleaned_data["seen"] or 0)

    def accept(thread: int) -> int:
        key = form.key_for(str(thread))
        return decisions.accept(
            thread,
            acceptance=seen,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=now(),
            key=key,
        )

    done = _each(request, _own(speech, form.cleaned_data["thread"]), accept)
    return _told(request, speech, done, _accepted)


@require_POST
@access.speech(policy.may_decide)
def declination(request: Request, speech: Speech) -> HttpResponse:
    """The chosen ones declined, for one reason. Raises Unwritable, TooLong."""
    form = ManyForm(request.POST)
    if not form.is_valid():
        return render(request, "refusal.html", {"sentence": form.errors}, status=422)
    reason = typed_comment(form.cleaned_data.get("reason", ""))
    if not reason:
        messages.error(request, sentence_of(decisions.GroundsMissing()))
        return redirect("speeches:suggestions", speech.pk)
    done = _each(
        request,
        _own(speech, form.cleaned_data.get("thread", [])),
        lambda thread: decisions.decline(
            thread, reason=reason, by=request.user, at=now(), key=form.key_for(f"no to {thread}")
        ),
    )
    return _told(request, speech, done, _declined)


@require_POST
@access.speech(policy.may_decide)
def reversal(request: Request, speech: Speech) -> HttpResponse:
    """Decisions taken back, the last one first."""
    told: dict[int, int] = _chosen(request).cleaned_data.get("thread", {})
    latest_first = sorted(_own(speech, told), key=lambda thread: -told[thread])
    done = _each(
        request,
        latest_first,
        lambda thread: decisions.reopen(thread, by=request.user, at=now(), decided_in=told[thread] or None),
    )
    if done:
        messages.success(request, _reopened(len(done)))
    return redirect("speeches:suggestions", speech.pk)


def _each(request: Request, threads: Iterable[int], decide: Callable[[int], int]) -> list[int]:
    """The versions made; what refused is told by whose suggestion it is."""
    made = []
    for thread in threads:
        try:
            made.append(decide(thread))
        except NoSuchSpeech:
            raise
        except Refusal as refusal:
            by = Suggestion.objects.select_related("by").get(pk=thread).by
            told = _("Suggestion of %(by)s: %(why)s") % {"by": by, "why": sentence_of(refusal)}
            messages.error(request, told)
    return made


def _told(request: Request, speech: Speech, made: list[int], words: Callable[[int], str]) -> HttpResponse:
    """To the list of what was decided just now, from which it can be taken back."""
    there = reverse("speeches:suggestions", args=[speech.pk])
    if not made:
        messages.info(request, _("Nothing was decided."))
        return redirect(there)
    messages.success(request, words(len(made)))
    return redirect(f"{there}?since={min(made)}&until={max(made)}")


def _accepted(count: int) -> str:
    told = ngettext("%(count)s suggestion was accepted.", "%(count)s suggestions were accepted.", count)
    return told % {"count": count}


def _declined(count: int) -> str:
    told = ngettext("%(count)s suggestion was declined.", "%(count)s suggestions were declined.", count)
    return told % {"count": count}


def _reopened(count: int) -> str:
    told = ngettext("%(count)s decision was taken back.", "%(count)s decisions were taken back.", count)
    return told % {"count": count}


def _chosen(request: Request) -> ManyForm:
    form = ManyForm(request.POST)
    form.full_clean()
    return form


def _own(speech: Speech, threads: Iterable[int]) -> list[int]:
    """Those that are suggestions of this speech, in the order given."""
    wanted = list(threads)
    known = set(Suggestion.objects.filter(pk__in=wanted, thread__speech=speech).values_list("pk", flat=True))
    return [thread for thread in wanted if thread in known]


def _sought(form: ListForm, request: Request) -> Sought:
    given: dict[str, Any] = form.cleaned_data
    state = {"decided": State.DECIDED, "all": None}.get(given.get("state", ""), State.OPEN)
    return Sought(
        state=state,
        person=given.get("person") or 0,
        section=given.get("section") or 0,
        kind=given.get("kind") or None,
        since=given.get("since") or 0,
        until=given.get("until") or 0,
        by=request.user.pk,
    )
