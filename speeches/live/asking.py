"""What a browser asks when it opens a stream."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host

# ASGI's own shapes, which carry anything.
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

PATH = re.compile(r"/speeches/([0-9]{1,18})/(events|changes)/")
PULSE_PATH = re.compile(r"/speeches/[0-9]{1,18}/pulse/")
VERSION = re.compile(r"[0-9]{1,18}")
PULSE = re.compile(r"([0-9a-fA-F-]{36})(?: ([0-9]{1,9}))?")


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


class Asked(NamedTuple):
    """Whose right has to be judged: a session, on a speech."""

    session_key: str | None
    speech_id: int


class Judged(NamedTuple):
    """What became of it, which member of the speech it is, and at which version the speech was.

    Two of whom `reads_as` is the same are shown the same regions.
    """

    admission: Admission
    member_id: int | None = None
    version: int = 0
    reads_as: str = ""


class Pulse(NamedTuple):
    """A tab is there; `read` is the version that somebody has read in it since its last pulse, if one."""

    tab: UUID
    read: int | None = None


def is_for_a_stream(scope: Scope) -> bool:
    """Whether this request belongs to a stream and not to a page."""
    return _leads_to(scope, "events")


def is_for_changes(scope: Scope) -> bool:
    """Whether a page asks for what it does not show yet."""
    return _leads_to(scope, "changes")


def is_a_pulse(scope: Scope) -> bool:
    """Whether a browser says that it is still there."""
    return scope["type"] == "http" and PULSE_PATH.fullmatch(scope["path"]) is not None


def require_ours(scope: Scope, method: str) -> None:
    """Raise Refused: 400 for a foreign host, 405 for another method."""
    if not _is_our_host(scope):
        raise Refused(400)
    if scope["method"] != method:
        raise Refused(405)


def tab_of(written: str) -> UUID | None:
    """The token that a browser made for one of its tabs; None where it is none."""
    try:
        return UUID(written)
    except ValueError:
        return None


def pulse_of(body: bytes) -> Pulse | None:
    """What a browser says with a sign of life; None where it says nothing that can be understood."""
    said = PULSE.fullmatch(body.decode("latin-1"))
    tab = tab_of(said[1]) if said else None
    if said is None or tab is None:
        return None
    return Pulse(tab, int(said[2]) if said[2] else None)


@dataclass(frozen=True, slots=True)
class Asking:
    """Which speech, by which session, the version last seen and the tab; None where one is not given."""

    speech_id: int
    session_key: str | None
    seen: int | None
    tab: UUID | None = None

    @property
    def asked(self) -> Asked:
        """Whose right it is."""
        return Asked(self.session_key, self.speech_id)

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """Read from the request; raises Refused: 400 for a foreign host, 405 for anything but GET."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        require_ours(scope, "GET")
        path = PATH.fullmatch(scope["path"])
        if path is None:
            raise Refused(404)
        key = parse_cookie(headers.get(b"cookie", "")).get(settings.SESSION_COOKIE_NAME)
        query = parse_qs(scope["query_string"].decode("latin-1"))
        return cls(int(path[1]), key, _seen(query, headers), tab_of(query.get("tab", [""])[0]))


def _leads_to(scope: Scope, what: str) -> bool:
    found = PATH.fullmatch(scope["path"]) if scope["type"] == "http" else None
    return found is not None and found[2] == what


def _is_our_host(scope: Scope) -> bool:
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1:
        return False
    domain, _port = split_domain_port(hosts[0])
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _seen(query: dict[str, list[str]], headers: dict[bytes, str]) -> int | None:
    """The header of a browser that connects again wins over what the page was rendered with."""
    asked = headers.get(b"last-event-id") or query.get("after", query.get("since", [""]))[0]
    return int(asked) if VERSION.fullmatch(asked) else None
