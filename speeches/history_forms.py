"""The shape of what is asked of the history: its names, what to look for, what to take back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.domain.subjects import Sort
from speeches.forms import Once

SORTS = [
    (Sort.TEXT, _("the text")),
    (Sort.ORDER, _("order and numbers")),
    (Sort.TALK, _("comments")),
    (Sort.SIGNATURES, _("signatures")),
    (Sort.MILESTONES, _("names and exports")),
    (Sort.PEOPLE, _("members and details")),
]


class MilestoneForm(Once):
    """A name for a version, and what it is for."""

    version = forms.IntegerField(label=_("version"), min_value=1)
    called = forms.CharField(
        label=_("name of the version"),
        max_length=40,
        widget=forms.TextInput(attrs={"list": "names-offered", "autocomplete": "off"}),
    )
    note = forms.CharField(label=_("note"), max_length=500, required=False)


class DiaryForm(forms.Form):
    """What somebody looks for in the history: numbers and days only, since it stands in the address."""

    by = forms.IntegerField(required=False, min_value=1)
    section = forms.IntegerField(required=False, min_value=1)
    sort = forms.TypedChoiceField(choices=SORTS, coerce=Sort, empty_value=None, required=False)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=999_999_999)


class UndoForm(Once):
    """An undo; `version` where it shall begin with an earlier change than the last."""

    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)


class ReversalForm(Once):
    """Which changes to take back, and whether also when others built on some of them."""

    after = forms.IntegerField(min_value=0, max_value=2_000_000_000)
    until = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    person = forms.IntegerField(min_value=1, max_value=2_000_000_000, required=False)
    paragraph = forms.IntegerField(min_value=1, max_value=2_000_000_000, required=False)
    section = forms.IntegerField(min_value=1, max_value=2_000_000_000, required=False)
    is_partial = forms.BooleanField(required=False)


class RewindingForm(Once):
    """The version that was on the screen when somebody chose to go back."""

    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class LookForm(forms.Form):
    """How a comparison is looked at: one text or two beside each other, and whose changes."""

    view = forms.ChoiceField(choices=[("beside", _("side by side"))], required=False)
    by = forms.IntegerField(required=False, min_value=1)
