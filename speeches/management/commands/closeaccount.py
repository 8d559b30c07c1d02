"""manage.py closeaccount: somebody may sign in no more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.actions import people
from accounts.models import User
from accounts.names import folded
from speeches.actions import _leaving


class Command(BaseCommand):
    """Close an account, or open it again, and bring routes to where the office's rules say."""

    help = _("Close the account of somebody who left, or open it again; nothing he did is lost.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help=_("the name to sign in with"))
        parser.add_argument("--open", action="store_true", help=_("open it again"))

    def handle(self, *_args: Any, **options: Any) -> None:  # Any: as the base class declares it
        person = User.objects.filter(username=folded(options["username"])).first()
        if person is None:
            raise CommandError(_("Nobody signs in under this name."))
        people.admit(person, is_active=options["open"])
        moved = _leaving.settle_routes_of(person, at=now())
        told = {"name": person, "count": moved}
        if options["open"]:
            self.stdout.write(_("%(name)s can sign in again. Routes that moved by that: %(count)s") % told)
        else:
            self.stdout.write(_("%(name)s can sign in no more. Routes that moved by that: %(count)s") % told)
