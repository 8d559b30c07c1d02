"""Passwords that anybody in this place would try first."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.names import folded

LETTERS_BESIDES = 6


class NotOfThisPlace:
    """Refuses a password that is little more than words of the product and the trade (ASVS 6.2.11)."""

    def __init__(self, words: list[str]) -> None:
        self.words = [folded(word) for word in words]

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:  # noqa: ARG002  Django's signature
        """Raises ValidationError when fewer than six letters are left once those words are taken out."""
        typed = besides = folded(password)
        for word in self.words:
            besides = besides.replace(word, "")
        if besides != typed and sum(map(str.isalpha, besides)) < LETTERS_BESIDES:
            raise ValidationError(_("This password is made of words that many would try here first."))

    def get_help_text(self) -> str:
        """One sentence beside a form."""
        return _("The password must not be made of words that many would try here first.")
