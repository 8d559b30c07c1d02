"""The shape of what is suggested, and of what is decided on it."""

from django import forms

from speeches.domain.suggesting import Acceptance, SuggestionKind
from speeches.forms import EditForm, Once, RemovalForm, RenameForm, StepForm, WordsForm


class Reasoned(forms.Form):
    """Why somebody wants it; nobody has to say."""

    reason = forms.CharField(required=False)


class RewordingForm(EditForm, Reasoned):
    """Other words for a paragraph, and the version of it that was on the screen."""


class AdditionForm(WordsForm, Reasoned):
    """New paragraphs."""


class HeadingSuggestionForm(RenameForm, Reasoned):
    """Another heading, and the version of it that was on the screen."""


class RemovalSuggestionForm(RemovalForm, Reasoned):
    """What was on the screen when somebody suggested to take it out."""


class PlaceSuggestionForm(StepForm, Once):
    """Another place for a paragraph."""


class AcceptanceForm(Once):
    """The version of the line that was on the screen, why, and the words where they were changed."""

    based_on = forms.IntegerField(min_value=0, max_value=999_999_999)
    text = forms.CharField(required=False, strip=False)
    heading = forms.CharField(required=False, max_length=500)
    reason = forms.CharField(required=False)
    has_words = forms.BooleanField(required=False)

    def acceptance(self) -> Acceptance:
        """What the one who accepts had before him, and made of it."""
        given = self.cleaned_data
        words = given["text"] or given["heading"] if given["has_words"] else None
        return Acceptance(given["based_on"], words)


class ListForm(forms.Form):
    """Which suggestions to list: numbers and names of kinds only, since it stands in the address."""

    state = forms.ChoiceField(choices=[(one, one) for one in ("open", "decided", "all")], required=False)
    person = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000)
    section = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000)
    kind = forms.TypedChoiceField(
        choices=[(kind, kind) for kind in SuggestionKind], coerce=SuggestionKind, required=False
    )
    since = forms.IntegerField(required=False, min_value=1, max_value=999_999_999)
    until = forms.IntegerField(required=False, min_value=1, max_value=999_999_999)


class Threads(forms.Field):
    """Any number of threads under one name; of a decided one also in which version it was: `12-41`."""

    widget = forms.SelectMultiple

    def to_python(self, value: list[str] | None) -> dict[int, int]:
        """Those that are numbers, each once, with the version of its decision; 0 where none was told."""
        told = [one.partition("-") for one in value or []]
        return {int(one): int(version or 0) for one, _, version in told if _is_number(one, version or "0")}


def _is_number(*texts: str) -> bool:
    return all(text.isascii() and text.isdecimal() and len(text) < 10 for text in texts)


class ManyForm(Once):
    """The suggestions chosen, the version of the speech that was on the screen, and one reason for all."""

    thread = Threads(required=False)
    seen = forms.IntegerField(min_value=0, max_value=999_999_999, required=False)
    reason = forms.CharField(required=False)
