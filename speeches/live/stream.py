"""The stream itself: plain ASGI beside Django's handler, so it checks host, session and right by itself."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from uuid import uuid4

from django.db import Error

from speeches.live import asking as asked_for
from speeches.live.asking import Admission, Application, Asking, Receive, Refused, Scope, Send
from speeches.live.attendance import Arrival
from speeches.live.doorkeeper import Doorkeeper, Judge
from speeches.live.hub import Closed, Hub, Watch
from speeches.live.tail import TooFarBehind, Watcher
from speeches.live.wire import ENDED, HEARTBEAT, RESYNC, retry

# The session and the right are asked again at least this often (seconds), and a sign of life is sent.
BREATH = 5.0

NOT_STORED = (b"cache-control", b"no-store")
HEADERS = [
    NOT_STORED,
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
log = logging.getLogger(__name__)


def stream(hub: Hub, *, judge: Judge, breath: float = BREATH) -> Application:
    """The application of all streams; `judge` says who may watch, in one of the hub's readers."""
    doorkeeper = Doorkeeper(hub.readers, judge)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if asked_for.is_a_pulse(scope):
                await _pulse(hub, scope, receive, send)
                return
            asking = Asking.of(scope)
            opened = _Stream(hub, doorkeeper, breath, asking, send)
            judged = await doorkeeper.judged(asking.asked)
            judged.admission.require()
            async with hub.watching(asking.speech_id) as watch, _noticing_the_end(receive, watch.watcher):
                with _present(hub, asking, judged.member_id):
                    await opened.run(watch)
        except Refused as refused:
            await _refuse(send, refused.status)
        except (Closed, Error) as trouble:
            log.warning("No stream can be opened: %r", trouble)
            await _refuse(send, 503)

    return application


class _Stream:
    """One reader of one speech, from the first byte to the last."""

    def __init__(self, hub: Hub, doorkeeper: Doorkeeper, breath: float, asking: Asking, send: Send) -> None:
        self.hub, self.doorkeeper, self.breath, self.asking, self.send = hub, doorkeeper, breath, asking, send

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
        news, known = await watch.tail.opening(self.asking.seen), b""
        while not watch.watcher.is_over:
            here = watch.tail.here
            # Asked after the news was read: who was removed by it does not hear of it.
            if (await self.doorkeeper.judged(self.asking.asked)).admission is not Admission.GRANTED:
                await self._write(ENDED)
                return
            told = b"" if here == known else here
            await self._write(news.frames + told or HEARTBEAT)
            known = here
            await watch.watcher.sleep(self.hub.until_beat(self.breath))
            news = await watch.tail.news(news.version)

    async def _write(self, sent: bytes) -> None:
        await self.send({"type": "http.response.body", "body": sent, "more_body": True})


@contextmanager
def _present(hub: Hub, asking: Asking, member_id: int | None) -> Iterator[None]:
    """The tab counts as here while its stream is open; a stream without one only listens."""
    if hub.attendance is None or asking.tab is None or member_id is None:
        yield
        return
    arrival = Arrival(asking.tab, uuid4(), asking.speech_id, member_id)
    hub.attendance.arrive(arrival)
    try:
        yield
    finally:
        hub.attendance.leave(arrival)


async def _pulse(hub: Hub, scope: Scope, receive: Receive, send: Send) -> None:
    """A tab is still there: believed without asking, because it only lengthens what a stream began."""
    asked_for.require_ours(scope, "POST")
    pulse = asked_for.pulse_of((await receive()).get("body", b""))
    if pulse and hub.attendance:
        hub.attendance.sign(pulse)
    await _refuse(send, 204)


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
    headers = [NOT_STORED] if status == 204 else [NOT_STORED, (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body"})
