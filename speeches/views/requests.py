"""The request as our views get it: somebody is signed in, and his role on the speech is known."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from speeches.queries.standing import Standing


class Request(HttpRequest):
    """A request whose access has been judged."""

    user: User
    htmx: HtmxDetails
    standing: Standing
