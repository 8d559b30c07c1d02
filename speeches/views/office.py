"""What the office has laid down about signing, for administrators; they read no speech here."""

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import office
from speeches.actions._office import LaidDownMeanwhile
from speeches.actions.office import UsualPlan
from speeches.domain.office import OfficeDeed
from speeches.domain.sign_off.plan import PlannedStep
from speeches.domain.verdict import Refusal
from speeches.models import OfficeChange, UsualRoute
from speeches.office_forms import LaidDown, LevelsForm, RulesForm, UsualLaying, seats_of, usual_laying
from speeches.queries.checks import levels
from speeches.queries.office_record import latest_of, office_record
from speeches.queries.rounds import people_by_unit
from speeches.queries.route import rules
from speeches.queries.usual_routes import usual_route, usual_routes
from speeches.templatetags.signing import KINDS
from speeches.views import fragments, route_access
from speeches.views.laying import rows_of
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PAGE = "speeches/office/signing.html"
ROUTE = "speeches/office/usual_route.html"
FRAGMENT = "speeches/office/_usual_route.html"


@require_http_methods(["GET", "HEAD", "POST"])
@route_access.office
def signing(request: Request) -> HttpResponse:
    """The rules of signing, the checks, and the usual routes."""
    if request.method != "POST":
        return _rules(request)
    form = RulesForm(request.POST)
    if not form.is_valid():
        return _rules(request, form=form, status=422)
    try:
        office.set_rules(rules=form.laid_down, by=request.user, at=now(), seen=form.cleaned_data["seen"])
    except LaidDownMeanwhile as refusal:
        return _rules(request, form=form, refusal=sentence_of(refusal), status=409)
    messages.success(request, _("The rules hold from now on."))
    return redirect("speeches:office_signing")


@require_POST
@route_access.office
def checks_of_office(request: Request) -> HttpResponse:
    """How much each check weighs."""
    form = LevelsForm(request.POST)
    if not form.is_valid():
        return _rules(request, levels_form=form, status=422)
    try:
        office.set_levels(levels=form.levels, by=request.user, at=now(), seen=form.cleaned_data["seen"])
    except LaidDownMeanwhile as refusal:
        return _rules(request, levels_form=form, refusal=sentence_of(refusal), status=409)
    messages.success(request, _("The rules hold from now on."))
    return redirect("speeches:office_signing")


def _rules(request: Request, *, status: int = 200, **more: Any) -> HttpResponse:
    forms_now = {
        "form": RulesForm(initial=model_to_dict(rules())),
        "levels_form": LevelsForm(initial=levels()),
    }
    context = {
        **forms_now,
        "usual": usual_routes(),
        "rules_seen": latest_of(OfficeDeed.RULES),
        "checks_seen": latest_of(OfficeDeed.CHECKS),
        "record": [_recorded(one, *forms_now.values()) for one in office_record()],
        **more,
    }
    return render(request, PAGE, context, status=status)


def _recorded(
    change: OfficeChange, rules_form: LaidDown, levels_form: LaidDown
) -> tuple[OfficeChange, list[tuple[str, str, str]]]:
    """A record with what changed from what to what, in the words of the page."""
    form = levels_form if change.deed is OfficeDeed.CHECKS else rules_form
    told = (
        (str(form.fields[name].label), form.told(name, was), form.told(name, now_is))
        for name, (was, now_is) in change.told.items()
        if name in form.fields
    )
    return change, list(told)


@require_http_methods(["GET", "HEAD", "POST"])
@route_access.office
def new_route(request: Request) -> HttpResponse:
    """A usual route that is not there yet."""
    return _laid_down(request, None, usual_laying("", ()))


@require_http_methods(["GET", "HEAD", "POST"])
@route_access.office
def route(request: Request, usual_id: int) -> HttpResponse:
    """A usual route, to change it."""
    return _laid_down(request, usual_id, _as_it_is(_found(usual_id)))


@require_POST
@route_access.office
def route_removal(request: Request, usual_id: int) -> HttpResponse:
    """A usual route that is offered no longer."""
    office.remove_usual_route(route=_found(usual_id).pk, by=request.user, at=now())
    return redirect("speeches:office_signing")


def _found(usual_id: int) -> UsualRoute:
    found = usual_route(usual_id) if usual_id < 2_000_000_000 else None
    if found is None:
        raise Http404
    return found


def _laid_down(request: Request, usual_id: int | None, standing: UsualLaying) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, usual_id, standing)
    draft = UsualLaying(request.POST)
    if draft.do(draft.form.cleaned_data.get("act", ""), {kind: str(name) for kind, name in KINDS.items()}):
        return _shown(request, usual_id, draft)
    if not draft.is_complete or not draft.name.strip():
        sentence = _("Please see what is written at the steps. Nothing was saved.")
        return _shown(request, usual_id, draft, status=422, refusal=sentence)
    try:
        office.lay_usual_route(
            route=usual_id,
            name=draft.name,
            steps=_plan(draft),
            by=request.user,
            at=now(),
            seen=draft.form.cleaned_data["seen"],
        )
    except Refusal as refusal:
        if isinstance(refusal, LaidDownMeanwhile):
            # Whoever saves once more has been told, and means it.
            draft.data.pop("seen", None)
        return _shown(request, usual_id, draft, status=409, refusal=sentence_of(refusal))
    return redirect("speeches:office_signing")


def _plan(draft: UsualLaying) -> list[UsualPlan]:
    return [
        UsualPlan(
            step.kind,
            step.name,
            tuple(seat.person for seat in step.seats),
            step.needed,
            form.cleaned_data.get("days"),
            is_skippable=step.is_skippable,
        )
        for form, step in zip(draft.steps, draft.plan, strict=True)
    ]


def _as_it_is(one: UsualRoute) -> UsualLaying:
    return usual_laying(
        one.name,
        (
            (
                PlannedStep(
                    step.kind,
                    step.name,
                    seats_of(person.pk for person in step.people.all()),
                    step.needed,
                    is_skippable=step.is_skippable,
                ),
                step.days,
            )
            for step in one.steps.all()
        ),
    )


def _shown(
    request: Request, usual_id: int | None, draft: UsualLaying, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    people = people_by_unit()
    context: dict[str, Any] = {
        "usual_id": usual_id,
        "here": request.path,
        "is_office": True,
        "seen": draft.data.get("seen") or latest_of(OfficeDeed.ROUTE),
        "route_name": draft.name,
        "draft": rows_of(draft, people),
        "kinds": KINDS.items(),
        "key": draft.form["key"].value() or draft.form.fields["key"].initial(),
        "units": people,
        "refusal": refusal,
        "is_told": status != 200,
    }
    if request.htmx and status == 200:
        return fragments.reply(request, FRAGMENT, context)
    return render(request, ROUTE, context, status=status)
