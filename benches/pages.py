"""Pages that read along, kept apart from the writers so that both get a processor."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings

from benches.browsing import Browser
from benches.readers import Reading
from benches.served import ROOT


class PagesDidNotOpen(Exception):
    """Not all pages could be opened."""


@contextmanager
def opened(
    count: int, url: str, speech_id: int, window: Browser, *, only_listen: bool = False
) -> Iterator[Callable[[int], Reading | None]]:
    """Open so many pages; what is given the last version closes them and tells what they saw.

    Those that only listen fetch nothing.
    """
    if not count:
        yield lambda _version: None
        return
    command = [sys.executable, "-m", "benches.readers", url, str(speech_id), str(count)]
    command += ["listen"] if only_listen else []
    name = settings.SESSION_COOKIE_NAME
    with subprocess.Popen(  # noqa: S603  our own module
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reading:

        def said(words: object) -> str:
            print(words, file=reading.stdin, flush=True)
            return reading.stdout.readline() if reading.stdout else ""

        if said(f"{name}={window.client.cookies[name]}") != "open\n":
            raise PagesDidNotOpen
        yield lambda version: Reading(**json.loads(said(version)))
