"""A route on its way to be laid: steps that come and go and move, and who sits at each."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.http import QueryDict

from speeches.domain.sign_off import route
from speeches.domain.sign_off.plan import PlannedStep
from speeches.domain.sign_off.route import Fault, StepKind
from speeches.route_forms import MOST_STEPS, LayingForm, StepForm


class Laying:
    """A route on its way to be laid: what the browser sent, with what was done to it."""

    step_form = StepForm

    def __init__(self, data: QueryDict) -> None:
        self.data = data.copy()
        self.form = LayingForm(self.data)
        self.form.is_valid()
        self.rows = self.form.rows
        for row in self.rows:
            self._seat_newcomer(row)

    @property
    def steps(self) -> list[StepForm]:
        """The steps in their order, each with what was sent of it."""
        forms_of = [self.step_form(self.data, prefix=str(row)) for row in self.rows]
        for one in forms_of:
            one.is_valid()
        return forms_of

    @property
    def is_complete(self) -> bool:
        """Everything can be read."""
        return self.form.is_valid() and all(step.is_valid() for step in self.steps)

    @property
    def plan(self) -> list[PlannedStep]:
        """The steps as the action takes them."""
        return [step.planned for step in self.steps]

    @property
    def faults(self) -> dict[int | None, list[Fault]]:
        """Why one could not set out on it, by place; None for the route as a whole."""
        found: dict[int | None, list[Fault]] = {}
        for place, fault in route.faults_of([_plain(at, step) for at, step in enumerate(self.plan)]):
            found.setdefault(place, []).append(fault)
        return found

    def do(self, act: str, names: dict[str, str]) -> bool:
        """Do to the rows what a button says; False when it is none that changes rows.

        `names` are what steps of each kind are called at first.
        """
        verb, _sep, rest = act.partition("-")
        row = int(rest.split("-")[0]) if rest[:1].isdecimal() and len(rest) < 24 else -1
        if verb == "add":
            return self._add(self.form.cleaned_data.get("kind") or StepKind.REVIEW, names)
        if row not in self.rows or verb == "seat":
            return verb in {"draw", "seat"}
        if verb in {"up", "down"}:
            return self._move(row, -1 if verb == "up" else 1)
        if verb == "remove":
            self.rows.remove(row)
            return True
        return verb == "unseat" and self._unseat(row, rest.rpartition("-")[2])

    def _add(self, kind: str, names: dict[str, str]) -> bool:
        if len(self.rows) < MOST_STEPS:
            row = max(self.rows, default=0) + 1
            self.data.update({f"{row}-kind": kind, f"{row}-step_name": names[kind]})
            # What is issued is issued last.
            is_before_issue = bool(self.rows) and self.data.get(f"{self.rows[-1]}-kind") == StepKind.ISSUE
            self.rows.insert(len(self.rows) - is_before_issue, row)
        return True

    def _move(self, row: int, way: int) -> bool:
        at = self.rows.index(row)
        to = min(max(at + way, 0), len(self.rows) - 1)
        self.rows[at], self.rows[to] = self.rows[to], self.rows[at]
        return True

    def _seat_newcomer(self, row: int) -> None:
        """Whoever was chosen sits down, also where nobody pressed the button for it."""
        newcomer = self.data.get(f"{row}-newcomer", "")
        if newcomer:
            self.data.appendlist(f"{row}-people", newcomer)
            self.data.pop(f"{row}-newcomer")

    def _unseat(self, row: int, person: str) -> bool:
        seated = self.data.getlist(f"{row}-people")
        self.data.setlist(f"{row}-people", [one for one in seated if one != person])
        return True


def laying_of(steps: Iterable[PlannedStep]) -> Laying:
    """A route that is there, as if a browser had sent it."""
    data = QueryDict(mutable=True)
    for row, step in enumerate(steps, start=1):
        data.appendlist("steps", str(row))
        data.update({f"{row}-kind": step.kind, f"{row}-step_name": step.name})
        if step.needed:
            data[f"{row}-needed"] = str(step.needed)
        if step.due_on:
            data[f"{row}-due_on"] = step.due_on.isoformat()
        if step.is_skippable:
            data[f"{row}-is_skippable"] = "on"
        data.setlist(f"{row}-people", [str(seat.person) for seat in step.seats])
        data.setlist(
            f"{row}-scope", [f"{seat.person}:{section}" for seat in step.seats for section in seat.sections]
        )
    return Laying(data)


def dated(days: Sequence[int | None], today: date) -> list[date | None]:
    """The days until which steps are due that take so many days each, one after the other."""
    found: list[date | None] = []
    for count in days:
        today += timedelta(days=count or 0)
        found.append(today if count else None)
    return found


def _plain(place: int, step: PlannedStep) -> route.Step:
    seats = (route.Seat(at, frozenset(seat.sections)) for at, seat in enumerate(step.seats))
    return route.Step(place, step.kind, tuple(seats), step.needed)
