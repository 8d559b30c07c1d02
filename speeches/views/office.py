"""What the office has laid down about signing, for administrators; they read no speech here."""

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import checks, office
from speeches.actions.office import UsualPlan
from speeches.domain.sign_off.plan import PlannedStep
from speeches.domain.verdict import Refusal
from speeches.models import UsualRoute
from speeches.office_forms import LevelsForm, RulesForm, UsualLaying, seats_of, usual_laying
from speeches.queries.checks import levels
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
    """The rules of signing, and the usual routes."""
    form = RulesForm(request.POST or None, initial=model_to_dict(rules()))
    if request.method == "POST" and form.is_valid():
        office.set_rules(rules=form.cleaned_data, by=request.user, at=now())
        messages.success(request, _("The rules hold from now on."))
        return redirect("speeches:office_signing")
    return _rules(request, form, LevelsForm(initial=levels()), status=422 if form.is_bound else 200)


@require_POST
@route_access.office
def checks_of_office(request: Request) -> HttpResponse:
    """How much each check weighs."""
    form = LevelsForm(request.POST)
    if not form.is_valid():
        return _rules(request, RulesForm(initial=model_to_dict(rules())), form, status=422)
    checks.set_levels(levels=form.levels, by=request.user, at=now())
    messages.success(request, _("The rules hold from now on."))
    return redirect("speeches:office_signing")


def _rules(request: Request, form: RulesForm, levels_form: LevelsForm, *, status: int) -> HttpResponse:
    context = {"form": form, "levels_form": levels_form, "usual": usual_routes()}
    return render(request, PAGE, context, status=status)


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
        office.lay_usual_route(route=usual_id, name=draft.name, steps=_plan(draft), by=request.user, at=now())
    except Refusal as refusal:
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
