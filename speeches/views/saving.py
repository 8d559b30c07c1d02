"""What every save says besides its words."""

from typing import Any
from uuid import UUID

from django.utils.timezone import now

from speeches.forms import Once, PrincipalsForm
from speeches.views.requests import Request


def done_by(request: Request, form: PrincipalsForm, words: str) -> dict[str, Any]:
    """Who saves these words, when, whether for the principal, and by which key."""
    return {
        "by": request.user,
        "at": now(),
        "is_principals": form.cleaned_data["is_principals"],
        "key": form.key_for(words),
    }


def key_of(request: Request, deed: str) -> UUID | None:
    """The key of a form that holds nothing else, for this deed; None where it came without one."""
    form = Once(request.POST)
    return form.key_for(deed) if form.is_valid() else None
