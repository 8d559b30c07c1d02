"""What befalls a server: its processes are killed, its database is stopped at once and started again."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from config.embedded import server

Disturb = Callable[[int, float], int]


def nothing(_parent: int, _until: float) -> int:
    """Leave it alone."""
    return 0


def killed(parent: int, until: float) -> int:
    """Kill one of the web processes every one to three seconds; how many were killed."""
    chance, count = random.Random(parent), 0
    while True:
        time.sleep(chance.uniform(1, 3))
        if time.monotonic() > until:
            return count
        children = children_of(parent)
        if children:
            kill(chance.choice(children))
            count += 1


def restarted(times: int) -> Disturb:
    """Stop PostgreSQL without letting it finish, and start it again, so many times; only the embedded one."""

    def disturb(_parent: int, until: float) -> int:
        pause = (until - time.monotonic()) / (times + 1)
        for _ in range(times):
            time.sleep(pause)
            data = Path(settings.EMBEDDED_DATABASE).resolve()
            server.must(
                "pg_ctl", "restart", "-D", str(data), "-m", "immediate", "-w", "-l", str(data / "log")
            )
        return times

    return disturb


def children_of(parent: int) -> list[int]:
    """The web processes under the one that serves."""
    held = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [pid for pid in map(int, held) if b"spawn_main" in _command(pid)]


def kill(pid: int) -> None:
    """As the kernel does when memory runs out."""
    os.kill(pid, signal.SIGKILL)


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
