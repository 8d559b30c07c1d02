"""A page of three paragraphs that is kept current by live.js alone, under the product's own CSP."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.db import OperationalError
from django.utils.csp import build_policy

from config.dispatcher import Dispatcher
from speeches.live.hub import Hub
from speeches.live.stream import stream
from tests.speeches.live.stage import Door, Ledger

POLICY: Any = settings.SECURE_CSP
STATIC = Path(settings.BASE_DIR) / "static"
TYPES = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}


class ShakyDoor(Door):
    """A door behind a database that fails now and then."""

    is_shaky = False

    def judge(self, asked):
        if self.is_shaky:
            raise OperationalError
        return super().judge(asked)


class Manuscript:
    """The speech: its paragraphs say in which version they were written."""

    def __init__(self):
        self.ledger, self.door = Ledger(3), ShakyDoor()
        self.written = {1: 1, 2: 2, 3: 3}
        self.asked = []
        self.status = "200 OK"

    def assembled(self):
        """Served as the product is; the right is asked again every half second."""
        hub = Hub(self.ledger.since)
        return Dispatcher(hub, events=stream(hub, judge=self.door.judge, breath=0.5), pages=self.pages)

    def save(self, paragraph):
        """Somebody else writes a paragraph."""
        self.written[paragraph] = len(self.ledger.frames) + 1
        self.ledger.write()

    def pages(self, environ, start_response):
        """The page, its scripts, and what changed since a version."""
        path = environ["PATH_INFO"]
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            start_response("200 OK", [("Content-Type", TYPES[file.suffix])])
            return [file.read_bytes()]
        version = str(len(self.ledger.frames))
        headers = [
            ("Content-Type", TYPES[".html"]),
            ("Content-Security-Policy", build_policy(POLICY)),
            ("X-Speech-Version", version),
        ]
        if path == "/changes/":
            since = int(parse_qs(environ["QUERY_STRING"])["since"][0])
            self.asked.append(since)
            start_response(self.status, headers)
            return [self._changes(since).encode()]
        start_response("200 OK", headers)
        return [self._page(version).encode()]

    def _changes(self, since):
        return "".join(
            f'<hx-partial hx-target="#paragraph-{number}" hx-swap="outerMorph">{self._paragraph(number)}'
            "</hx-partial>"
            for number, version in self.written.items()
            if version > since
        )

    def _paragraph(self, number):
        return (
            f'<p id="paragraph-{number}"><span>version {self.written[number]}</span>'
            f'<textarea hx-morph-skip aria-label="field {number}"></textarea></p>'
        )

    def _page(self, version):
        return (
            "<!doctype html>"
            '<meta name="htmx-config" content=\'{"history": false, "includeIndicatorCSS": false}\'>'
            '<link rel="icon" href="data:,"><script src="/static/vendor/htmx-4.0.1.min.js"></script>'
            '<script type="module" src="/static/js/live.js"></script>'
            '<main id="speech" data-events="/speeches/7/events/" data-changes="/changes/"'
            f' data-version="{version}">'
            f"{''.join(map(self._paragraph, self.written))}</main>"
        )
