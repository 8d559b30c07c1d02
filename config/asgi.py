"""The application that a server runs: `uvicorn config.asgi:application`, or `manage.py serve`."""

import os
from typing import cast
from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application

from config.dispatcher import Dispatcher
from speeches.live.hub import Hub
from speeches.live.stream import stream

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pages = cast(WSGIApplication, get_wsgi_application())

# Tables can be named only when the apps are loaded.
from speeches.presence import register  # noqa: E402
from speeches.queries import feed, watching  # noqa: E402


def assembled() -> Dispatcher:
    """A new application with its own hub: a closed hub stays closed, so every server needs its own."""
    judge = watching.judged
    hub = Hub(feed.since, register)
    return Dispatcher(hub, events=stream(hub, judge=judge), pages=pages, judge=judge)


application = assembled()
