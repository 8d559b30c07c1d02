"""Who wrote what, compared with the history and put right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from speeches.actions import _authorship
from speeches.models import Speech
from speeches.queries.authorship import misfits_of


class Command(BaseCommand):
    """Rebuild the authorship of every speech, or of some; with --check only say whether it differs."""

    help = _("Rebuild who wrote what from the history (--check: only compare).")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "speeches", nargs="*", type=int, help=_("numbers of speeches; all when none is given")
        )
        parser.add_argument(
            "--check", action="store_true", help=_("change nothing, fail when anything is wrong")
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        chosen = options["speeches"] or Speech.objects.order_by("pk").values_list("pk", flat=True)
        look = _misfits if options["check"] else _authorship.rebuild
        count = sum(look(pk) for pk in chosen)
        if count and options["check"]:
            raise CommandError(_("Paragraphs with the wrong authors: %(count)s") % {"count": count})
        self.stdout.write(_("Paragraphs put right: %(count)s") % {"count": count})


def _misfits(speech_id: int) -> int:
    return len(misfits_of(speech_id))
