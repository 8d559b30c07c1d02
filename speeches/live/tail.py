"""The newest frames of one speech, read once for all who watch it."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from speeches.live.wire import Frame, encoded

# A reader further behind than this is better served by a fresh page.
LONGEST = 256

Since = Callable[[int], Awaitable[Sequence[Frame]]]


class TooFarBehind(Exception):
    """What the reader has seen is not part of this speech's history, or too long ago to be replayed."""


@dataclass(frozen=True, slots=True)
class News:
    """Encoded frames, and the version they lead to."""

    version: int
    frames: bytes


class Watcher:
    """One open stream: sleeps until its speech is stirred or the stream has to end."""

    def __init__(self) -> None:
        self.is_over = False
        self._stirred = asyncio.Event()

    def stir(self) -> None:
        """There may be news."""
        self._stirred.set()

    def leave(self) -> None:
        """The reader is gone, or the server is about to be."""
        self.is_over = True
        self._stirred.set()

    async def sleep(self, seconds: float) -> None:
        """Return when stirred, at the latest after `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self._stirred.wait()
        except TimeoutError:
            return
        self._stirred.clear()


class Tail:
    """A bounded ring of encoded versions; `since` reads the frames after a version from the table."""

    def __init__(self, since: Since) -> None:
        self.watchers: set[Watcher] = set()
        # The frame that says who is here; empty until somebody looked.
        self.here = b""
        self._since = since
        self._ring: deque[tuple[int, bytes]] = deque(maxlen=LONGEST)
        self._floor: int | None = None
        self._newest = 0
        self._asked = self._answered = 0
        self._reading = asyncio.Lock()

    def announce(self, version: int | None) -> None:
        """Somebody says the speech has reached `version`; None means that something may have been missed."""
        if version is None or version > self._newest:
            self._asked += 1
        for watcher in self.watchers:
            watcher.stir()

    def tell(self, here: bytes) -> None:
        """Who is here, for all watchers where it differs from what they know."""
        if here != self.here:
            self.here = here
            for watcher in self.watchers:
                watcher.stir()

    async def opening(self, seen: int) -> News:
        """What followed `seen`, always from the table; raises TooFarBehind where `seen` cannot be resumed."""
        # One version earlier shows whether `seen` exists: every version has at least one frame.
        frames = await self._since(max(seen - 1, 0))
        if seen > 0 and not (frames and frames[0].version == seen):
            raise TooFarBehind
        news = _news([frame for frame in frames if frame.version > seen], seen)
        if self._floor is None:
            self._floor = self._newest = news.version
        return news

    async def news(self, seen: int) -> News:
        """What followed `seen`, read once for all but who is behind the ring; raises TooFarBehind."""
        async with self._reading:
            await self._catch_up()
        if self._floor is None or seen < self._floor:
            return _news(await self._since(seen), seen)
        return News(
            max(seen, self._newest), b"".join(frames for version, frames in self._ring if version > seen)
        )

    async def _catch_up(self) -> None:
        while self._floor is not None and self._answered < self._asked:
            asked = self._asked
            for version, frames in encoded(await self._since(self._newest)):
                if len(self._ring) == LONGEST:
                    self._floor = self._ring[0][0]
                self._ring.append((version, frames))
                self._newest = version
            self._answered = asked


def _news(frames: Sequence[Frame], seen: int) -> News:
    versions = encoded(frames)
    if len(versions) > LONGEST:
        raise TooFarBehind
    return News(versions[-1][0] if versions else seen, b"".join(sent for _, sent in versions))
