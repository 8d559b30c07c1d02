"""The shape of what the office lays down about signing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from speeches.domain.checks.check import Check, CheckLevel
from speeches.domain.grading import Effect, Grade
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.signing import Leaving, Reentry
from speeches.laying_forms import Laying, laying_of
from speeches.route_forms import LONGEST_STEP, StepForm
from speeches.templatetags.checks import check_told

EFFECTS = [
    (Effect.KEEP, _("the signature stands, and its signer is told")),
    (Effect.CONFIRM, _("the signer confirms the changed words with one tap")),
    (Effect.VOID, _("the signature is void; the words are signed again")),
]
GRADES = {
    Grade.PUNCTUATION: _("punctuation and spacing"),
    Grade.WORDING: _("wording"),
    Grade.FACTS: _("figures, names, posts, dates, units"),
    Grade.SENTENCES: _("sentences added or removed"),
    Grade.MOVED: _("paragraphs or sections moved"),
}
LEAVINGS = [
    (Leaving.KEEP, _("what was signed stands")),
    (Leaving.VOID, _("what was signed is void; an objection stands")),
]


REENTRIES = [
    (Reentry.NOTHING, _("nothing more")),
    (Reentry.PASSWORD, _("the password once more")),
    (Reentry.CODE, _("a code of two-step verification, which everybody who signs sets up before")),
]
LEVELS = [
    (CheckLevel.OFF, _("is not checked")),
    (CheckLevel.SHOWN, _("is shown")),
    (CheckLevel.BLOCKING, _("stands in the way of a final text")),
]


class LaidDown(forms.Form):
    """What holds for the office; `seen` is the latest record of it that was on the screen."""

    seen = forms.IntegerField(required=False, min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)

    @property
    def laid_down(self) -> dict[str, Any]:
        """Everything but that."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def told(self, name: str, value: str) -> str:
        """A value as it is kept, in the words of the form."""
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            choices: Any = field.choices  # Any: as the base class declares it
            return str(dict(choices).get(value, value))
        return str(_("yes") if value == "True" else _("no"))


class RulesForm(LaidDown):
    """The rules of signing: a line for each grade of change, and the others."""

    leaving = forms.TypedChoiceField(
        label=_("When somebody leaves a speech or the office"), choices=LEAVINGS, coerce=Leaving
    )
    reentry = forms.TypedChoiceField(label=_("Whoever signs enters"), choices=REENTRIES, coerce=Reentry)
    lets_authors_sign_alone = forms.BooleanField(
        label=_("Who wrote the words may be the only one who signs them"), required=False
    )
    lets_talk_stay_open = forms.BooleanField(
        label=_("A speech may be made final while talk about it is open, for a reason"), required=False
    )

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        for grade, label in GRADES.items():
            self.fields[grade.value] = forms.TypedChoiceField(label=label, choices=EFFECTS, coerce=Effect)

    def of_grades(self) -> list[forms.BoundField]:
        """The lines for the grades of changes, the least grave first."""
        return [self[grade.value] for grade in GRADES]


class LevelsForm(LaidDown):
    """A line for each check."""

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        for check in Check:
            self.fields[check.value] = forms.TypedChoiceField(
                label=check_told(check), choices=LEVELS, coerce=CheckLevel
            )

    def of_checks(self) -> list[forms.BoundField]:
        """The lines for the checks."""
        return [self[check.value] for check in Check]

    @property
    def levels(self) -> dict[Check, CheckLevel]:
        """How much each weighs."""
        return {check: self.cleaned_data[check.value] for check in Check}


class UsualStepForm(StepForm):
    """A step of a usual route: so many days after the one before, and no sections."""

    days = forms.IntegerField(
        label=_("days after the step before"), required=False, min_value=1, max_value=365
    )


class UsualLaying(Laying):
    """A usual route on its way to be laid down."""

    step_form = UsualStepForm

    @property
    def name(self) -> str:
        """What the route is called."""
        return self.data.get("route_name", "")[:LONGEST_STEP]


def usual_laying(name: str, steps: Iterable[tuple[PlannedStep, int | None]]) -> UsualLaying:
    """A usual route that is there, as if a browser had sent it."""
    held = list(steps)
    data: QueryDict = laying_of(step for step, _days in held).data
    data["route_name"] = name
    data.update({f"{row}-days": str(days) for row, (_step, days) in enumerate(held, start=1) if days})
    return UsualLaying(data)


def seats_of(people: Iterable[int]) -> tuple[PlannedSeat, ...]:
    """Seats for the whole speech."""
    return tuple(PlannedSeat(person) for person in people)
