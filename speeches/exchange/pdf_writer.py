"""HTML to PDF, in a process of its own."""

import subprocess
import sys
from ctypes.util import find_library
from functools import cache
from pathlib import Path

_PROCESS = Path(__file__).with_name("pdf_process.py")
_LIBRARIES = ("pango-1.0", "pangoft2-1.0")
_SECONDS = 120


@cache
def is_available() -> bool:
    """Has this machine the libraries that set the type? Without them the rest of Lectern works."""
    return all(map(find_library, _LIBRARIES))


class NotMade(Exception):
    """The process that should make the PDF failed or took too long."""


def pdf_of(html: str, *, sheet: Path) -> bytes:
    """The PDF of a page in the type of this style sheet. Nothing that it names is fetched. Raises NotMade."""
    # -P: the folder of the script is no place to import from, its neighbours have common names.
    command = [sys.executable, "-P", str(_PROCESS), str(sheet)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=html.encode(), capture_output=True, timeout=_SECONDS, check=True
        )
    except subprocess.SubprocessError as failure:
        # Without the output: it may quote the speech.
        raise NotMade from failure
    return done.stdout
