"""Who is at which speech: what a process knows of its tabs goes to the database, what all know comes back."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol
from uuid import UUID

from django.db import Error

from speeches.live import wire
from speeches.live.asking import Pulse
from speeches.live.readers import Readers

# Seconds between two looks at who has gone without a word, and how long news are gathered.
ROUND, TOGETHER = 3.0, 0.15
# More signs than tabs a process can serve between two rounds come from nobody.
MOST_SIGNS = 10_000
log = logging.getLogger(__name__)


class Arrival(NamedTuple):
    """A tab of a member opened a stream."""

    tab: UUID
    stream: UUID
    speech_id: int
    member_id: int


class Signs(NamedTuple):
    """What happened at this process's doors since the last round; tabs with the age of their last sign.

    `read` is the version that somebody has read in a tab.
    """

    arrived: Sequence[Arrival]
    left: Sequence[Arrival]
    alive: Mapping[UUID, float]
    read: Mapping[UUID, int] = MappingProxyType({})


class Register(Protocol):
    """The book that all processes keep together."""

    def keep(self, signs: Signs, /) -> None:
        """Write down who came, left, gave a sign of life and read, and tell the others who is here."""

    def here(self, speech_ids: Sequence[int], /) -> Mapping[int, Sequence[str]]:
        """Who is at these speeches, in the words of `wire.here`."""


class Attendance:
    """Gathers signs and looks into the register, a few times a second at most for any number of tabs."""

    def __init__(self, readers: Readers, register: Register, tell: Callable[[int, bytes], None]) -> None:
        self._readers, self._register, self._tell = readers, register, tell
        self._arrived: list[Arrival] = []
        self._left: list[Arrival] = []
        self._alive: dict[UUID, float] = {}
        self._read: dict[UUID, int] = {}
        self._unsure: set[int] = set()
        self._here: set[Arrival] = set()
        self._is_due = asyncio.Event()

    def arrive(self, arrival: Arrival) -> None:
        """A stream was opened."""
        self._here.add(arrival)
        self._arrived.append(arrival)
        self.look(arrival.speech_id)

    def leave(self, arrival: Arrival) -> None:
        """A stream has ended."""
        self._here.discard(arrival)
        self._left.append(arrival)
        self._is_due.set()

    def sign(self, pulse: Pulse) -> None:
        """A browser says that it is there, and what was read in it."""
        if len(self._alive) < MOST_SIGNS:
            self._alive[pulse.tab] = asyncio.get_running_loop().time()
            if pulse.read:
                self._read[pulse.tab] = max(pulse.read, self._read.get(pulse.tab, 0))

    def look(self, speech_id: int) -> None:
        """Something may have changed there."""
        self._unsure.add(speech_id)
        self._is_due.set()

    async def run(self, watched: Callable[[], Iterable[int]]) -> None:
        """Round after round, until cancelled; `watched` are the speeches that somebody looks at here."""
        loop = asyncio.get_running_loop()
        looked_at = loop.time()
        while True:
            try:
                async with asyncio.timeout(max(0.0, looked_at + ROUND - loop.time())):
                    await self._is_due.wait()
                await asyncio.sleep(TOGETHER)
            except TimeoutError:
                looked_at = loop.time()
                self._unsure.update(watched())
            self._is_due.clear()
            try:
                await self._round(set(watched()))
            except Error as trouble:
                log.warning("Who is here is not known for now: %r", trouble)
                await asyncio.sleep(ROUND)

    async def close(self) -> None:
        """Nobody is here any more; the database may be gone already."""
        left, self._left = [*self._left, *self._here], []
        try:
            await self._readers.run(self._register.keep, Signs([], left, {}))
        except Error as trouble:
            log.warning("Who left is found out by the others: %r", trouble)

    async def _round(self, watched: set[int]) -> None:
        signs = self._signs()
        if any(signs):
            await self._readers.run(self._register.keep, signs)
            del self._arrived[: len(signs.arrived)]
            del self._left[: len(signs.left)]
        unsure = sorted(self._unsure & watched)
        self._unsure.clear()
        if unsure:
            told = await self._readers.run(self._register.here, unsure)
            for speech_id in unsure:
                self._tell(speech_id, wire.here(told.get(speech_id, ())))

    def _signs(self) -> Signs:
        moment = asyncio.get_running_loop().time()
        alive = {tab: moment - at for tab, at in self._alive.items()}
        read = dict(self._read)
        self._alive.clear()
        self._read.clear()
        return Signs(list(self._arrived), list(self._left), alive, read)
