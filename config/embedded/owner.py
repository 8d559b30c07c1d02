"""Whose process the embedded server is: PostgreSQL refuses to run as root, so root has a user made for it."""

import os
import pwd
import shutil
import stat
import subprocess
from functools import cache
from pathlib import Path
from typing import TypedDict

NAME = "pgserver"
ANYBODY_ENTERS = stat.S_IXOTH
ANYBODY_READS = stat.S_IROTH


class Identity(TypedDict, total=False):
    """The keywords of `subprocess.run` that say whose process it is."""

    user: int
    group: int
    extra_groups: list[int]


def runs_as() -> Identity:
    """Nothing to say for an ordinary user; for root, the user of the server."""
    if os.geteuid() != 0:
        return {}
    entry = _entry()
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def user_id() -> int:
    """The number of the user that the server runs as."""
    return runs_as().get("user", os.geteuid())


def give(folder: Path) -> None:
    """Let the server own a folder with all in it, and pass through those above it."""
    if os.geteuid() != 0:
        return
    entry = _entry()
    if folder.stat().st_uid != entry.pw_uid:
        for path in (*folder.rglob("*"), folder):
            os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)
    _let_pass(folder)


def let_in(programs: Path) -> None:
    """Let the server read and run all in a folder, where root installed it for itself alone."""
    if os.geteuid() != 0:
        return
    _let_pass(programs)
    for path in (programs, *programs.rglob("*")):
        mode = path.stat().st_mode
        more = ANYBODY_READS | (ANYBODY_ENTERS if path.is_dir() or mode & stat.S_IXUSR else 0)
        if mode & more != more:
            path.chmod(mode | more)


def _let_pass(path: Path) -> None:
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & ANYBODY_ENTERS:
            folder.chmod(mode | ANYBODY_ENTERS)


@cache
def _entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        program = shutil.which("useradd", path=os.defpath + ":/usr/sbin:/sbin") or "useradd"
        subprocess.run([program, "--system", "--user-group", NAME], check=True, capture_output=True)  # noqa: S603
        return pwd.getpwnam(NAME)
