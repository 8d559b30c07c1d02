"""What a browser asks when it opens a stream."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self
from urllib.parse import parse_qs

from django.conf import settings
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host

# ASGI's own shapes, which carry anything.
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

PATH = re.compile(r"/speeches/([0-9]{1,18})/events/")
VERSION = re.compile(r"[0-9]{1,18}")


class Refused(Exception):
    """The request is answered with this status and nothing else."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Admission(Enum):
    """Whether a session may watch a speech; the value is the status that says so."""

    GRANTED = 200
    NOT_SIGNED_IN = 401
    NO_SUCH_SPEECH = 404

    def require(self) -> None:
        """Raise Refused unless granted."""
        if self is not Admission.GRANTED:
            raise Refused(self.value)


def is_for_a_stream(scope: Scope) -> bool:
    """Whether this request belongs to a stream and not to a page."""
    return scope["type"] == "http" and PATH.fullmatch(scope["path"]) is not None


@dataclass(frozen=True, slots=True)
class Asking:
    """Which speech, by which session, and the version last seen (None where that is not a number)."""

    speech_id: int
    session_key: str | None
    seen: int | None

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """Read from the request; raises Refused: 400 for a foreign host, 405 for anything but GET."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if not _is_our_host(scope):
            raise Refused(400)
        if scope["method"] != "GET":
            raise Refused(405)
        path = PATH.fullmatch(scope["path"])
        if path is None:
            raise Refused(404)
        key = parse_cookie(headers.get(b"cookie", "")).get(settings.SESSION_COOKIE_NAME)
        return cls(int(path[1]), key, _seen(scope, headers))


def _is_our_host(scope: Scope) -> bool:
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1:
        return False
    domain, _port = split_domain_port(hosts[0])
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _seen(scope: Scope, headers: dict[bytes, str]) -> int | None:
    """The header of a browser that connects again wins over what the page was rendered with."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    asked = headers.get(b"last-event-id") or query.get("after", [""])[0]
    return int(asked) if VERSION.fullmatch(asked) else None
