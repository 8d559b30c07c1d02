"""The shape of what comes in; what it means is decided elsewhere."""

from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.domain.pens import PenKind
from speeches.domain.policy import Role
from speeches.domain.signing import Opinion

ROLES = [
    (Role.OWNER, _("owner")),
    (Role.DRAFTER, _("drafter")),
    (Role.REVIEWER, _("reviewer")),
    (Role.SIGNER, _("signer")),
    (Role.READER, _("reader")),
]
OPINIONS = [
    (Opinion.AGREE, _("agree")),
    (Opinion.AGREE_WITH_REMARK, _("agree, with a remark")),
    (Opinion.DISAGREE, _("disagree")),
]


BIGGEST_ID = 2**63 - 1


class Once(forms.Form):
    """A form that may be sent twice and does its work once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def key_for(self, words: str) -> UUID:
        """The key of this form with these words: other words in the same form are another save."""
        return uuid5(self.cleaned_data["key"], words)


class PrincipalsForm(Once):
    """Something that may be entered for the principal; said of the same words, that is another save."""

    is_principals = forms.BooleanField(required=False)

    def key_for(self, words: str) -> UUID:
        """The key of this form with these words, and with whose they are."""
        return super().key_for(f"{words}\nprincipal" if self.cleaned_data["is_principals"] else words)


class PenForm(PrincipalsForm):
    """A field in which words are typed; `pen` names it, so that what is kept of it unsaved can be let go."""

    pen = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)


class WordsForm(PenForm):
    """One or more paragraphs of text."""

    text = forms.CharField(label=_("text"), widget=forms.Textarea, required=False, strip=False)


class EditForm(WordsForm):
    """The text of a paragraph, and the version of it that was on the screen."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class JoinForm(EditForm):
    """The same, and the paragraph that was seen before it."""

    to = forms.IntegerField(required=False, min_value=1)


class WorkingCopyForm(forms.Form):
    """What a field holds that is not saved."""

    pen = forms.UUIDField()
    kind = forms.TypedChoiceField(choices=[(kind, kind) for kind in PenKind], coerce=PenKind)
    based_on = forms.IntegerField(required=False, min_value=0, max_value=999_999_999)
    text = forms.CharField(required=False, strip=False)


class RemovalForm(PrincipalsForm):
    """What was on the screen when somebody pressed remove."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class HeadingForm(PenForm):
    """The heading of a new section."""

    heading = forms.CharField(label=_("heading"), max_length=500)


class RenameForm(HeadingForm):
    """The heading of a section, and the version of it that was on the screen."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class StepForm(forms.Form):
    """One step of a paragraph or section, or what to put it in front of or behind."""

    direction = forms.ChoiceField(
        choices=[(way, way) for way in ("up", "down", "out", "in", "promote", "demote")], required=False
    )
    before = forms.IntegerField(required=False, min_value=1)
    after = forms.IntegerField(required=False, min_value=1)


class SignatureForm(Once):
    """A signature on the words that had this digest, at a seat of the route where there is one.

    `shown_version` was on the screen, `confirms` is the signature of before; `is_on_page` says where the
    form stood.
    """

    digest = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
    opinion = forms.TypedChoiceField(
        label=_("opinion"), choices=OPINIONS, coerce=Opinion, initial=Opinion.AGREE, widget=forms.RadioSelect
    )
    remark = forms.CharField(label=_("remark"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    seat = forms.IntegerField(min_value=1, max_value=BIGGEST_ID, required=False)
    confirms = forms.IntegerField(min_value=1, max_value=BIGGEST_ID, required=False)
    shown_version = forms.IntegerField(min_value=1, max_value=2_000_000_000, required=False)
    is_on_page = forms.BooleanField(required=False)
    password = forms.CharField(label=_("your password"), strip=False, max_length=4096, required=False)
    code = forms.CharField(label=_("your code"), max_length=40, required=False)


class SigningPageForm(forms.Form):
    """What somebody wants to see on the page where he signs."""

    seat = forms.IntegerField(min_value=1, max_value=BIGGEST_ID, required=False)
    section = forms.IntegerField(min_value=1, max_value=BIGGEST_ID, required=False)
    since = forms.CharField(max_length=10, required=False)
    full = forms.BooleanField(required=False)


class RestorationForm(Once):
    """The version whose words shall come back."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class Names(forms.Field):
    """Any number of short words under one name."""

    widget = forms.SelectMultiple

    def to_python(self, value: list[str] | None) -> list[str]:
        """What was sent."""
        return [one for one in value or [] if len(one) < 60]


class SearchForm(Once):
    """Words to look for, and what shall stand there."""

    sought = forms.CharField(label=_("find"), max_length=500, strip=False)
    words = forms.CharField(label=_("replace with"), max_length=2000, required=False, strip=False)
    is_whole = forms.BooleanField(label=_("whole figures, words and blanks"), required=False, initial=True)
    has_case = forms.BooleanField(label=_("capital and small letters differ"), required=False, initial=True)


class ReplacementForm(SearchForm):
    """The same with the places that were chosen."""

    hits = Names(required=False)


class Numbers(forms.Field):
    """Any number of whole numbers under one name."""

    widget = forms.SelectMultiple

    def to_python(self, value: list[str] | None) -> list[int]:
        """The numbers among what was sent; what is none is left out."""
        return [int(one) for one in value or [] if one.isdecimal() and len(one) < 10]


class AssignmentForm(forms.Form):
    """The members who write a section; none is an answer too."""

    members = Numbers(required=False)


class LimitForm(forms.Form):
    """Whether a drafter writes only in the sections assigned to him."""

    is_limited = forms.BooleanField(required=False)


class InvitationForm(forms.Form):
    """A person by sign-in name, and the role he gets."""

    username = forms.CharField(label=_("sign-in name"), max_length=150)
    role = forms.TypedChoiceField(label=_("role"), choices=ROLES, coerce=Role, initial=Role.DRAFTER)


class RoleForm(forms.Form):
    """Another role."""

    role = forms.TypedChoiceField(label=_("role"), choices=ROLES, coerce=Role)


class DetailsForm(forms.Form):
    """What a speech is for."""

    speaker = forms.CharField(label=_("speaker"), max_length=120, required=False)
    occasion = forms.CharField(label=_("occasion"), max_length=200, required=False)
    place = forms.CharField(label=_("place"), max_length=120, required=False)
    delivered_on = forms.DateField(
        label=_("date of delivery"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    target_minutes = forms.IntegerField(
        label=_("target length in minutes"), required=False, min_value=1, max_value=600
    )
    rate = forms.IntegerField(label=_("characters a minute"), min_value=60, max_value=400)


class ReadingMarkForm(forms.Form):
    """A version that somebody has read, and the one since which he wants to see what changed."""

    version = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    since = forms.IntegerField(min_value=1, max_value=2_000_000_000, required=False)


class PlacesForm(forms.Form):
    """A tab, and the lines that are in edit in it, by their regions."""

    tab = forms.UUIDField()
    places = forms.CharField(max_length=800, required=False)

    def places_held(self) -> list[str]:
        """The regions, as sent."""
        return str(self.cleaned_data["places"]).split()


class TermsForm(forms.Form):
    """Whether all but the owner only suggest."""

    is_suggest_only = forms.BooleanField(required=False)
