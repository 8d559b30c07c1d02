"""HTML to PDF, in a process of its own."""

import subprocess
import sys
from ctypes.util import find_library
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from speeches.domain.verdict import Refusal

_PROCESS = Path(__file__).with_name("pdf_process.py")
_LIBRARIES = ("pango-1.0", "pangoft2-1.0")
_SECONDS = 120
_AT_ONCE = 2
# Whoever waits for a copy holds a thread of the server, of which there are few.
_places = BoundedSemaphore(_AT_ONCE)


class NoTypesetter(Refusal):
    """This machine has not the libraries that set the type."""


class TooManyMade(Refusal):
    """As many copies are being made as this server makes at once."""


class NotMade(Refusal):
    """The process that should make the PDF failed or took too long."""


@cache
def is_available() -> bool:
    """Has this machine the libraries that set the type? Without them the rest of Lectern works."""
    return all(map(find_library, _LIBRARIES))


def pdf_of(html: str, *, sheet: Path) -> bytes:
    """The PDF of a page in the type of this style sheet; nothing that it names is fetched.

    Raises NoTypesetter, TooManyMade, NotMade.
    """
    if not is_available():
        raise NoTypesetter
    if not _places.acquire(blocking=False):
        raise TooManyMade
    try:
        return _made(html, sheet)
    finally:
        _places.release()


def _made(html: str, sheet: Path) -> bytes:
    # -P: the folder of the script is no place to import from, its neighbours have common names.
    command = [sys.executable, "-P", str(_PROCESS), str(sheet)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=html.encode(), capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as failure:
        # Without the output: it may quote the speech.
        raise NotMade from failure
    return done.stdout
