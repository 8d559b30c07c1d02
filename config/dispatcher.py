"""One port, two roads: streams stay in the event loop, pages go to Django's WSGI handler in threads.

Requests for changes pass by what was drawn for others already.
"""

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import cast
from wsgiref.types import WSGIApplication

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings

from config.intake import BrokenOff, TooLarge, TooSlow, drained, handed_on
from speeches.live.asking import (
    Application,
    Receive,
    Scope,
    Send,
    is_a_pulse,
    is_for_a_stream,
    is_for_changes,
)
from speeches.live.doorkeeper import Judge
from speeches.live.hub import Hub
from speeches.live.readers import ConnectedThreads
from speeches.live.sharing import Sharing

PAGE_THREADS = 8


class Dispatcher:
    """The ASGI application of one server; whoever runs it in a thread calls `hub.close()` before stopping."""

    def __init__(
        self, hub: Hub, *, events: Application, pages: WSGIApplication, judge: Judge | None = None
    ) -> None:
        self.hub = hub
        self._events = events
        self._changes = Sharing(hub.readers, judge, self._page) if judge else self._page
        self._threads = ConnectedThreads(PAGE_THREADS, "pages")
        bridge = WSGIMiddleware(cast(WSGIApp, pages))
        bridge.executor = self._threads
        self._pages = cast(Application, bridge)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif is_for_a_stream(scope) or is_a_pulse(scope):
            await self._events(scope, receive, send)
        elif is_for_changes(scope):
            await self._changes(scope, receive, send)
        elif scope["type"] == "http":
            await self._page(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            # Read before a thread is taken, so that slow senders occupy none, and so that what was
            # cut off on its way never looks to a view like a shorter text.
            body = await drained(receive, limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        except BrokenOff:
            return
        except (TooLarge, TooSlow) as refusal:
            await _refuse(send, refusal.status)
            return
        await self._pages(_without_disguises(scope), handed_on(body, receive), send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        if threading.current_thread() is threading.main_thread():
            _end_streams_on_signal(self.hub)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.hub.close()
        await self.hub.release()
        await asyncio.to_thread(self._threads.release)
        await send({"type": "lifespan.shutdown.complete"})


def _end_streams_on_signal(hub: Hub) -> None:
    """Before the server's own handlers, which wait for open streams; its shutdown event is too late."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _closing_first(hub, signal.getsignal(number)))


def _closing_first(hub: Hub, before: object) -> Callable[[int, FrameType | None], None]:
    def handler(number: int, frame: FrameType | None) -> None:
        hub.close()
        if callable(before):
            before(number, frame)

    return handler


def _without_disguises(scope: Scope) -> Scope:
    """WSGI cannot tell X_Forwarded_Proto from X-Forwarded-Proto, which only the proxy may set."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if b"_" not in name]}


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"cache-control", b"no-store"), (b"content-length", b"0"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body"})
