"""The shape of what makes a speech final, opens it again, and repairs it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.forms import Once


class LockForm(Once):
    """Why something may stay open, where the office lets it."""

    exceptions = forms.CharField(
        label=_("why this may stay open"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


class RepairForm(Once):
    """The line as it should be, the version it was seen in, and what was wrong."""

    text = forms.CharField(label=_("the line as it should be"), widget=forms.Textarea(attrs={"rows": 5}))
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(label=_("what was wrong"), widget=forms.Textarea(attrs={"rows": 2}))
