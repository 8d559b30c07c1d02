"""Processes beside the server, which no test may leave behind."""

import threading

from speeches.jobs import process

PATIENCE = 60


def await_their_end() -> None:
    """Until those who wait for a process have seen it end; they look at the database once more then."""
    for thread in threading.enumerate():
        if thread.name == process.COMMAND:
            thread.join(PATIENCE)
