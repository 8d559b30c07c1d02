"""Letting somebody sign while one is away: on one speech, or on all, also those to come."""

from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from speeches.actions import absences, stand_ins
from speeches.domain import policy
from speeches.domain.verdict import NothingToSave, Refusal
from speeches.models import Absence, Speech, StandIn
from speeches.queries.absences import absences_of, speeches_waiting_for, stand_ins_of
from speeches.queries.rounds import people_by_unit
from speeches.route_forms import StandInForm
from speeches.views import access, route_access
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request
from speeches.views.routes import shown, to_route

PAGE = "speeches/route/absence.html"


@require_POST
@access.speech(policy.may_stand_in)
def of_speech(request: Request, speech: Speech) -> HttpResponse:
    """Somebody who signs in one's seats on this speech."""
    form = StandInForm(request.POST)
    person = _person(form)
    if person is None:
        return shown(request, speech, status=422, stand_in_form=form)
    given = form.cleaned_data
    try:
        stand_ins.name(
            speech.pk, person=person, since=given["since"], until=given["until"], by=request.user, at=now()
        )
    except (stand_ins.WrongDays, stand_ins.NotAnother) as refusal:
        form.add_error(None, sentence_of(refusal))
        return shown(request, speech, status=409, stand_in_form=form)
    return to_route(speech.pk)


@require_POST
@route_access.stand_in()
def end(request: Request, stand_in: StandIn) -> HttpResponse:
    """He stands in no more."""
    stand_ins.end(stand_in.pk, by=request.user, at=now())
    if request.POST.get("from") == "absence":
        return redirect("speeches:absence")
    return to_route(stand_in.speech_id)


@require_http_methods(["GET", "HEAD", "POST"])
@access.anybody
def absence(request: Request) -> HttpResponse:
    """That I am away: somebody signs for me on every speech, also on those that come meanwhile."""
    form = StandInForm(request.POST or None, initial={"since": localdate()})
    if request.method != "POST":
        return _absence(request, form)
    person = _person(form)
    if person is None:
        return _absence(request, form, status=422)
    days = {name: form.cleaned_data[name] for name in ("since", "until")}
    try:
        absences.declare(person=person, by=request.user, at=now(), **days)
    except Refusal as refusal:
        form.add_error(None, sentence_of(refusal))
        return _absence(request, form, status=409)
    messages.success(request, _("%(person)s signs for you on those days.") % {"person": person})
    for one, refused in _refused_of(request, person, days).items():
        messages.warning(request, f"{one.title or _('Untitled speech')}{_(': ')}{refused}")
    return redirect("speeches:absence")


@require_POST
@access.anybody
def absence_end(request: Request, absence_id: int) -> HttpResponse:
    """I am back: nobody signs for me any more, nor on what comes. Raises AlreadyOver."""
    if not Absence.objects.filter(pk=absence_id, person=request.user).exists():
        raise Http404
    over = absences.end(absence=absence_id, by=request.user, at=now())
    for one in stand_ins_of(request.user, localdate()):
        if one.person_id == over.stand_in_id:
            # Where the speech is final by now, or he takes part no more, nobody signs for him anyway.
            with suppress(Refusal):
                stand_ins.end(one.pk, by=request.user, at=now())
    return redirect("speeches:absence")


def _absence(request: Request, form: StandInForm, *, status: int = 200) -> HttpResponse:
    today = localdate()
    context = {
        "form": form,
        "waiting": speeches_waiting_for(request.user),
        "units": people_by_unit(),
        "absences": absences_of(request.user, today),
        "named": stand_ins_of(request.user, today),
    }
    return render(request, PAGE, context, status=status)


def _refused_of(request: Request, person: User, days: dict[str, date]) -> dict[Speech, str]:
    """Named on each speech that waits, one change for each; why not, where not."""
    refused = dict[Speech, str]()
    for one in speeches_waiting_for(request.user):
        try:
            stand_ins.name(one.pk, person=person, by=request.user, at=now(), **days)
        except NothingToSave:
            continue
        except Refusal as refusal:
            refused[one] = sentence_of(refusal)
    return refused


def _person(form: StandInForm) -> User | None:
    """Who is to sign; None where the form says what is missing."""
    if not form.is_valid():
        return None
    found = User.objects.filter(pk=form.cleaned_data["person"], is_active=True).first()
    if found is None:
        form.add_error("person", _("There is no such person here."))
    return found
