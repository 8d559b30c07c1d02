"""The bytes of the stream (Server-Sent Events, WHATWG HTML 9.2): names of regions, never text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

REGION = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# `12` is here, `12:paragraph-7,section-3` is in these places; `@3:12:paragraph-7`: section 3 is to be left,
# as member 12 asks, and these places in it are still held.
HERE = re.compile(r"(@[0-9]+:)?[0-9]+(:[a-z]+-[0-9]+(,[a-z]+-[0-9]+)*)?")

# An event and not a comment: a browser does not show comments to the page, and a page that hears nothing
# for long has to know that its line is dead.
HEARTBEAT = b"event: beat\ndata:\n\n"
ENDED = b"event: ended\ndata:\n\n"
# The empty id makes the browser forget the one that could not be used.
RESYNC = b"event: resync\nid\ndata:\n\n"


class BadRegion(ValueError):
    """A region's id is not a plain token, so it could carry text or break the stream."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The regions of the page that one version touches; a version may have several. Raises BadRegion."""

    version: int
    regions: tuple[str, ...]

    def __post_init__(self) -> None:
        for region in self.regions:
            if not REGION.fullmatch(region):
                raise BadRegion(region)


def encoded(frames: Iterable[Frame]) -> list[tuple[int, bytes]]:
    """Each version with the bytes of its frames; `frames` stand in order of version."""
    return [(version, _version(tuple(group))) for version, group in groupby(frames, attrgetter("version"))]


def here(told: Iterable[str]) -> bytes:
    """Who is at the speech, by numbers of members and places; has no id, because it is no version.

    Raises BadRegion for anything that could be a name or a word.
    """
    tokens = list(told)
    for token in tokens:
        if not HERE.fullmatch(token):
            raise BadRegion(token)
    return b"event: here\ndata: " + " ".join(tokens).encode() + b"\n\n"


def retry(milliseconds: int) -> bytes:
    """How long the browser waits before it connects again."""
    return b"retry: %d\n\n" % milliseconds


def _version(frames: tuple[Frame, ...]) -> bytes:
    *first, last = frames
    # Only the last frame of a version carries its id: a reader cut off between
    # two frames must get the version again, not half of it.
    return b"".join(map(_event, first)) + b"id: %d\n" % last.version + _event(last)


def _event(frame: Frame) -> bytes:
    return b"event: change\ndata: " + " ".join(frame.regions).encode() + b"\n\n"
