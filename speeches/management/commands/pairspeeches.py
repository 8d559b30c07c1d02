"""Pairs two long speeches beside the server, which begins it; people do not."""

import os
import signal
from argparse import ArgumentParser
from uuid import UUID

from django.core.management.base import BaseCommand

from speeches.jobs import process, work


class Command(BaseCommand):
    """Pair what was taken for this process."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The number of the pairing, and the name under which it was taken."""
        parser.add_argument("pairing", type=int)
        parser.add_argument("worker", type=UUID)

    def handle(self, *, pairing: int, worker: UUID, **_options: object) -> None:
        """Work at the lowest rank and within bounds."""
        # Who stops the server at a terminal stops this too; whoever looks at the pairing begins it again.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.nice(10)
        process.limit()
        work.work(pairing, worker, leave=work.leave_at_once)
