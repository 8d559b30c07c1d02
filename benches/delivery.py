"""How soon what one saves is on the screens of many: real streams and requests, on the product's server."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

from benches import staging
from benches.browsing import Browser
from benches.served import serving
from speeches.models import Paragraph, Speech

# As `static/js/live.js` does it: seconds in which announcements become one request.
TOGETHER = 0.010
SECONDS_TO_HEAR = 20


class ReaderWasRefused(Exception):
    """A stream or a request for changes was answered with another status."""


@dataclass
class Reader:
    """A page that somebody has open: one stream, and one request at a time for what changed."""

    url: str
    speech_id: int
    cookie: str
    version: int
    drawn: dict[int, float] = field(default_factory=dict)
    _announced: int = 0
    _look: asyncio.Task[None] | None = None

    async def reads(self, is_open: asyncio.Event) -> None:
        """Listen until cancelled. Raises ReaderWasRefused."""
        path = f"/speeches/{self.speech_id}/events/?after={self.version}&tab={uuid4()}"
        reader, writer = await self._connect()
        try:
            self._ask(writer, path)
            status, _, _ = await _head(reader)
            _check(status, path)
            is_open.set()
            while line := await reader.readline():
                if line.startswith(b"id: "):
                    self._hears(int(line[4:]))
        finally:
            writer.close()

    def _hears(self, version: int) -> None:
        self._announced = max(self._announced, version)
        if self._look is None or self._look.done():
            self._look = asyncio.create_task(self._looks())

    async def _looks(self) -> None:
        await asyncio.sleep(TOGETHER)
        while self._announced > self.version:
            path = f"/speeches/{self.speech_id}/changes/?since={self.version}"
            self._ask(self._writer, path)
            status, version, length = await _head(self._reader)
            _check(status, path)
            await self._reader.readexactly(length)
            moment = time.monotonic()
            self.drawn.update(dict.fromkeys(range(self.version + 1, version + 1), moment))
            self.version = max(self.version, version)

    async def begins(self) -> None:
        """The connection that requests go through, kept alive as a browser keeps it."""
        self._reader, self._writer = await self._connect()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        where = urlsplit(self.url)
        return await asyncio.open_connection(where.hostname, where.port)

    def _ask(self, writer: asyncio.StreamWriter, path: str) -> None:
        host = urlsplit(self.url).netloc
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {self.cookie}\r\nHX-Request: true\r\n"
            "Accept-Language: zh-Hans\r\n\r\n".encode()
        )


def measured(paragraphs: Sequence[str], *, readers: int, seconds: float, pause: float) -> list[float]:
    """Milliseconds from an acknowledged save to the last byte of what changed, for each save and reader."""
    owner, writer, *people = staging.people(2 + readers)
    speech_id = staging.speech_of(paragraphs, owner, [writer, *people])
    start = Speech.objects.get(pk=speech_id).version
    line = Paragraph.objects.filter(speech=speech_id).order_by("-pk")[0]
    with ExitStack() as closing, serving() as server:
        browsers = [closing.enter_context(Browser(server.url)) for _ in range(1 + readers)]
        for browser, person in zip(browsers, [writer, *people], strict=True):
            browser.sign_in(person.username, staging.PASSWORD)
        hand, *eyes = browsers
        watching = [Reader(server.url, speech_id, _cookie(browser), start) for browser in eyes]
        saves = _Saves(hand, line.pk, line.text, seconds, pause)
        asyncio.run(_watched(watching, saves.made))
    told = saves.acknowledged.items()
    return [(reader.drawn[version] - at) * 1000 for version, at in told for reader in watching]


@dataclass
class _Saves:
    """One writer, who saves a paragraph again and again."""

    hand: Browser
    paragraph: int
    text: str
    seconds: float
    pause: float
    acknowledged: dict[int, float] = field(default_factory=dict)

    def made(self) -> int:
        until, count, version = time.monotonic() + self.seconds, 0, 0
        while time.monotonic() < until:
            count += 1
            pen = self.hand.opened(self.paragraph)
            answer = self.hand.save(pen, f"{self.text}第{count}次修改。")
            version = int(answer.raise_for_status().headers["X-Speech-Version"])
            self.acknowledged[version] = time.monotonic()
            time.sleep(self.pause)
        return version


async def _watched(watching: Sequence[Reader], work: Callable[[], int]) -> None:
    opened = [asyncio.Event() for _ in watching]
    for reader in watching:
        await reader.begins()
    pairs = zip(watching, opened, strict=True)
    streams = [asyncio.create_task(reader.reads(is_open)) for reader, is_open in pairs]
    await asyncio.gather(*(is_open.wait() for is_open in opened))
    # Their arrival is told to all of them; what is measured begins when that is over.
    await asyncio.sleep(1)
    version = await asyncio.to_thread(work)
    async with asyncio.timeout(SECONDS_TO_HEAR):
        while any(reader.version < version for reader in watching):
            await asyncio.sleep(0.05)
    for stream in streams:
        stream.cancel()


def _cookie(browser: Browser) -> str:
    return "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())


async def _head(reader: asyncio.StreamReader) -> tuple[int, int, int]:
    """Status, version of the speech and length of an answer."""
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
    status = int(lines[0].split()[1])
    return status, int(headers.get("x-speech-version", 0)), int(headers.get("content-length", 0))


def _check(status: int, path: str) -> None:
    if status != 200:
        raise ReaderWasRefused(f"{path}: {status}")
