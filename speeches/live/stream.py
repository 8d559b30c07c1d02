"""The stream itself: plain ASGI beside Django's handler, so it checks host, session and right by itself."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from django.db import Error

from speeches.live.asking import Admission, Application, Asking, Receive, Refused, Scope, Send
from speeches.live.hub import Closed, Hub, Watch
from speeches.live.tail import TooFarBehind, Watcher
from speeches.live.wire import ENDED, HEARTBEAT, RESYNC, retry

# The session and the right are asked again at least this often (seconds), and a sign of life is sent.
BREATH = 10.0

NOT_STORED = (b"cache-control", b"no-store")
HEADERS = [
    NOT_STORED,
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
Admit = Callable[[str | None, int], Admission]
log = logging.getLogger(__name__)


def stream(hub: Hub, *, admit: Admit, breath: float = BREATH) -> Application:
    """The application of all streams; `admit` judges session key and speech, in one of the hub's readers."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            asking = Asking.of(scope)
            opened = _Stream(hub, admit, breath, asking, send)
            (await opened.admission()).require()
            async with hub.watching(asking.speech_id) as watch, _noticing_the_end(receive, watch.watcher):
                await opened.run(watch)
        except Refused as refused:
            await _refuse(send, refused.status)
        except (Closed, Error) as trouble:
            log.warning("No stream can be opened: %r", trouble)
            await _refuse(send, 503)

    return application


class _Stream:
    """One reader of one speech, from the first byte to the last."""

    def __init__(self, hub: Hub, admit: Admit, breath: float, asking: Asking, send: Send) -> None:
        self.hub, self.admit, self.breath, self.asking, self.send = hub, admit, breath, asking, send

    async def admission(self) -> Admission:
        return await self.hub.readers.run(self.admit, self.asking.session_key, self.asking.speech_id)

    async def run(self, watch: Watch) -> None:
        """Send until the reader leaves, the right ends, or what he has seen cannot be resumed."""
        await self.send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        # Spread, so that a restarted server is not met by everybody at once.
        await self._write(retry(random.randrange(1000, 3000)))  # noqa: S311
        try:
            await self._follow(watch)
        except TooFarBehind:
            await self._write(RESYNC)
        except Error as trouble:
            # The browser comes back by itself and resumes where it was.
            log.warning("A stream ends early: %r", trouble)
        await self.send({"type": "http.response.body"})

    async def _follow(self, watch: Watch) -> None:
        if self.asking.seen is None:
            raise TooFarBehind
        news = await watch.tail.opening(self.asking.seen)
        while not watch.watcher.is_over:
            # Asked after the news was read: who was removed by it does not hear of it.
            if await self.admission() is not Admission.GRANTED:
                await self._write(ENDED)
                return
            await self._write(news.frames or HEARTBEAT)
            await watch.watcher.sleep(self.breath * random.uniform(0.8, 1))  # noqa: S311
            news = await watch.tail.news(news.version)

    async def _write(self, sent: bytes) -> None:
        await self.send({"type": "http.response.body", "body": sent, "more_body": True})


@asynccontextmanager
async def _noticing_the_end(receive: Receive, watcher: Watcher) -> AsyncIterator[None]:
    """The watcher leaves as soon as its reader disconnects."""

    async def notice() -> None:
        while (await receive())["type"] != "http.disconnect":
            continue
        watcher.leave()

    noticing = asyncio.create_task(notice())
    try:
        yield
    finally:
        noticing.cancel()


async def _refuse(send: Send, status: int) -> None:
    headers = [NOT_STORED, (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body"})
