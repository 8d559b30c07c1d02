"""manage.py removefactor: for somebody who lost device and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.actions import second_factors
from accounts.models import User
from accounts.names import folded


class Command(BaseCommand):
    """Take the second factor off, or say why not."""

    help = _("Take off the second factor of somebody who lost the device; the password stays as it is.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help=_("the name to sign in with"))

    def handle(self, *_args: Any, **options: Any) -> None:  # Any: as the base class declares it
        person = User.objects.filter(username=folded(options["username"])).first()
        if person is None:
            raise CommandError(_("Nobody signs in under this name."))
        if not second_factors.take_off(person):
            raise CommandError(_("%(name)s has no second factor.") % {"name": person})
        self.stdout.write(_("%(name)s signs in with the password alone now.") % {"name": person})
