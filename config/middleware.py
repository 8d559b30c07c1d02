"""What is true of every answer, whatever page it is."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

Answer = Callable[[HttpRequest], HttpResponse]
READING = frozenset({"GET", "HEAD", "OPTIONS"})


def never_stored(answer: Answer) -> Answer:
    """No proxy and no browser keeps a page: a draft must not outlive the right to read it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response

    return middleware


def same_site_writes(answer: Answer) -> Answer:
    """Refuse a write that another site's page started, even where a token leaked."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in READING and request.headers.get("Sec-Fetch-Site") == "cross-site":
            return HttpResponseForbidden(_("This request came from another site and was refused."))
        return answer(request)

    return middleware
