"""The shape of what is said about the principal's edits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.domain.pictures import LARGEST
from speeches.domain.touching import Handling
from speeches.forms import Once

SAYINGS = [
    (Handling.ABSORBED, _("absorbed")),
    (Handling.TECHNICAL, _("technical correction")),
    (Handling.REFERRED, _("ask him")),
]


class NamingForm(forms.Form):
    """The member who is the principal; nobody is an answer too."""

    person = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000)


class HandlingForm(forms.Form):
    """How a change stands to the principal's words."""

    handling = forms.TypedChoiceField(choices=SAYINGS, coerce=Handling)
    note = forms.CharField(required=False, max_length=500)


class PhotoForm(Once):
    """A photo of the page."""

    photo = forms.FileField()

    def content(self) -> bytes:
        """The bytes, of a file too large only one too many."""
        read: bytes = self.cleaned_data["photo"].read(LARGEST + 1)
        return read

    def name(self) -> str:
        """What the file is called."""
        return self.cleaned_data["photo"].name or ""


class WhichEditsForm(forms.Form):
    """Which edits of the principal to show; it stands in the address."""

    open = forms.BooleanField(required=False)

    def is_open(self) -> bool:
        """Only those with a touch about which nobody has said anything."""
        found: dict[str, Any] = self.cleaned_data
        return bool(found.get("open"))
