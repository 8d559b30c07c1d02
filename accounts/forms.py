"""Shape of what people type about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Notices
from accounts.names import folded, hides_characters, is_sign_in_name, tidy

LONGEST_PASSWORD = 256
NOTICES = [
    (Notices.AT_ONCE.value, _("as soon as something waits for me")),
    (Notices.DAILY.value, _("once a day")),
    (Notices.NEVER.value, _("never")),
]


class NameField(forms.CharField):
    """A name as it is kept: tidy, nothing hidden in it."""

    def to_python(self, value: Any) -> str:  # Any: as the base class declares it
        return tidy(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if hides_characters(value):
            raise ValidationError(_("This contains characters that cannot be seen. Type it anew by hand."))


class SignInNameField(forms.CharField):
    """A new sign-in name in its one form."""

    def to_python(self, value: Any) -> str:  # Any: as the base class declares it
        return folded(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if not is_sign_in_name(value):
            raise ValidationError(_("Use only letters, digits and the marks . @ + - _"))


class PasswordField(forms.CharField):
    """A password exactly as typed, spaces included."""

    def __init__(self, *, autocomplete: str, **shape: Any) -> None:  # Any: handed on to the base class
        typed = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(max_length=LONGEST_PASSWORD, strip=False, widget=typed, **shape)


class SignIn(forms.Form):
    """A name and a password; their rightness is not a question of shape."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=150,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    password = PasswordField(label=_("Password"), autocomplete="current-password")


class Password(forms.Form):
    """The password now, and the new one twice."""

    current = PasswordField(label=_("Current password"), autocomplete="current-password")
    new = PasswordField(
        label=_("New password"),
        autocomplete="new-password",
        help_text=_("At least 12 characters. Several words in a row are easy to keep in mind."),
    )
    again = PasswordField(label=_("New password again"), autocomplete="new-password")

    def clean(self) -> dict[str, Any]:  # Any: as the base class declares it
        """The two new passwords are the same."""
        typed = self.cleaned_data
        if "new" in typed and "again" in typed and typed["new"] != typed["again"]:
            self.add_error("again", _("This is not the same as the new password above."))
        return typed


class CodeInput(forms.TextInput):
    """A code is not shown again: the next one is another."""

    def format_value(self, value: Any) -> None:  # Any: as the base class declares it
        del value


class CodeField(forms.CharField):
    """A code of the device, or a recovery code."""

    def __init__(self, **shape: Any) -> None:  # Any: handed on to the base class
        typed = CodeInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        )
        super().__init__(label=_("Code"), max_length=40, widget=typed, **shape)


class Code(forms.Form):
    """A code alone."""

    code = CodeField()


class CurrentPassword(forms.Form):
    """The password alone."""

    current = PasswordField(label=_("Current password"), autocomplete="current-password")


class PasswordAndCode(CurrentPassword):
    """Both."""

    code = CodeField()


class Details(forms.Form):
    """How somebody is shown to others, and in which language they are spoken to."""

    name = NameField(label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    unit = NameField(
        label=_("Unit"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    post = NameField(
        label=_("Post"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the interface"),
        choices=[("", _("What the browser asks for")), *settings.LANGUAGES],
        required=False,
    )


class DetailsWithMail(Details):
    """The same, and where and when somebody is told by mail that something waits for him."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        # Servers take no other letters from us.
        validators=[RegexValidator(r"\A[\x21-\x7e]*\Z", _("Use only Latin letters, digits and marks."))],
    )
    notices = forms.ChoiceField(label=_("Notices by mail"), choices=NOTICES)


class Language(forms.Form):
    """One of the languages of the interface."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)


class NewPerson(forms.Form):
    """A person who is to be added."""

    username = SignInNameField(max_length=150)
    name = NameField(max_length=80)
    unit = NameField(max_length=120, required=False)
    post = NameField(max_length=120, required=False)
    password = PasswordField(label=_("Password"), autocomplete="new-password")
