"""The shape of what is said, on which words and to whom, and of what is looked for in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.domain.anchors.browser import Selection
from speeches.domain.talk import Audience, Which
from speeches.forms import Once

WHICH = [
    (Which.OPEN, _("all open ones")),
    (Which.MINE, _("open ones I spoke in")),
    (Which.CALLING, _("open ones that mention me")),
    (Which.SUGGESTIONS, _("suggestions to decide on")),
    (Which.RESOLVED, _("resolved ones")),
]


class CommentForm(Once):
    """A comment."""

    text = forms.CharField(label=_("comment"), widget=forms.Textarea(attrs={"rows": 3}))


class OpeningForm(CommentForm):
    """The first comment of a thread, and whether only those who draft shall know of it."""

    is_among_drafters = forms.BooleanField(required=False)

    def audience(self) -> Audience:
        """Who may follow the thread."""
        return Audience.DRAFTERS if self.cleaned_data["is_among_drafters"] else Audience.ALL


class ChosenWordsForm(forms.Form):
    """A range of a paragraph as it read in a version, as the browser counts."""

    start = forms.IntegerField(min_value=0, max_value=99_999)
    end = forms.IntegerField(min_value=1, max_value=99_999)
    based_on = forms.IntegerField(min_value=0, max_value=999_999_999)


class WordsCommentForm(OpeningForm, ChosenWordsForm):
    """A comment on chosen words, with the words themselves."""

    words = forms.CharField(strip=False, max_length=20_000)

    def selection(self) -> Selection:
        """What was chosen."""
        chosen = self.cleaned_data
        return Selection(chosen["start"], chosen["end"], chosen["words"], chosen["based_on"])


class TalkForm(forms.Form):
    """Which threads to show: numbers and names of kinds only, since it stands in the address."""

    which = forms.TypedChoiceField(choices=WHICH, coerce=Which, empty_value=Which.OPEN, required=False)
    person = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000)
    section = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000)
    is_list = forms.BooleanField(required=False)

    def asked(self) -> dict[str, Any]:
        """What was asked for; what makes no sense asks for nothing in particular."""
        found = self.cleaned_data
        return {
            "which": found.get("which") or Which.OPEN,
            "person": found.get("person") or 0,
            "section": found.get("section") or 0,
        }
