"""A ledger instead of tables, a door instead of roles, and a browser that reads a stream."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from django.db import connection, transaction

from speeches.live import notify
from speeches.live.asking import Admission, Asked, Judged
from speeches.live.attendance import Register
from speeches.live.hub import Hub
from speeches.live.stream import stream
from speeches.live.wire import Frame

SPEECH = 7
MEMBER = 12
PATIENCE = 20


class Ledger:
    """The frames of one speech, and how often they were read."""

    def __init__(self, versions: int = 0) -> None:
        self.frames = [Frame(version, (f"paragraph-{version}",)) for version in range(1, versions + 1)]
        self.reads: list[int] = []

    def since(self, speech_id: int, version: int) -> Sequence[Frame]:
        self.reads.append(version)
        return [frame for frame in self.frames if frame.version > version and speech_id == SPEECH]

    async def save(self, *, speech_id: int = SPEECH) -> int:
        """One more version, made in a thread of its own."""
        return await asyncio.to_thread(self._saved, speech_id)

    def write(self, speech_id: int = SPEECH) -> int:
        """One more version, announced as a change announces it."""
        version = len(self.frames) + 1
        with transaction.atomic():
            self.frames.append(Frame(version, (f"paragraph-{version}",)))
            notify.speech_changed(speech_id, version)
        return version

    def _saved(self, speech_id: int) -> int:
        version = self.write(speech_id)
        connection.close()
        return version


class Door:
    """Lets everybody in until told otherwise."""

    def __init__(self, admission: Admission = Admission.GRANTED) -> None:
        self.admission = admission
        self.asked: list[Asked] = []
        self.rounds = 0

    def judge(self, asked: Sequence[Asked]) -> list[Judged]:
        self.asked += asked
        self.rounds += 1
        return [Judged(self.admission, MEMBER) for _ in asked]


class Browser:
    """One connection to the application, as a server would hold it."""

    def __init__(
        self, application, path="/speeches/7/events/", *, query="", method="GET", headers=(), body=b""
    ) -> None:
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(b"host", b"localhost:8000"), *headers],
        }
        self.status: int | None = None
        self.received = b""
        self._body: bytes | None = body
        self._is_gone = asyncio.Event()
        self._heard = asyncio.Event()
        self.task = asyncio.create_task(application(scope, self._receive, self._send))

    async def ended(self) -> bytes:
        async with asyncio.timeout(PATIENCE):
            await self.task
        return self.received

    async def hears(self, words: bytes) -> None:
        async with asyncio.timeout(PATIENCE):
            while words not in self.received:
                self._heard.clear()
                await self._heard.wait()

    def leave(self) -> None:
        self._is_gone.set()

    async def _receive(self):
        if self._body is not None:
            body, self._body = self._body, None
            return {"type": "http.request", "body": body, "more_body": False}
        await self._is_gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message) -> None:
        self.status = message.get("status", self.status)
        self.received += message.get("body", b"")
        self._heard.set()


class Stage:
    """A hub with its streams in the running loop."""

    def __init__(self, ledger: Ledger, door: Door, breath: float, book: Register | None) -> None:
        self.ledger, self.door = ledger, door
        self.hub = Hub(ledger.since, book)
        self.application = stream(self.hub, judge=door.judge, breath=breath)

    def browser(self, path="/speeches/7/events/", **asked) -> Browser:
        return Browser(self.application, path, **asked)

    async def is_listening(self) -> None:
        """A first stream, on another speech, and the listener that it starts."""
        self.browser("/speeches/8/events/", query="after=0")
        async with asyncio.timeout(PATIENCE):
            while self.hub.age is None:
                await asyncio.sleep(0.01)
        self.door.asked.clear()
        self.ledger.reads.clear()


def played(
    story: Callable[[Stage], Awaitable[None]],
    *,
    versions: int = 2,
    door: Door | None = None,
    breath: float = 5,
    book: Register | None = None,
) -> Stage:
    """Run the story in a loop of its own, with a ledger of so many versions."""

    async def play() -> Stage:
        async with _set_up(Stage(Ledger(versions), door or Door(), breath, book)) as stage:
            await story(stage)
            return stage

    return asyncio.run(play())


@asynccontextmanager
async def _set_up(stage: Stage) -> AsyncIterator[Stage]:
    try:
        yield stage
    finally:
        stage.hub.close()
        await asyncio.sleep(0.01)
        await stage.hub.release()
