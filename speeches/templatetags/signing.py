"""What a page asks about signatures."""

from collections.abc import Iterable

from django import template

from accounts.models import User
from speeches.models import Signature

register = template.Library()


@register.filter
def stands_for(signatures: Iterable[Signature], person: User) -> bool:
    """Whether one of these is this person's and still stands."""
    return any(signature.is_live and signature.by_id == person.pk for signature in signatures)
