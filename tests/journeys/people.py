"""Somebody at a browser of their own."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
# What the product answers on purpose; the browser's console calls each of them an error.
ANSWER_TO_A_PERSON = re.compile(r"the server responded with a status of (400|403|409|422)\b")
CUT_BY_THE_TEST = re.compile(r"net::ERR_|Failed to fetch")
NO_REQUEST = ("data:", "blob:", "about:")


@dataclass
class Person:
    """One signed-in person: the open page, and everything that went wrong in it."""

    name: str
    url: str
    page: Page
    pictures: Path
    troubles: list[str] = field(default_factory=list)

    @property
    def context(self) -> BrowserContext:
        """The browser profile of this person alone."""
        return self.page.context

    def opens(self, address: str) -> None:
        """Go to a page of the app, given by its path."""
        self.page.goto(self.url + address)

    def opens_another_tab(self, address: str) -> Page:
        """One more tab of the same person; watched like the first."""
        tab = self.context.new_page()
        tab.goto(self.url + address)
        return tab

    def is_signed_in_as(self, user: Any) -> None:
        """Carry the session of `user` without passing the sign-in page."""
        client = Client()
        client.force_login(user)
        cookie = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": self.url}])

    def takes_picture(self, label: str, size: ViewportSize = DESK) -> Path:
        """A picture of the whole page at a size; the path says person, label and width."""
        before = self.page.viewport_size
        self.page.set_viewport_size(size)
        path = self.pictures / f"{self.name}-{label}-{size['width']}.png"
        self.page.screenshot(path=path, full_page=True)
        self.page.set_viewport_size(before or DESK)
        return path

    def forgives_a_lost_line(self) -> None:
        """The test cut it itself: what the console says of that is no fault of the product."""
        self.troubles[:] = [trouble for trouble in self.troubles if not CUT_BY_THE_TEST.search(trouble)]

    def watch(self) -> None:
        """Note console errors (a breach of the CSP is one), crashes, 5xx and requests to another origin."""
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda trouble: self.troubles.append(f"page error: {trouble.error}"))
        self.context.on("request", self._on_request)
        self.context.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not ANSWER_TO_A_PERSON.search(message.text):
            self.troubles.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.url + "/", *NO_REQUEST)):
            self.troubles.append(f"request to another origin: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 500:
            self.troubles.append(f"{response.status} from {response.url}")
