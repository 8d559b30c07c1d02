"""manage.py importspeech: make a text file a speech without looking at a page."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.queries import person_named
from speeches.actions import imports
from speeches.domain.verdict import Refusal
from speeches.exchange.text_reader import LARGEST
from speeches.models import Speech
from speeches.views.import_refusals import sentence_of


class Command(BaseCommand):
    """Import a speech, or say in a sentence why not."""

    help = _(
        "Make a text file a speech: lines proposed for removal are left out, all others stay as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("a text file: UTF-8, UTF-16 with a mark, or GB18030"))
        parser.add_argument(
            "--owner", required=True, help=_("the sign-in name of the person it will belong to")
        )
        parser.add_argument(
            "--title", default="", help=_("for a text that has none; several lines are allowed")
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # Any: as the base class declares it
        owner = person_named(options["owner"])
        if owner is None:
            raise CommandError(_("Nobody here signs in with this name."))
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as failure:
            raise CommandError(_("%(file)s: %(why)s") % {"file": path, "why": failure.strerror}) from failure
        try:
            speech_id = imports.bring(
                content=content, name=path.name, title=options["title"], by=owner, at=now()
            )
        except Refusal as refusal:
            raise CommandError(sentence_of(refusal)) from refusal
        self.stdout.write(f"{speech_id} {Speech.objects.get(pk=speech_id)}")
