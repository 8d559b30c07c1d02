"""An application for a real server: three versions, everybody may watch, pages that say what they got."""

import os
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from config.dispatcher import Dispatcher
from speeches.live.hub import Hub
from speeches.live.stream import stream
from tests.speeches.live.stage import Door, Ledger


def pages(environ, start_response):
    body = environ["wsgi.input"].read()
    if environ["PATH_INFO"] == "/slow/":
        time.sleep(0.3)
    disguised = environ.get("HTTP_X_FORWARDED_PROTO", "-")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} {len(body)} {disguised}".encode()]


hub = Hub(Ledger(3).since)
application = Dispatcher(hub, events=stream(hub, judge=Door().judge), pages=pages)
