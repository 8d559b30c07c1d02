"""One LISTEN connection for the whole process, and the watchers of each speech."""

import asyncio
import contextvars
import logging
import random
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, NamedTuple

import psycopg
from django.db import connections

from speeches.live.attendance import Attendance, Register
from speeches.live.notify import CHANNEL, PRESENCE, Announcement
from speeches.live.readers import Readers
from speeches.live.tail import Tail, Watcher
from speeches.live.wire import Frame

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
# A connection that died without a word is found out at the latest after both together.
PULSE, PULSE_ANSWER = 15.0, 10.0

Since = Callable[[int, int], Sequence[Frame]]
log = logging.getLogger(__name__)


class Closed(Exception):
    """The server is going down; no stream is opened any more."""


class Watch(NamedTuple):
    """What a stream holds while it is open."""

    tail: Tail
    watcher: Watcher


class Hub:
    """Wakes the streams of this process; `since` gives a speech's frames after a version, in order.

    It belongs to the event loop in which the first stream opens, until it is closed. Without a `register`
    nobody is told who is here.
    """

    def __init__(self, since: Since, register: Register | None = None) -> None:
        self.readers = Readers()
        self.attendance = Attendance(self.readers, register, self._tell) if register else None
        self._since = since
        self._tails: dict[int, Tail] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listening: asyncio.Task[None] | None = None
        self._attending: asyncio.Task[None] | None = None
        self._began = 0.0
        self._pause = FIRST_PAUSE
        self._heard_at: float | None = None
        self._is_closed = self._is_connected = False

    @property
    def age(self) -> float | None:
        """Seconds since the listener was last known to be alive; None before the first time."""
        return None if self._heard_at is None else time.monotonic() - self._heard_at

    def until_beat(self, breath: float) -> float:
        """Seconds until all streams of this process breathe together, so that they are judged together."""
        passed = time.monotonic() - self._began
        left = breath - passed % breath
        return left if left > breath / 10 else left + breath

    @asynccontextmanager
    async def watching(self, speech_id: int) -> AsyncIterator[Watch]:
        """Be woken for one speech; raises Closed when the hub is."""
        if self._is_closed:
            raise Closed
        if self._loop is None:
            self._wake()
        watcher = Watcher()
        tail = self._tails.setdefault(speech_id, Tail(partial(self._frames, speech_id)))
        tail.watchers.add(watcher)
        if not tail.here:
            self._look(speech_id)
        try:
            yield Watch(tail, watcher)
        finally:
            tail.watchers.discard(watcher)
            if not tail.watchers:
                self._tails.pop(speech_id, None)

    def close(self) -> None:
        """End all streams and stop listening, for good; may be called from any thread or signal handler."""
        self._is_closed = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end)

    async def release(self) -> None:
        """Give all database connections back; after `close`, when the streams have ended."""
        if self._listening is not None:
            await asyncio.wait([self._listening], timeout=PULSE_ANSWER)
        if self.attendance and self._attending is not None:
            self._attending.cancel()
            await self.attendance.close()
        await asyncio.to_thread(self.readers.release)

    async def _frames(self, speech_id: int, version: int) -> Sequence[Frame]:
        return await self.readers.run(self._since, speech_id, version)

    def _end(self) -> None:
        for tail in self._tails.values():
            for watcher in tail.watchers:
                watcher.leave()
        # A connection that is cancelled while it is made would stay open until the garbage is collected.
        if self._listening is not None and self._is_connected:
            self._listening.cancel()

    def _wake(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._began = time.monotonic()
        self._start()
        if self.attendance:
            self._attending = self._begin(self.attendance.run(lambda: self._tails))

    def _start(self) -> None:
        if self._is_closed or self._loop is None:
            return
        self._listening = self._begin(self._listen())
        self._listening.add_done_callback(self._restart)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        # An empty context: it must not live in the one of the request that came first.
        return asyncio.get_running_loop().create_task(work, context=contextvars.Context())

    def _restart(self, listening: asyncio.Task[None]) -> None:
        self._is_connected = False
        failure = None if listening.cancelled() else listening.exception()
        if failure is None or self._is_closed or self._loop is None:
            return
        log.warning("The listener stopped; it starts again in %.1f s", self._pause, exc_info=failure)
        self._loop.call_later(self._pause * random.uniform(0.5, 1), self._start)  # noqa: S311  spreads load
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    async def _listen(self) -> None:
        parameters = await self.readers.run(_parameters)
        async with asyncio.timeout(PULSE_ANSWER):
            connecting = await psycopg.AsyncConnection.connect(**parameters, autocommit=True)
        async with connecting as connection:
            if self._is_closed:
                return
            self._is_connected = True
            await connection.execute(f"LISTEN {CHANNEL}; LISTEN {PRESENCE}")
            self._pause = FIRST_PAUSE
            self._stir_all()
            while True:
                self._heard_at = time.monotonic()
                async for notification in connection.notifies(timeout=PULSE):
                    self._hear(notification.channel, notification.payload)
                async with asyncio.timeout(PULSE_ANSWER):
                    await connection.execute("SELECT 1")

    def _stir_all(self) -> None:
        for speech_id, tail in self._tails.items():
            tail.announce(None)
            self._look(speech_id)

    def _tell(self, speech_id: int, here: bytes) -> None:
        if tail := self._tails.get(speech_id):
            tail.tell(here)

    def _look(self, speech_id: int) -> None:
        if self.attendance:
            self.attendance.look(speech_id)

    def _hear(self, channel: str, payload: str) -> None:
        if channel == CHANNEL:
            self._announce(payload)
        elif payload.isdecimal() and int(payload) in self._tails:
            self._look(int(payload))

    def _announce(self, payload: str) -> None:
        try:
            speech_id, version = Announcement.read(payload)
        except ValueError:
            log.warning("Not an announcement: %r", payload)
            return
        self._heard_at = time.monotonic()
        if tail := self._tails.get(speech_id):
            tail.announce(version)


def _parameters() -> dict[str, Any]:
    """Django's own parameters; Any, because they go to psycopg as they are."""
    parameters = connections["default"].get_connection_params()
    # Made for synchronous connections.
    del parameters["cursor_factory"]
    return parameters
