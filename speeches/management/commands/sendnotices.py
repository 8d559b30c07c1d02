"""Tells people by mail that something waits for them."""

import logging
import time
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils.timezone import now
from django.utils.translation import gettext as _

from speeches.jobs import notices

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Send what is due, once or again and again."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often."""
        parser.add_argument("--every", type=int, default=0, help=_("seconds between two rounds; 0: once"))

    def handle(self, *, every: int, **_options: object) -> None:
        """Send; what could not be sent waits for the next round."""
        while True:
            if settings.IS_MAIL_SENT:
                self._round()
            elif not every:
                self.stdout.write(_("Mail is off: EMAIL_HOST and SITE_URL are not both set."))
            if not every:
                return
            time.sleep(every)
            close_old_connections()

    def _round(self) -> None:
        try:
            sent = notices.send_due(at=now())
        except OperationalError as trouble:
            log.warning("no notices: the database is away (%s)", type(trouble).__name__)
            return
        if sent:
            self.stdout.write(_("%(count)s notices sent") % {"count": sent})
