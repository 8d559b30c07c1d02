"""What a page answers when something broke that nobody foresaw."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error

# Seconds; a database that is started again answers within a few.
COME_BACK = 2


def broken(request: HttpRequest) -> HttpResponse:
    """A mistake of ours; or, where only the database is away, 503 and when to come back."""
    if not isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return server_error(request)
    answer = render(request, "503.html", status=503)
    answer["Retry-After"] = str(COME_BACK)
    return answer
