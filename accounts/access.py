"""Who may call a view, declared on the view itself as `.access`, a phrase."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.models import User

View = Callable[..., HttpResponseBase]
SIGNED_IN = "signed in"
PUBLIC = "public: "


class SignedInRequest(HttpRequest):
    """A request that came past LoginRequiredMiddleware: its user is a person."""

    user: User


def sender_of(request: HttpRequest) -> str:
    """The network address that a request came from; empty where that is not known."""
    # Never a header: whoever sends the request writes those. The server knows which proxy to believe.
    return str(request.META.get("REMOTE_ADDR", ""))


def public(reason: str) -> Callable[[View], View]:
    """Anybody may call this view, signed in or not, for this reason."""

    def declared(view: View) -> View:
        vars(view)["access"] = PUBLIC + reason
        return login_not_required(view)

    return declared


def signed_in(view: View) -> View:
    """Anybody who is signed in may call this view; LoginRequiredMiddleware sees to it."""
    vars(view)["access"] = SIGNED_IN
    return view
