"""The shape of what is said about a route: its steps, who sits where, and what is done on the way."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.forms import Names, Numbers, Once
from speeches.round_forms import ReasonForm
from speeches.templatetags.signing import KINDS

LONGEST_STEP = 40
MOST_STEPS = 30
LARGEST = 2_000_000_000


class DayInput(forms.DateInput):
    """A day as browsers ask for it."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class StepForm(forms.Form):
    """One step to come, with the people who sit at it; `scope` says which sections they sign."""

    kind = forms.TypedChoiceField(label=_("kind of step"), choices=KINDS, coerce=StepKind)
    step_name = forms.CharField(label=_("name of the step"), max_length=LONGEST_STEP)
    needed = forms.IntegerField(
        label=_("how many of them have to sign"), required=False, min_value=1, max_value=99
    )
    due_on = forms.DateField(label=_("due on"), required=False, widget=DayInput())
    is_skippable = forms.BooleanField(label=_("may be skipped"), required=False)
    people = Numbers(required=False)
    scope = Names(required=False)
    newcomer = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)

    @property
    def seats(self) -> tuple[PlannedSeat, ...]:
        """The people who sit here, each once, and what they sign."""
        given = self.cleaned_data
        scope = [_pair(one) for one in given.get("scope", ())]
        return tuple(
            PlannedSeat(person, tuple(section for who, section in scope if who == person))
            for person in dict.fromkeys(given.get("people", ()))
        )

    @property
    def planned(self) -> PlannedStep:
        """The step that is asked for, as far as it can be read."""
        given = self.cleaned_data
        kind = given.get("kind") or StepKind.REVIEW
        return PlannedStep(
            kind,
            given.get("step_name", ""),
            self.seats,
            given.get("needed"),
            given.get("due_on"),
            is_skippable=given.get("is_skippable", False) and kind is not StepKind.ISSUE,
        )


class LayingForm(Once):
    """The steps in their order, by the numbers of their rows, and what is done to them.

    `seen` is the version of the route that it was begun with.
    """

    steps = Numbers(required=False)
    seen = forms.IntegerField(required=False, min_value=0, max_value=LARGEST)
    act = forms.CharField(required=False, max_length=40)
    kind = forms.ChoiceField(choices=KINDS, required=False)

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows, each once, and no more than a route may have."""
        return list(dict.fromkeys(self.cleaned_data.get("steps", ())))[:MOST_STEPS]


class UsualForm(forms.Form):
    """The usual route to begin with."""

    usual = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)


class SkipForm(ReasonForm):
    """Why a step is left out."""


class DueForm(forms.Form):
    """Until when a step should be passed; empty for no day."""

    due_on = forms.DateField(label=_("due on"), required=False, widget=DayInput())


class HolderForm(forms.Form):
    """Who takes a seat, and what he signs at it: the same, the whole, or these sections."""

    person = forms.IntegerField(min_value=1, max_value=LARGEST)
    signs = forms.ChoiceField(choices=[("same", ""), ("whole", ""), ("sections", "")], required=False)
    sections = Numbers(required=False)

    @property
    def scope(self) -> list[int] | None:
        """The sections he signs; none for the whole, None for what was signed there before."""
        given = self.cleaned_data
        if given["signs"] == "whole":
            return []
        return given["sections"] if given["signs"] == "sections" else None


class ReturnForm(Once):
    """Where the speech is sent back to, to whom and about which section, and why."""

    step = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    person = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    section = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    reason = forms.CharField(label=_("reason"), widget=forms.Textarea(attrs={"rows": 3}))


class StandInForm(forms.Form):
    """Who signs in one's seats, from which day to which."""

    person = forms.IntegerField(min_value=1, max_value=LARGEST)
    since = forms.DateField(label=_("first day"), widget=DayInput())
    until = forms.DateField(label=_("last day"), widget=DayInput())


def _pair(sent: str) -> tuple[int, int]:
    person, _, section = sent.partition(":")
    is_pair = all(one.isascii() and one.isdecimal() and len(one) < 10 for one in (person, section))
    return (int(person), int(section)) if is_pair else (0, 0)
