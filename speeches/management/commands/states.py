"""Write docs/states.md anew from the domain, or only check it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from speeches.management import states


class Command(BaseCommand):
    """Write the page of states and moves; with --check change nothing."""

    help = _("Write docs/states.md from the tables of the domain (--check: only say whether it is current).")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether it is only looked at."""
        parser.add_argument(
            "--check", action="store_true", help=_("change nothing, fail when it is not current")
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write it; with --check raises CommandError when it is not current."""
        if not options["check"]:
            states.PATH.write_text(states.written(), encoding="utf-8")
        elif not states.PATH.exists() or states.PATH.read_text(encoding="utf-8") != states.written():
            raise CommandError(_("docs/states.md is not current. Run `manage.py states`."))
