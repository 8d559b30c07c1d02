"""Rounds of consultation, for those who take part in the speech."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import opinions, rounds
from speeches.actions.rounds import Terms
from speeches.actions.threads import ReasonMissing
from speeches.domain import policy
from speeches.domain.verdict import Refusal
from speeches.models import Invitation, Reopening, Round, Speech, Thread
from speeches.queries import rounds as read
from speeches.queries.opinions import opinions_of
from speeches.round_forms import OutcomeForm, PeopleForm, ReasonForm, RoundForm, TermsForm
from speeches.views import access, fragments, talking
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

LIST = "speeches/round/list.html"
PAGE = "speeches/round/page.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def of_speech(request: Request, speech: Speech) -> HttpResponse:
    """The rounds of a speech, and a new one."""
    may = policy.may_consult(request.standing.role, speech.terms)
    form = RoundForm(
        request.POST or None, initial={"round_name": _next_name(speech), "called": _("Draft for comment")}
    )
    if request.method == "POST":
        may.require()
    if request.method == "POST" and form.is_valid() and (begun := _begun(request, speech, form)):
        return redirect(reverse("speeches:round", args=[begun]))
    context = {
        "speech": speech,
        "rounds": read.rounds_of(speech.pk),
        "today": localdate(),
        "form": form,
        "may": may,
        "milestones": read.milestones_to_ask_about(speech.pk) if may else (),
        "units": read.people_by_unit() if may else {},
        "chosen": set(form.cleaned_data.get("people", ())) if form.is_bound else (),
    }
    return render(request, LIST, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@access.round_of()
def page(request: Request, one: Round) -> HttpResponse:
    """How far a round has come, and other terms for it."""
    form = TermsForm(request.POST or None, initial=_terms_of(one))
    if request.method == "POST":
        policy.may_consult(request.standing.role, one.speech.terms).require()
    if request.method == "POST" and form.is_valid():
        try:
            rounds.describe(one.pk, terms=_terms(form), by=request.user, at=now())
            return _back(one)
        except Refusal as refusal:
            form.add_error(None, sentence_of(refusal))
    return render(request, PAGE, _shown(request, one, form), status=422 if form.is_bound else 200)


@require_POST
@access.round_of(policy.may_consult)
def people(request: Request, one: Round) -> HttpResponse:
    """More people asked."""
    form = PeopleForm(request.POST)
    form.full_clean()
    rounds.invite(one.pk, people=form.cleaned_data.get("people", ()), by=request.user, at=now())
    return _back(one)


@require_POST
@access.invitation(policy.may_consult)
def dismissal(request: Request, invitation: Invitation) -> HttpResponse:
    """Somebody asked no longer."""
    rounds.dismiss(invitation.pk, by=request.user, at=now())
    return _back(invitation.round)


@require_POST
@access.round_of(policy.may_consult)
def closing(request: Request, one: Round) -> HttpResponse:
    """The end of a round, or what is in the way of it."""
    try:
        rounds.close(one.pk, by=request.user, at=now())
    except rounds.StillOpen as open_still:
        context = _shown(request, one, TermsForm(initial=_terms_of(one)))
        context |= {"refusal": sentence_of(open_still)}
        return render(request, PAGE, context, status=409)
    return _back(one)


@require_POST
@access.round_of(policy.may_consult)
def reopening(request: Request, one: Round) -> HttpResponse:
    """A closed round open again, for a reason."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = _shown(request, one, TermsForm(initial=_terms_of(one))) | {"reason_form": form}
        return render(request, PAGE, context, status=422)
    rounds.reopen(one.pk, reason=form.cleaned_data["reason"], by=request.user, at=now())
    return _back(one)


@require_POST
@access.thread(policy.may_decide)
def outcome(request: Request, thread: Thread) -> HttpResponse:
    """What becomes of an opinion, and why."""
    form = OutcomeForm(request.POST)
    missing = ""
    if form.is_valid():
        chosen, words = form.cleaned_data["outcome"], form.cleaned_data["text"]
        try:
            version = opinions.end(thread.pk, outcome=chosen, text=words, by=request.user, at=now())
            return talking.after(request, "resolve", thread, version)
        except ReasonMissing:
            missing = _("Please say why. Nothing was decided.")
    else:
        missing = _("Please choose what becomes of it. Nothing was decided.")
    context = {**talking.shown(request, thread), "missing": missing, "answer": form}
    return fragments.reply(request, talking.THREAD, context, status=422)


def _shown(request: Request, one: Round, form: TermsForm) -> dict[str, Any]:
    may = policy.may_consult(request.standing.role, one.speech.terms)
    asked = {row.person_id for row in one.invitations.filter(ended_in=None)}
    return {
        "speech": one.speech,
        "round": one,
        "form": form,
        "reason_form": ReasonForm(),
        "may": may,
        "progress": read.progress_of(one, localdate()),
        "today": localdate(),
        "open": read.open_opinions(one),
        "opinions": opinions_of(one),
        "reopenings": Reopening.objects.filter(round=one).select_related("by", "closed_by").order_by("pk"),
        "units": _not_yet(asked) if may and not one.is_closed else {},
    }


def _not_yet(asked: set[int]) -> dict[str, Any]:
    """Who could be asked besides, by unit."""
    units = read.people_by_unit().items()
    left = {unit: [person for person in people if person.pk not in asked] for unit, people in units}
    return {unit: people for unit, people in left.items() if people}


def _begun(request: Request, speech: Speech, form: RoundForm) -> int | None:
    """The new round; None where the form says why there is none."""
    given = form.cleaned_data
    milestone = given["milestone"] or given["called"]
    key = form.key_for(f"{given['round_name']} {milestone}")
    try:
        version = rounds.begin(
            speech.pk,
            terms=_terms(form),
            people=given["people"],
            milestone=milestone,
            by=request.user,
            at=now(),
            key=key,
        )
    except Refusal as refusal:
        form.add_error(None, sentence_of(refusal))
        return None
    return Round.objects.values_list("pk", flat=True).get(speech=speech, opened_in=version)


def _terms(form: TermsForm) -> Terms:
    given = form.cleaned_data
    return Terms(given["round_name"], given["due_on"], is_apart=given["is_apart"])


def _terms_of(one: Round) -> dict[str, Any]:
    return {"round_name": one.name, "due_on": one.due_on, "is_apart": one.is_apart}


def _next_name(speech: Speech) -> str:
    number = Round.objects.filter(speech=speech).count() + 1
    return _("Round %(number)s of consultation") % {"number": number}


def _back(one: Round) -> HttpResponse:
    return redirect(reverse("speeches:round", args=[one.pk]))
