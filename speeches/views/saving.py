"""What every save of typed words says besides the words."""

from typing import Any

from django.utils.timezone import now

from speeches.forms import PrincipalsForm
from speeches.views.requests import Request


def done_by(request: Request, form: PrincipalsForm, words: str) -> dict[str, Any]:
    """Who saves these words, when, whether for the principal, and by which key."""
    return {
        "by": request.user,
        "at": now(),
        "is_principals": form.cleaned_data["is_principals"],
        "key": form.key_for(words),
    }
