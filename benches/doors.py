"""The two ways to the same pages: through the handler in this process, and over HTTP to a real server."""

from collections.abc import Mapping
from typing import Protocol

import httpx
from django.test import Client

from accounts.models import User
from benches import staging
from benches.browsing import HTMX, Browser


class AnswerIsWrong(Exception):
    """The status is not the one that was expected, so the time would mean nothing."""


class Door(Protocol):
    """A signed-in person's way to the pages; both raise AnswerIsWrong for another status."""

    def get(self, path: str, *, status: int = 200) -> None:
        """Ask for a page."""

    def post(self, path: str, fields: Mapping[str, str]) -> None:
        """Send a form as htmx does."""


class InProcess:
    """All middleware, no network."""

    def __init__(self, person: User) -> None:
        self._client = Client(headers={"host": "localhost"})
        self._client.force_login(person)

    def get(self, path: str, *, status: int = 200) -> None:
        """Ask for a page."""
        _check(self._client.get(path).status_code, status, path)

    def post(self, path: str, fields: Mapping[str, str]) -> None:
        """Send a form as htmx does."""
        _check(self._client.post(path, dict(fields), headers=HTMX).status_code, httpx.codes.OK, path)


class OverHttp:
    """One connection kept alive."""

    def __init__(self, url: str, person: User) -> None:
        browser = Browser(url)
        browser.sign_in(person.username, staging.PASSWORD)
        self._client = browser.client

    def get(self, path: str, *, status: int = 200) -> None:
        """Ask for a page."""
        _check(self._client.get(path).status_code, status, path)

    def post(self, path: str, fields: Mapping[str, str]) -> None:
        """Send a form as htmx does."""
        answer = self._client.post(
            path, data=dict(fields), headers={**HTMX, "X-CSRFToken": self._client.cookies["csrftoken"]}
        )
        _check(answer.status_code, httpx.codes.OK, path)


def _check(status: int, expected: int, path: str) -> None:
    if status != expected:
        raise AnswerIsWrong(f"{path}: {status}")
