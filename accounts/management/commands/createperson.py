"""manage.py createperson: add somebody who can sign in."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.actions import people
from accounts.forms import NewPerson
from accounts.refusals import Refused


class Command(BaseCommand):
    """Add a person, or say in sentences why not."""

    help = _("Add somebody who can sign in. Asks for the password, or reads it from standard input.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help=_("the name to sign in with"))
        parser.add_argument("--name", required=True, help=_("the name others see"))
        parser.add_argument("--unit", default="")
        parser.add_argument("--post", default="")
        parser.add_argument("--admin", action="store_true", help=_("manages people; reads no speech by that"))
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help=_("read the password from the first line of standard input"),
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # Any: as the base class declares it
        form = NewPerson(options | {"password": _password(from_stdin=options["password_stdin"])})
        if not form.is_valid():
            raise CommandError(form.errors.as_text())
        try:
            person = people.add(**form.cleaned_data, is_staff=options["admin"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("%(name)s can now sign in as %(username)s.") % vars(person))


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass(_("Password: "))
