"""A round as whoever is asked meets it: one milestone, what his unit says of it, and nothing else."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from speeches.actions import opinions
from speeches.actions.opinions import Chosen, Place
from speeches.domain.anchors.browser import code_points
from speeches.domain.rounds import may_answer
from speeches.domain.structure.tree import Key, Noun
from speeches.domain.talk import Outcome
from speeches.domain.verdict import NoWords
from speeches.models import Invitation, Thread
from speeches.presence import looking
from speeches.queries.opinions import threads_heard
from speeches.queries.text import PastManuscript, version_of
from speeches.queries.voices import in_the_name_of
from speeches.round_forms import OpinionForm, ProposalForm, RangeForm
from speeches.views import access, fragments
from speeches.views.requests import Request

PAGE = "speeches/consultation/page.html"
DRAFT = "speeches/consultation/_draft.html"


@require_safe
@access.asked
def page(request: Request, invitation: Invitation) -> HttpResponse:
    """The milestone to read, what was said of it, and what became of that."""
    return render(request, PAGE, _shown(invitation))


@require_http_methods(["GET", "HEAD", "POST"])
@access.asked
def on_paragraph(request: Request, invitation: Invitation, paragraph_id: int) -> HttpResponse:
    """An opinion on a paragraph, or on words of it."""
    return _on(request, invitation, (Noun.PARAGRAPH, paragraph_id))


@require_http_methods(["GET", "HEAD", "POST"])
@access.asked
def on_section(request: Request, invitation: Invitation, section_id: int) -> HttpResponse:
    """An opinion on a section."""
    return _on(request, invitation, (Noun.SECTION, section_id))


@require_http_methods(["GET", "HEAD", "POST"])
@access.asked
def on_whole(request: Request, invitation: Invitation) -> HttpResponse:
    """An opinion on the whole text."""
    return _on(request, invitation, None)


@require_POST
@access.asked
def silence(request: Request, invitation: Invitation) -> HttpResponse:
    """That one's unit has no opinion."""
    opinions.have_none(invitation.round_id, by=request.user, at=now())
    return _back(invitation.round_id)


@require_POST
@access.asked
def look(request: Request, invitation: Invitation) -> HttpResponse:
    """That the text was looked at."""
    del request
    looking.note(invitation.pk)
    return HttpResponse(status=204)


@require_POST
@access.heard
def comments(request: Request, thread: Thread) -> HttpResponse:
    """An answer."""
    form = OpinionForm(request.POST)
    if not form.is_valid():
        raise NoWords
    words = form.cleaned_data["text"]
    opinions.reply(thread.pk, text=words, by=request.user, at=now(), key=form.key_for(words))
    return _back(thread.invitation.round_id if thread.invitation else 0, thread.pk)


@require_POST
@access.heard
def withdrawal(request: Request, thread: Thread) -> HttpResponse:
    """One's own opinion taken back."""
    opinions.withdraw(thread.pk, by=request.user, at=now())
    return _back(thread.invitation.round_id if thread.invitation else 0, thread.pk)


def _on(request: Request, invitation: Invitation, key: Key | None) -> HttpResponse:
    one = invitation.round
    may_answer(one.speech.terms, is_asked=True, is_closed=one.is_closed).require()
    past = version_of(one.speech_id, one.milestone.version)
    if key is not None and key not in past.tree.nodes:
        raise Http404
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        key_of_form = form.key_for(f"{key} {given['text']} {given['proposed']}")
        opinions.give(
            one.pk,
            text=given["text"],
            on=Place(key, _chosen(form), given["proposed"]),
            by=request.user,
            at=now(),
            key=key_of_form,
        )
        return _back(one.pk)
    if not form.is_bound:
        form = ProposalForm(initial=_range(request, past, key))
    context = {"invitation": invitation, "form": form, "about": _about(past, key), "here": request.path}
    if request.htmx:
        return fragments.reply(request, DRAFT, context, status=422 if form.is_bound else 200)
    context |= _shown(invitation)
    return render(request, PAGE, context, status=422 if form.is_bound else 200)


def _shown(invitation: Invitation) -> dict[str, Any]:
    one = invitation.round
    past = version_of(one.speech_id, one.milestone.version)
    may = may_answer(one.speech.terms, is_asked=True, is_closed=one.is_closed)
    threads = threads_heard(invitation)
    is_silent = in_the_name_of(invitation).filter(nothing_in__isnull=False).exists()
    ours = [thread for thread in threads if thread.invitation and thread.invitation.voice == invitation.voice]
    has_spoken = any(thread.outcome is not Outcome.WITHDRAWN for thread in ours)
    return {
        "invitation": invitation,
        "round": one,
        "asked_in": one if may else None,
        "lines": tuple(past.lines()),
        "threads": threads,
        "may": may,
        "is_silent": is_silent,
        "has_spoken": has_spoken,
        "is_late": localdate() > one.due_on,
        "today": localdate(),
    }


def _about(past: PastManuscript, key: Key | None) -> str:
    """The words of the line or section; nothing for the whole."""
    if key is None:
        return ""
    node = past.tree.nodes[key]
    return past.markers[key[1]] + past.name_of(node) if node.is_section else past.texts[key]


def _range(request: Request, past: PastManuscript, key: Key | None) -> dict[str, Any]:
    """The words that were chosen, as this server knows them; nothing where none were."""
    chosen = RangeForm(request.GET)
    if key is None or key[0] is not Noun.PARAGRAPH or not chosen.is_valid():
        return {"proposed": past.texts[key]} if key and key[0] is Noun.PARAGRAPH else {}
    start, end = (code_points(past.texts[key], chosen.cleaned_data[edge]) for edge in ("start", "end"))
    return {**chosen.cleaned_data, "words": past.texts[key][start:end]}


def _chosen(form: ProposalForm) -> Chosen | None:
    given = form.cleaned_data
    if given["start"] is None or given["end"] is None or not given["words"]:
        return None
    return Chosen(given["start"], given["end"], given["words"])


def _back(round_id: int, thread_id: int | None = None) -> HttpResponse:
    anchor = f"#thread-{thread_id}" if thread_id else "#opinions"
    return redirect(reverse("speeches:consultation", args=[round_id]) + anchor)
