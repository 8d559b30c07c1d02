"""The process that pairs speeches: begun by whoever finds that one is wanted, and ended by itself."""

import logging
import resource
import signal
import subprocess
import sys
from threading import Thread
from types import FrameType
from typing import Never
from uuid import UUID

from django.conf import settings
from django.db import Error, connection

from speeches.jobs import pairings

COMMAND = "pairspeeches"
# Seconds of a core and bytes, beyond which two texts are not worth comparing.
MOST_SECONDS = 15 * 60
MOST_MEMORY = 1024**3
log = logging.getLogger(__name__)


class TooLong(Exception):
    """The work took more of a core than it may."""


def begin(only: int | None = None) -> bool:
    """Begin a process for what has waited longest, or for this pairing; False where none may be begun now."""
    taken = pairings.take(only)
    if taken is None:
        return False
    try:
        process = subprocess.Popen(command(*taken), stdin=subprocess.DEVNULL)  # noqa: S603  our own
    except OSError as trouble:
        # It counts as a process that died: whoever waits begins another.
        log.warning("No process can be begun: %r", trouble)
        return False
    Thread(target=_await_end, args=(process,), name=COMMAND, daemon=True).start()
    return True


def command(pairing_id: int, worker: UUID) -> list[str]:
    """What is run for a pairing that was taken."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), COMMAND, str(pairing_id), str(worker)]


def limit() -> None:
    """What this process may take from the machine: MemoryError or TooLong is raised beyond."""
    signal.signal(signal.SIGXCPU, _too_long)
    for kind, most in ((resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_AS, MOST_MEMORY)):
        _soft, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _await_end(process: subprocess.Popen[bytes]) -> None:
    """Leave no zombie, and begin with what waited for its end."""
    process.wait()
    try:
        begin()
    except Error as trouble:
        log.warning("What waits is begun by whoever looks at it: %r", trouble)
    finally:
        connection.close()


def _too_long(_number: int, _frame: FrameType | None) -> Never:
    raise TooLong
