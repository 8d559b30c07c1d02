"""Reads over more than one person."""

from accounts.models import User
from accounts.names import folded


def is_sign_in_name_taken(username: str) -> bool:
    """Whether somebody signs in under this name, however it is typed."""
    return User.objects.filter(username=folded(username)).exists()


def is_name_of_another(name: str, *, than: User) -> bool:
    """Whether another person's name reads the same as `name`."""
    # Compared here and not by PostgreSQL, whose lower() is not Unicode case folding; an office has
    # hundreds of people and changes a name once in years.
    others = User.objects.exclude(pk=than.pk).values_list("name", flat=True)
    return folded(name) in {folded(other) for other in others}


def person_named(username: str) -> User | None:
    """The person who signs in under this name and may still do so."""
    return User.objects.filter(username=folded(username), is_active=True).first()
