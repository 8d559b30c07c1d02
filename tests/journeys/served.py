"""The app on a port of this machine, run by the server that production uses."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import uvicorn

from config.asgi import assembled
from config.dispatcher import Dispatcher

SECONDS_TO_START = 20


class Served(NamedTuple):
    """A running server: `url` without a slash at its end, and its application."""

    url: str
    application: Dispatcher


@contextmanager
def serving() -> Iterator[Served]:
    """Serve until the block ends; open streams are ended first, or the server would wait for them."""
    application = assembled()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application, lifespan="on", log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        _wait_for(server)
        try:
            yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", application)
        finally:
            application.hub.close()
            server.should_exit = True
            thread.join(timeout=SECONDS_TO_START)


def _wait_for(server: uvicorn.Server) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while not server.started:
        assert time.monotonic() < until, "The server did not start."
        time.sleep(0.02)
