"""Judges the rights of many readers at once: one question for all who ask in the same moment."""

import asyncio
import contextvars
from collections.abc import Callable, Sequence

from speeches.live.asking import Asked, Judged
from speeches.live.readers import Readers

Judge = Callable[[Sequence[Asked]], Sequence[Judged]]


class Doorkeeper:
    """Fifty readers who are woken together cost two questions and not fifty."""

    def __init__(self, readers: Readers, judge: Judge) -> None:
        self._readers, self._judge = readers, judge
        self._waiting: dict[Asked, asyncio.Future[Judged]] = {}
        self._judging: asyncio.Task[None] | None = None

    async def judged(self, asked: Asked) -> Judged:
        """The right as it is now; what the judge raises comes through."""
        # What is being judged was read before this question: whoever asks now waits for the next round.
        answer = self._waiting.get(asked)
        if answer is None:
            answer = self._waiting[asked] = asyncio.get_running_loop().create_future()
        if self._judging is None:
            # An empty context: the judging must not live in the one of the reader that came first.
            work = asyncio.get_running_loop().create_task(self._rounds(), context=contextvars.Context())
            self._judging = work
        return await asyncio.shield(answer)

    async def _rounds(self) -> None:
        try:
            while self._waiting:
                # Those who were woken by the same thing come in this moment.
                await asyncio.sleep(0)
                waiting, self._waiting = self._waiting, {}
                await self._round(waiting)
        finally:
            self._judging = None

    async def _round(self, waiting: dict[Asked, asyncio.Future[Judged]]) -> None:
        try:
            verdicts = await self._readers.run(self._judge, list(waiting))
        except Exception as trouble:  # noqa: BLE001  it belongs to those who wait
            for answer in waiting.values():
                answer.set_exception(trouble)
                # Whoever asked may be gone; then nobody has to hear of it.
                answer.exception()
            return
        for answer, verdict in zip(waiting.values(), verdicts, strict=True):
            answer.set_result(verdict)
