"""The shape of what is asked of the board, and of who shall review a section."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.domain.sign_off.places import Place
from speeches.forms import Once

OVERDUE = 0
PLACES = [
    (Place.DRAFTING, _("drafting")),
    (Place.REVIEW, _("review")),
    (Place.CONSULT, _("consultation")),
    (Place.COSIGN, _("co-signing")),
    (Place.APPROVE, _("approval")),
    (Place.ISSUE, _("issue")),
    (Place.SIGNED, _("signed")),
    (Place.FINAL, _("final")),
]
WITHIN = [
    (OVERDUE, _("overdue")),
    (1, _("due by tomorrow")),
    (7, _("due within a week")),
    (30, _("due within a month")),
]


class BoardForm(forms.Form):
    """Which speeches the board shall show; what makes no sense asks for nothing."""

    place = forms.TypedChoiceField(
        label=_("state"), choices=[("", _("any")), *PLACES], coerce=Place, required=False, empty_value=None
    )
    person = forms.IntegerField(
        label=_("waiting for"), min_value=1, max_value=2_000_000_000, required=False, widget=forms.Select
    )
    within = forms.TypedChoiceField(
        label=_("due"), choices=[("", _("any time")), *WITHIN], coerce=int, required=False, empty_value=None
    )

    def asked(self) -> dict[str, Any]:
        """The fields that make sense."""
        self.full_clean()
        return {name: self.cleaned_data.get(name) for name in ("place", "person", "within")}

    def offer(self, people: Iterable[tuple[int, str]]) -> None:
        """Let one choose among these people."""
        widget = self.fields["person"].widget
        if isinstance(widget, forms.Select):
            widget.choices = [("", _("anybody")), *people]


class ReviewerForm(Once):
    """Who shall review a section."""

    person = forms.IntegerField(label=_("reviewer"), min_value=1, max_value=2_000_000_000)
