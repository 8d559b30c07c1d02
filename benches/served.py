"""The product's own server, in processes of its own, on the database that this process uses."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 60


class ServerDidNotStart(Exception):
    """The server ended, or did not answer in time."""


@dataclass(frozen=True, slots=True)
class Served:
    """The address, without a slash at its end, and the process that holds the others."""

    url: str
    pid: int


@contextmanager
def serving(*, workers: int = 2) -> Iterator[Served]:
    """Serve until the block ends. Raises ServerDidNotStart."""
    bind = f"127.0.0.1:{_free_port()}"
    process = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "manage.py", "serve", "--bind", bind, "--workers", str(workers)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address_of_the_database()},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://{bind}", process)
        yield Served(f"http://{bind}", process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(SECONDS_TO_START)
        finally:
            process.kill()


def address_of_the_database() -> str:
    """The database of this process's connection, as another process has to be told."""
    parameters = dict(connection.get_connection_params())
    where = urlencode([(name, str(parameters[name])) for name in ("host", "port") if name in parameters])
    person = quote(parameters.get("user", ""))
    person += f":{quote(parameters['password'])}" if "password" in parameters else ""
    return f"postgresql://{person}@/{parameters['dbname']}?{where}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(f"{url}/sign-in/", timeout=SECONDS_TO_START).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise ServerDidNotStart
