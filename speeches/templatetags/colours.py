"""The colour somebody is known by; it never says anything alone, the name stands beside it."""

from django import template

from accounts.models import User
from speeches.domain.presence import colour_of

register = template.Library()


@register.filter
def colour(person: User) -> str:
    """The class of a person's colour."""
    return f"who-{colour_of(person.pk)}"
