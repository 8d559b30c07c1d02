"""Takes in the whole body of a request before anybody works on it."""

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from typing import Any

from speeches.live.asking import Receive

# Seconds a body may take; 20 MB at 3 Mbit/s.
LONGEST = 60


class BrokenOff(Exception):
    """The sender left before the end."""


class TooLarge(Exception):
    """More than the limit; read to its end and dropped, so that the sender hears the answer."""

    status = 413


class TooSlow(Exception):
    """Not complete in time."""

    status = 408


async def drained(receive: Receive, *, limit: int, seconds: float = LONGEST) -> bytes:
    """The body; raises BrokenOff, TooLarge for more than `limit` bytes, TooSlow."""
    body = bytearray()
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for piece in _pieces(receive):
                size += len(piece)
                if size <= limit:
                    body += piece
    except TimeoutError as late:
        raise TooSlow from late
    if size > limit:
        raise TooLarge
    return bytes(body)


def handed_on(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body in one piece, then what else there is."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> MutableMapping[str, Any]:
        return waiting.pop() if waiting else await receive()

    return received


async def _pieces(receive: Receive) -> AsyncIterator[bytes]:
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BrokenOff
        yield message.get("body", b"")
        if not message.get("more_body"):
            return
