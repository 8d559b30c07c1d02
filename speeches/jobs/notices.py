"""Notices by mail: how much waits for somebody, and nothing of what it says."""

import logging
import smtplib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from accounts.models import Notices, User
from speeches.domain.telling import is_due
from speeches.domain.waiting import WaitKind
from speeches.models import NoticeMark
from speeches.queries.inbox.everything import Inbox, inbox_of

log = logging.getLogger(__name__)

CALLED: dict[WaitKind, Promise] = {
    WaitKind.MENTION: gettext_lazy("comments that mention you"),
    WaitKind.REPLY: gettext_lazy("replies to you"),
    WaitKind.DECIDED: gettext_lazy("suggestions of yours that were decided on"),
    WaitKind.TO_DECIDE: gettext_lazy("suggestions to decide on"),
    WaitKind.OPINION_DUE: gettext_lazy("opinions due"),
    WaitKind.TO_REVIEW: gettext_lazy("texts to review"),
    WaitKind.TO_SIGN: gettext_lazy("texts to sign"),
    WaitKind.TO_CONFIRM: gettext_lazy("signatures to confirm after a light change"),
    WaitKind.ENDED: gettext_lazy("signatures of yours that were ended"),
    WaitKind.SENT_BACK: gettext_lazy("texts sent back"),
    WaitKind.REPAIRED: gettext_lazy("repairs of final texts to acknowledge"),
    WaitKind.STEP_LATE: gettext_lazy("steps of your speeches that are late"),
    WaitKind.SEAT_VACANT: gettext_lazy("vacant seats in your speeches"),
    WaitKind.OBJECTING: gettext_lazy("objections of yours that still stand"),
}


# What keeps one letter from being taken, and no other.
REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError, ValueError)


def send_due(*, at: datetime) -> int:
    """Tell everybody to whom it is due; how many were told.

    A letter that the server refuses leaves the others untouched. A server that cannot be reached, or goes
    away, ends the round. Nothing is noted as told that was not taken.
    """
    sent = 0
    connection = None
    for person, inbox in _due(at):
        try:
            connection = connection or _opened()
            _mail(person, inbox, connection)
        except REFUSED as trouble:
            log.warning("no notice to person %s: it was refused (%s)", person.pk, type(trouble).__name__)
            # What a refused letter leaves behind must not meet the next one.
            _close(connection)
            connection = None
            continue
        except (OSError, smtplib.SMTPException) as trouble:
            log.warning("notices stopped: the mail server did not take one (%s)", type(trouble).__name__)
            break
        _note(person, inbox, at)
        sent += 1
    _close(connection)
    return sent


def _due(at: datetime) -> Iterator[tuple[User, Inbox]]:
    marks = {mark.person_id: mark for mark in NoticeMark.objects.all()}
    people = User.objects.filter(is_active=True).exclude(email="").exclude(notices=Notices.NEVER)
    for person in people.order_by("pk"):
        inbox, mark = inbox_of(person, localdate(at)), marks.get(person.pk)
        if is_due(
            is_daily=person.notices == Notices.DAILY,
            waiting=inbox.keys,
            told=set(mark.told) if mark else set(),
            told_at=localtime(mark.told_at) if mark else None,
            now=localtime(at),
        ):
            yield person, inbox


def _opened() -> BaseEmailBackend:
    connection: BaseEmailBackend = mailers.default
    connection.open()
    return connection


def _close(connection: BaseEmailBackend | None) -> None:
    """End the conversation, however the server takes it."""
    if connection:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()


def _mail(person: User, inbox: Inbox, connection: BaseEmailBackend) -> None:
    with override(person.language or settings.LANGUAGE_CODE):
        subject, words = _("Lectern: something waits for you"), _words(person, inbox)
    connection.send_messages([EmailMessage(subject, words, to=[person.email])])


def _words(person: User, inbox: Inbox) -> str:
    """How many of what, and where: no title, no name of anybody else, no word that was said."""
    counts: Counter[WaitKind] = Counter()
    for one in inbox.waiting:
        counts[one.kind] += one.count
    lines = [
        _("Dear %(name)s,") % {"name": person},
        "",
        _("In Lectern these wait for you:"),
        *(f"- {CALLED[kind]}{_(': ')}{count}" for kind, count in counts.items()),
        *_reminders(inbox),
        "",
        settings.SITE_URL + reverse("speeches:inbox"),
        "",
        _("When you are told by mail you choose under “My details”."),
    ]
    return "\n".join(lines)


def _reminders(inbox: Inbox) -> list[str]:
    """Of what has a day: how much is overdue, and how much due by tomorrow."""
    late = sum(1 for one in inbox.waiting if one.days_late)
    soon = sum(1 for one in inbox.waiting if one.is_soon)
    told = [(late, _("Of these are overdue: %(count)s")), (soon, _("Due by tomorrow: %(count)s"))]
    return ["", *(line % {"count": count} for count, line in told if count)] if late or soon else []


def _note(person: User, inbox: Inbox, at: datetime) -> None:
    """Told is what waits: what waits no more is forgotten, so that it counts as new when it does again."""
    NoticeMark.objects.update_or_create(person=person, defaults={"told": sorted(inbox.keys), "told_at": at})
