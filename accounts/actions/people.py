"""People: added, let in, described, given a language and a password."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import queries
from accounts.actions import sign_ins
from accounts.models import User
from accounts.refusals import Refused


class SignInNameTaken(Refused):
    """Somebody else signs in under this name."""


class NameTaken(Refused):
    """Somebody else is called that."""


class WeakPassword(Refused):
    """The password is easily guessed; `reasons` are sentences for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def add(
    username: str, password: str, *, name: str, unit: str = "", post: str = "", is_staff: bool = False
) -> User:
    """Add a person who can sign in; raises SignInNameTaken or WeakPassword.

    Two people may be called the same here: whoever adds them knows that they are two.
    """
    if queries.is_sign_in_name_taken(username):
        raise SignInNameTaken(_("Somebody already signs in under this name."))
    _require_strong(password, User(username=username, name=name, unit=unit, post=post))
    return User.objects.create_user(username, password, name=name, unit=unit, post=post, is_staff=is_staff)


def admit(person: User, *, is_active: bool) -> None:
    """Close somebody's account, which ends his sessions, or open it again; nothing he did is touched."""
    person.is_active = is_active
    person.save(update_fields=["is_active"])


def describe(person: User, *, name: str, unit: str, post: str, language: str) -> None:
    """Keep how a person wants to be shown and spoken to; raises NameTaken when they take another's name."""
    if name != person.name and queries.is_name_of_another(name, than=person):
        raise NameTaken(
            _("Somebody else has this name. Add what tells you apart, for example your unit in brackets.")
        )
    person.name, person.unit, person.post, person.language = name, unit, post, language
    person.save(update_fields=["name", "unit", "post", "language"])


def be_told(person: User, *, email: str, notices: str) -> None:
    """Keep where and when a person wants to be told by mail that something waits for them."""
    person.email, person.notices = email, notices
    person.save(update_fields=["email", "notices"])


def choose_language(person: User, language: str) -> None:
    """Keep the language of the interface; empty means what the browser asks for."""
    person.language = language
    person.save(update_fields=["language"])


def change_password(person: User, *, current: str, new: str, address: str, at: datetime) -> None:
    """Replace the password, which ends every session that was opened with the old one.

    Raises sign_ins.NotRecognised, sign_ins.TooManyFailures (a stolen session must not become a way
    to guess the password) or WeakPassword.
    """
    sign_ins.recognise(person.username, current, address=address, at=at)
    _require_strong(new, person)
    person.set_password(new)
    person.save(update_fields=["password"])


def _require_strong(password: str, person: User) -> None:
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise WeakPassword(weak.messages) from weak
