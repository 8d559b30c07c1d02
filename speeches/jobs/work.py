"""Pairing two speeches, from the first sign of life to what came of it."""

import logging
import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from uuid import UUID

from django.db import connection

from speeches.domain.comparison import compare
from speeches.domain.likeness import alike
from speeches.domain.pairing import Fault, Paired, plain, wordless
from speeches.jobs import pairings
from speeches.jobs.process import TooLong
from speeches.models import Pairing
from speeches.queries.other_speech import sides_of

# Seconds between two signs of life.
BREATH = 1.0
# Of the way, the part that ends when all paragraphs have been held against each other.
MOSTLY = 92
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Progress:
    """How far it is, in percent; written by one thread and read by the other."""

    percent: int = 0

    def tell(self, part: float) -> None:
        """So much, 0 to 1, of the paragraphs is done."""
        self.percent = int(MOSTLY * part)


def work(pairing_id: int, worker: UUID, *, leave: Callable[[], None]) -> None:
    """Pair what this process was begun for; `leave` is called when nobody waits for it any more."""
    pairing = pairings.held(pairing_id, worker)
    if pairing is None:
        return
    progress, is_done = Progress(), Event()
    breathing = Thread(target=_breathe, args=(pairing, progress, is_done, leave), daemon=True)
    breathing.start()
    try:
        pairings.finish(pairing_id, worker, outcome=plain(_paired(pairing, progress)))
    except (MemoryError, TooLong):
        pairings.fail(pairing_id, worker, fault=Fault.TOO_MUCH)
    except Exception as trouble:  # noqa: BLE001  whoever waits has to be told
        # Where, and not what: a message may quote the speech.
        where = "".join(traceback.format_tb(trouble.__traceback__))
        log.error("Pairing %d broke off with %s\n%s", pairing_id, type(trouble).__name__, where)
        pairings.fail(pairing_id, worker, fault=Fault.BROKEN)
    finally:
        is_done.set()
        breathing.join()


def leave_at_once() -> None:
    """End the process in the midst of its work, which nobody wants any more."""
    os._exit(0)


def _paired(pairing: Pairing, progress: Progress) -> Paired:
    older, newer = (pairing.older_id, pairing.older_version), (pairing.newer_id, pairing.newer_version)
    sides = sides_of(older, newer)
    olds, news = alike(sides.olds, sides.news, tell=progress.tell)
    comparison = compare(olds, news)
    progress.percent = 99
    return wordless(comparison, news)


def _breathe(pairing: Pairing, progress: Progress, is_done: Event, leave: Callable[[], None]) -> None:
    try:
        while not is_done.wait(BREATH):
            if pairing.worker and not pairings.beat(pairing.pk, pairing.worker, progress.percent):
                if not is_done.is_set():
                    leave()
                return
    finally:
        connection.close()
