"""The shape of what is asked in a round, of whom, and of what is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.domain.rounds import LONGEST_NAME
from speeches.domain.talk import Outcome
from speeches.forms import Numbers, Once
from speeches.talk_forms import CommentForm

OUTCOMES = [
    (Outcome.ADOPTED, _("adopted")),
    (Outcome.PARTLY, _("adopted in part")),
    (Outcome.DECLINED, _("not adopted")),
]


class TermsForm(Once):
    """What a round is called, until when answers are awaited, whether units see only their own."""

    round_name = forms.CharField(label=_("name of the round"), max_length=LONGEST_NAME)
    due_on = forms.DateField(
        label=_("answers until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    is_apart = forms.BooleanField(
        label=_("each unit sees only what it says itself"), required=False, initial=True
    )


class RoundForm(TermsForm):
    """A new round: about which milestone, or what the latest version is to be called, and who is asked."""

    milestone = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000)
    called = forms.CharField(required=False, max_length=40)
    people = Numbers(required=False)


class PeopleForm(forms.Form):
    """Who is asked besides."""

    people = Numbers(required=False)


class ReasonForm(Once):
    """Why something is done."""

    reason = forms.CharField(label=_("reason"), widget=forms.Textarea(attrs={"rows": 2}))


class OutcomeForm(forms.Form):
    """What becomes of an opinion, and why."""

    outcome = forms.TypedChoiceField(label=_("outcome"), choices=OUTCOMES, coerce=Outcome)
    text = forms.CharField(label=_("reason"), widget=forms.Textarea(attrs={"rows": 2}), required=False)


class OpinionForm(CommentForm):
    """An opinion, and the words that it is about where some were chosen, as the browser counts."""

    text = forms.CharField(label=_("opinion"), widget=forms.Textarea(attrs={"rows": 3}))
    start = forms.IntegerField(min_value=0, max_value=99_999, required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, max_value=99_999, required=False, widget=forms.HiddenInput)
    words = forms.CharField(strip=False, max_length=20_000, required=False, widget=forms.HiddenInput)


class ProposalForm(OpinionForm):
    """The same, and what a paragraph should rather say."""

    proposed = forms.CharField(
        label=_("suggested wording"), widget=forms.Textarea, required=False, strip=False
    )


class RangeForm(forms.Form):
    """Words chosen on the page, as the browser counts."""

    start = forms.IntegerField(min_value=0, max_value=99_999)
    end = forms.IntegerField(min_value=1, max_value=99_999)
