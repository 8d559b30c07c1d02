"""Who may call a view, declared on the view itself as `.access`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.models import User

View = Callable[..., HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request that came past LoginRequiredMiddleware: its user is a person."""

    user: User


@dataclass(frozen=True, slots=True)
class Access:
    """Who may call a view; anybody only for a `reason`."""

    who: str
    reason: str = ""


def public(reason: str) -> Callable[[View], View]:
    """Anybody may call this view, signed in or not, for this reason."""

    def declared(view: View) -> View:
        vars(view)["access"] = Access("anybody", reason)
        return login_not_required(view)

    return declared


def signed_in(view: View) -> View:
    """Anybody who is signed in may call this view; LoginRequiredMiddleware sees to it."""
    vars(view)["access"] = Access("signed in")
    return view
