"""Laying a route: steps that come and go and move, and who sits at each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from speeches.actions import routes
from speeches.domain import policy
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import Fault
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import Refusal
from speeches.laying_forms import Laying, dated, laying_of
from speeches.models import Speech, UsualStep
from speeches.queries.page import speech_for
from speeches.queries.rounds import people_by_unit
from speeches.queries.route import laid_in, route_of
from speeches.queries.usual_routes import usual_route, usual_routes
from speeches.route_forms import StepForm, UsualForm
from speeches.templatetags.signing import KINDS
from speeches.views import access, fragments
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request
from speeches.views.routes import to_route

PAGE = "speeches/route/laying.html"
FRAGMENT = "speeches/route/_laying.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """The steps to come, as the owner lays them down: from a usual route, or freely."""
    policy.may_lay_route(request.standing.role, speech.terms).require()
    if speech.state is not SpeechState.DRAFTING:
        raise routes.RouteUnderWay
    if request.method != "POST":
        return _laid_out(request, speech, _beginning(request, speech))
    draft = Laying(request.POST)
    if draft.do(draft.form.cleaned_data.get("act", ""), {kind: str(name) for kind, name in KINDS.items()}):
        return _laid_out(request, speech, draft)
    if not draft.is_complete:
        sentence = _("Please see what is written at the steps. Nothing was saved.")
        return _laid_out(request, speech, draft, status=422, refusal=sentence)
    try:
        routes.lay(
            speech.pk,
            steps=draft.plan,
            by=request.user,
            at=now(),
            seen=draft.form.cleaned_data["seen"],
            key=draft.form.key_for(repr(draft.plan)),
        )
    except Refusal as refusal:
        if isinstance(refusal, routes.RouteChanged):
            # Whoever saves once more has been told, and means it.
            draft.data.pop("seen", None)
        return _laid_out(request, speech, draft, status=409, refusal=sentence_of(refusal))
    return to_route(speech.pk)


def _beginning(request: Request, speech: Speech) -> Laying:
    """What is laid already; or the usual route that was asked for."""
    form = UsualForm(request.GET)
    form.full_clean()
    usual = usual_route(form.cleaned_data.get("usual") or 0)
    if usual:
        return laying_of(planned(list(usual.steps.all())))
    return laying_of(
        PlannedStep(
            step.kind,
            step.name,
            tuple(
                PlannedSeat(seat.person_id, tuple(one.section_id for one in seat.scope.all()))
                for seat in step.seats.all()
                if not seat.is_vacant
            ),
            step.needed,
            step.due_on,
            is_skippable=step.is_skippable,
        )
        for step in route_of(speech).steps
    )


def planned(steps: list[UsualStep]) -> Iterable[PlannedStep]:
    """The steps of a usual route, as they would be taken from today on."""
    days = dated([step.days for step in steps], localdate())
    for step, due_on in zip(steps, days, strict=True):
        seats = tuple(PlannedSeat(person.pk) for person in step.people.all())
        yield PlannedStep(step.kind, step.name, seats, step.needed, due_on, is_skippable=step.is_skippable)


def _laid_out(
    request: Request, speech: Speech, draft: Laying, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    people = people_by_unit()
    context = {
        "speech": speech,
        "here": request.path,
        "draft": rows_of(draft, people),
        "faults": draft.faults.get(None, ()),
        "seen": draft.data.get("seen") or laid_in(speech.pk),
        "key": draft.form["key"].value() or draft.form.fields["key"].initial(),
        "kinds": KINDS.items(),
        "units": people,
        "outline": speech_for(request.standing, speech).outline,
        "usual": usual_routes(),
        "refusal": refusal,
        "is_told": status != 200,
    }
    if request.htmx and status == 200:
        return fragments.reply(request, FRAGMENT, context)
    return render(request, PAGE, context, status=status)


@dataclass(frozen=True, slots=True)
class Row:
    """A step as it is being laid, with the people behind the numbers."""

    number: int
    form: StepForm
    seats: tuple[tuple[User, frozenset[int]], ...]
    faults: tuple[Fault, ...]

    @property
    def menu(self) -> str:
        """The menu of people at this step; a new one when somebody has sat down, so that it is empty."""
        return f"newcomer-{self.number}-{len(self.seats)}"


def rows_of(draft: Laying, units: dict[str, list[User]]) -> list[Row]:
    """The steps in their order; who is seated is known by name."""
    known = {person.pk: person for people in units.values() for person in people}
    faults = draft.faults
    return [
        Row(
            row,
            step,
            tuple(
                (known[seat.person], frozenset(seat.sections)) for seat in step.seats if seat.person in known
            ),
            tuple(faults.get(at, ())),
        )
        for at, (row, step) in enumerate(zip(draft.rows, draft.steps, strict=True))
    ]
