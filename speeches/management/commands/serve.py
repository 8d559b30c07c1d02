"""Serves the app."""

import signal
import sys
from argparse import ArgumentParser

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection
from django.utils.translation import gettext as _


class Command(BaseCommand):
    """Run the app on one port, streams and pages together, until it is told to stop."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and with how many processes."""
        parser.add_argument("--bind", default="127.0.0.1:8000", help=_("address and port"))
        parser.add_argument("--workers", type=int, default=2, help=_("number of processes"))

    def handle(self, *, bind: str, workers: int, **_options: object) -> None:
        """Serve; raises CommandError for a bad address or a database that does not answer."""
        host, separator, port = bind.rpartition(":")
        if not (separator and port.isdecimal()):
            raise CommandError(_("--bind must look like 127.0.0.1:8000"))
        _hold_database()
        # What keeps the app from loading fails here once, and not for ever in one new worker after another.
        get_wsgi_application()
        # The server raises the signal again when it is done, and the default would leave
        # without stopping the embedded database.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        self.stdout.write(_("Lectern is at http://%(bind)s/") % {"bind": bind})
        uvicorn.run(
            "config.asgi:application",
            host=host.strip("[]"),
            port=int(port),
            workers=workers,
            access_log=False,
            log_level="warning",
            proxy_headers=settings.IS_BEHIND_TLS,
            server_header=False,
            timeout_graceful_shutdown=3,
        )


def _hold_database() -> None:
    """Fail early, and keep the embedded server up while workers come and go."""
    try:
        connection.ensure_connection()
    except OperationalError as trouble:
        raise CommandError(str(trouble)) from trouble
    connection.close()
