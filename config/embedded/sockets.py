"""Where the embedded server puts its Unix socket."""

import hashlib
import os
import tempfile
from pathlib import Path

from config.embedded import owner

# A socket's whole name fits into 103 bytes on every system; PostgreSQL adds this to the folder.
LONGEST_FOLDER = 103 - len("/.s.PGSQL.5432")
# PostgreSQL and its clients read a comma as the end of one folder.
UNFIT = frozenset(",\"'\\")


class FolderNotOurs(Exception):
    """Somebody else on this machine made the folder that our socket would be in."""


def folder_for(data: Path) -> Path:
    """The data's own folder, or where its path is too long one of the user's own among the temporary ones.

    Raises FolderNotOurs.
    """
    if len(os.fsencode(data)) <= LONGEST_FOLDER and UNFIT.isdisjoint(str(data)):
        return data
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"lectern-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid not in {os.getuid(), owner.user_id()}:
        raise FolderNotOurs(f"{folder} belongs to another user.")
    owner.give(folder)
    # The server asks for no password: who reaches the socket is let in.
    folder.chmod(0o700)
    return folder
