"""The shape of letting a finding stand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.forms import Once


class WaiverForm(Once):
    """Which finding, and why it is let stand."""

    fingerprint = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why it is right as it stands"), max_length=400)
