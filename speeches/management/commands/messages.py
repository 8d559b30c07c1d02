"""Bring the catalogue of translations up to date, or only check it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from speeches.management import catalogue


class Command(BaseCommand):
    """Collect all messages, keep their translations, compile; with --check change nothing."""

    help = "Bring the catalogue of translations up to date (--check: only say what is wrong)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing, fail when anything is wrong"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["check"]:
            catalogue.update()
        faults = list(catalogue.faults())
        for fault in faults:
            self.stderr.write(fault)
        if faults and options["check"]:
            raise CommandError(f"{len(faults)} messages are not as they should be; run `make messages`.")
        self.stdout.write(f"{len(faults)} messages to see to.")
