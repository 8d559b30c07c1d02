"""Fill an empty installation with a cast of users and a speech that has been worked on."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now
from django.utils.translation import gettext as _

from speeches.management.cast import CAST, PASSWORD, people
from speeches.management.story import tell
from speeches.models import Speech

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "linjiang.txt"


class Command(BaseCommand):
    """Make the cast and the sample speech, unless there are speeches already; say how to sign in."""

    help = _("Create a cast of users and a sample speech with history, comments and a signature.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--address", default="http://127.0.0.1:8000/", help=_("where the app will answer")
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not Speech.objects.exists():
            tell(people(), SAMPLE, since=now() - timedelta(days=3))
        width = max(len(name) for name in CAST)
        self.stdout.write(f"\n  讲稿协作 Lectern  {options['address']}\n")
        for username, person in CAST.items():
            self.stdout.write(f"    {username:<{width}}  {person.name}  {person.post}")
        told = _("The password of all of them: %(password)s") % {"password": PASSWORD}
        self.stdout.write(f"    {told}\n")
