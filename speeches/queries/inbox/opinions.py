"""Rounds of consultation in which somebody is asked and his unit has not answered."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import get_current_timezone

from accounts.models import User
from speeches.domain.lateness import days_late
from speeches.domain.signing import SpeechState
from speeches.domain.waiting import WaitKind
from speeches.models import Invitation
from speeches.queries.inbox.waiting import Waiting
from speeches.queries.opinions import said_and_kept


def opinions_due(person: User, today: date) -> Iterator[Waiting]:
    """Open rounds in which nothing was said in his voice, nor that there is nothing to say; one query.

    They need no part in the speech.
    """
    asked = Invitation.objects.filter(person=person, ended_in=None, round__closed_in=None)
    colleagues = Invitation.objects.filter(_same_voice(), round=OuterRef("round"))
    said = colleagues.filter(Exists(said_and_kept().filter(invitation=OuterRef("pk"))))
    silent = colleagues.filter(nothing_in__isnull=False)
    waiting = (
        asked.exclude(Exists(said)).exclude(Exists(silent)).exclude(round__speech__state=SpeechState.FINAL)
    )
    for one in waiting.select_related("round__opened_by"):
        round_ = one.round
        yield Waiting(
            kind=WaitKind.OPINION_DUE,
            speech=0,
            title=round_.title.replace("\n", " "),
            version=one.asked_in,
            who=str(round_.opened_by),
            at=round_.opened_at,
            words=round_.name,
            round=round_.pk,
            due=datetime.combine(round_.due_on, time(), get_current_timezone()),
            days_late=days_late(round_.due_on, today),
            keys=(f"opinion-{round_.pk}-{one.asked_in}",),
        )


def _same_voice() -> Q:
    """Of his unit, or his own where he has none (`Voice`)."""
    return Q(unit=OuterRef("unit"), unit__gt="") | Q(unit="", person=OuterRef("person"))
