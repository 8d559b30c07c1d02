"""The shape of what is suggested, and of what is decided on it."""

from django import forms

from speeches.domain.suggesting import Acceptance
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
