"""Pages that only read: each follows the stream and fetches what changed, as live.js does.

`python -m benches.readers URL SPEECH COUNT [listen]` reads a session cookie and, when all has been
written, the last version from its input; it prints "open" when every stream is open, and at the end what
came of it as JSON.
"""

import asyncio
import json
import re
import resource
import sys
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import asdict, dataclass, field

import httpx
from lxml import html

TOGETHER = 0.04  # seconds, as in live.js
PATIENCE = 30.0
REGIONS = ("outline", "people")


@dataclass(slots=True)
class Sheet:
    """What a page shows: the lines in order with their versions and words, and the regions beside them."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, page: str) -> tuple["Sheet", int]:
        """A whole page, and the version that it was drawn at."""
        tree = html.document_fromstring(page)
        sheet = cls()
        by_id = {str(element.get("id")): element for element in tree.iter("div", "nav")}
        sheet.draw_manuscript(by_id["manuscript"])
        sheet.beside = {name: _words(by_id[name]) for name in REGIONS}
        main = next(tree.iter("main"))
        return sheet, int(main.get("data-version") or 0)

    def draw(self, fragment: str) -> None:
        """Put what a request for changes brought where it belongs."""
        for part in html.fromstring(f"<div>{fragment}</div>").iter("hx-partial"):
            target = str(part.get("hx-target")).removeprefix("#")
            drawn = part[0]
            if target == "manuscript":
                self.draw_manuscript(drawn)
            elif target in REGIONS:
                self.beside[target] = _words(drawn)
            else:
                self.lines = [_line(drawn) if line[0] == target else line for line in self.lines]

    def draw_manuscript(self, manuscript: html.HtmlElement) -> None:
        """The sheet anew."""
        self.lines = [_line(block) for block in manuscript.find_class("block")]


def _line(block: html.HtmlElement) -> tuple[str, str, str]:
    return str(block.get("id")), str(block.get("data-version")), _words(block)


def _words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


@dataclass
class Page:
    """One open page: the versions that its stream told, and what it shows."""

    client: httpx.AsyncClient
    speech: int
    sheet: Sheet = field(default_factory=Sheet)
    version: int = 0
    start: int = 0
    announced: int = 0
    heard: list[int] = field(default_factory=list)
    reconnects: int = -1
    fetches: int = 0
    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    stirred: asyncio.Event = field(default_factory=asyncio.Event)

    async def load(self) -> None:
        """The page as it is drawn now."""
        answer = await self._asked(f"/speeches/{self.speech}/")
        self.sheet, self.version = Sheet.of(answer.text)
        self.start = self.announced = self.version

    def works(self, *, only_listen: bool) -> list[Coroutine[None, None, None]]:
        """What the page does all the time."""
        return [self.listen()] if only_listen else [self.listen(), self.follow()]

    def is_behind(self, last: int, *, only_listen: bool) -> bool:
        """Whether something has not come in yet."""
        return (self.announced if only_listen else self.version) < last

    async def listen(self) -> None:
        """Hear versions, and connect again where it left off whenever the line is cut."""
        while True:
            self.reconnects += 1
            with suppress(httpx.HTTPError):
                await self._hear()
            await asyncio.sleep(0.3)

    async def _hear(self) -> None:
        after = {"after": str(self.announced)}
        path = f"/speeches/{self.speech}/events/"
        async with self.client.stream("GET", path, params=after, timeout=PATIENCE) as answer:
            async for line in answer.raise_for_status().aiter_lines():
                self.is_open.set()
                name, _, value = line.partition(": ")
                if name == "id":
                    self.announced = int(value)
                    self.heard.append(self.announced)
                    self.stirred.set()

    async def follow(self) -> None:
        """Fetch what was announced, one request at a time."""
        while True:
            await self.stirred.wait()
            self.stirred.clear()
            await asyncio.sleep(TOGETHER)
            while self.version < self.announced:
                answer = await self._asked(f"/speeches/{self.speech}/changes/?since={self.version}")
                self.fetches += 1
                if answer.text.strip():
                    self.sheet.draw(answer.text)
                self.version = max(self.version, int(answer.headers["X-Speech-Version"]))

    async def differs(self) -> bool:
        """Whether a fresh page shows something else."""
        fresh = Page(self.client, self.speech)
        await fresh.load()
        return (fresh.sheet, fresh.version) != (self.sheet, self.version)

    async def _asked(self, path: str) -> httpx.Response:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                answer = await self.client.get(
                    path, headers={"HX-Request": "true"} if "changes" in path else {}
                )
                return answer.raise_for_status()
            except httpx.HTTPError:
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(0.3)


@dataclass(frozen=True)
class Reading:
    """What came of it: how many pages differ from fresh ones, and the versions that each stream told."""

    different: int
    streams: list[tuple[int, list[int]]]
    fetches: int
    reconnects: int
    cpu_seconds: float


async def _read(url: str, speech: int, count: int, *, only_listen: bool) -> None:
    loop = asyncio.get_running_loop()
    name, _, value = (await loop.run_in_executor(None, sys.stdin.readline)).strip().partition("=")
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=url, cookies={name: value}, timeout=PATIENCE, limits=limits
    ) as client:
        pages = [Page(client, speech) for _ in range(count)]
        await asyncio.gather(*(page.load() for page in pages))
        works = [asyncio.create_task(work) for page in pages for work in page.works(only_listen=only_listen)]
        await asyncio.gather(*(page.is_open.wait() for page in pages))
        print("open", flush=True)
        last = int(await loop.run_in_executor(None, sys.stdin.readline))
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and any(
            page.is_behind(last, only_listen=only_listen) for page in pages
        ):
            await asyncio.sleep(0.05)
        different = 0 if only_listen else sum([await page.differs() for page in pages])
        for work in works:
            work.cancel()
    spent = resource.getrusage(resource.RUSAGE_SELF)
    reading = Reading(
        different,
        [(page.start, page.heard) for page in pages],
        sum(page.fetches for page in pages),
        sum(page.reconnects for page in pages),
        spent.ru_utime + spent.ru_stime,
    )
    print(json.dumps(asdict(reading)), flush=True)


if __name__ == "__main__":
    asyncio.run(_read(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), only_listen="listen" in sys.argv))
