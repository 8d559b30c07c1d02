"""Letting somebody sign while one is away: on one speech, or on all in which one holds a seat."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from speeches.actions import stand_ins
from speeches.domain import policy
from speeches.domain.verdict import Refusal
from speeches.models import Speech, StandIn
from speeches.queries.absences import speeches_waiting_for, stand_ins_of
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
    """That I am away: somebody signs for me wherever I hold a seat that is not done."""
    form = StandInForm(request.POST or None, initial={"since": localdate()})
    waiting = speeches_waiting_for(request.user)
    context = {
        "form": form,
        "waiting": waiting,
        "units": people_by_unit(),
        "named": stand_ins_of(request.user, localdate()),
    }
    if request.method != "POST":
        return render(request, PAGE, context)
    person = _person(form)
    if person is None:
        return render(request, PAGE, context, status=422)
    done, refused = _named_for_all(request, form, person, waiting)
    if not done:
        form.add_error(None, next(iter(refused.values()), _("No speech waits for your signature.")))
        return render(request, PAGE, context, status=409)
    told = {"person": person, "speeches": _(", ").join(map(_called, done))}
    messages.success(request, _("%(person)s signs for you in: %(speeches)s") % told)
    for one in refused:
        messages.warning(request, f"{_called(one)}{_(': ')}{refused[one]}")
    return redirect("speeches:absence")


def _named_for_all(
    request: Request, form: StandInForm, person: User, speeches: list[Speech]
) -> tuple[list[Speech], dict[Speech, str]]:
    """One change for each speech; those for which it was done, and why not for the others."""
    days = {name: form.cleaned_data[name] for name in ("since", "until")}
    done, refused = list[Speech](), dict[Speech, str]()
    for one in speeches:
        try:
            stand_ins.name(one.pk, person=person, by=request.user, at=now(), **days)
            done.append(one)
        except Refusal as refusal:
            refused[one] = sentence_of(refusal)
    return done, refused


def _called(speech: Speech) -> str:
    return speech.title or _("Untitled speech")


def _person(form: StandInForm) -> User | None:
    """Who is to sign; None where the form says what is missing."""
    if not form.is_valid():
        return None
    found = User.objects.filter(pk=form.cleaned_data["person"], is_active=True).first()
    if found is None:
        form.add_error("person", _("There is no such person here."))
    return found
