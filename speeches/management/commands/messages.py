"""Bring the catalogue of translations up to date, or only check it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from speeches.management import catalogue


class Command(BaseCommand):
    """Collect all messages, keep their translations, compile; with --check change nothing."""

    help = _("Bring the catalogue of translations up to date (--check: only say what is wrong).")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help=_("change nothing, fail when anything is wrong")
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["check"]:
            catalogue.update()
        faults = list(catalogue.faults())
        for fault in faults:
            self.stderr.write(fault)
        if faults and options["check"]:
            raise CommandError(
                _("Faults in the catalogue: %(count)s. Run `make messages`.") % {"count": len(faults)}
            )
        self.stdout.write(_("Messages to see to: %(count)s") % {"count": len(faults)})
