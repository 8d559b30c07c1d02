"""Letting somebody sign on one's behalf while one is away (代签)."""

from datetime import date, datetime

from django.utils.timezone import localdate

from accounts.models import User
from speeches.actions import _seats
from speeches.actions._change import change, speech_of
from speeches.actions._seats import Days
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.verdict import NothingToSave, NotPermitted, Reason, Refusal
from speeches.models import Seat, StandIn


class WrongDays(Refusal):
    """The last day is before the first, or over already."""


class NotAnother(Refusal):
    """Nobody stands in for himself, nor somebody who may not sign in."""


class AlreadyOver(Refusal):
    """He does not stand in any more."""


def name(speech_id: int, *, person: User, since: date, until: date, by: User, at: datetime) -> int:
    """Let a person sign in one's own seats from a day to a day.

    Raises WrongDays, NotAnother, NothingToSave for one who stands in then already.
    """
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_stand_in)
        if not Seat.objects.filter(
            step__speech=opened.speech,
            step__lap=opened.speech.lap,
            person=by,
            vacated_in=None,
            succeeded_in=None,
        ).exists():
            raise NotPermitted(Reason.NO_SEAT)
        if until < max(since, localdate(at)):
            raise WrongDays
        if person == by or not person.is_active:
            raise NotAnother
        named = StandIn.objects.filter(speech=opened.speech, absent=by, person=person, ended_in=None)
        if named.filter(since__lte=since, until__gte=until).exists():
            raise NothingToSave
        _seats.let_stand_in(opened, person, Days(since, until), absent=by)
        opened.record(Happening.STAND_IN_NAMED, person=person)
    return opened.version


def end(stand_in_id: int, *, by: User, at: datetime) -> int:
    """No longer let him; by the one who is back, or the owner. Raises AlreadyOver."""
    with change(speech_of(StandIn, stand_in_id), by=by, at=at) as opened:
        opened.require(policy.may_stand_in)
        found = StandIn.objects.select_related("person").get(pk=stand_in_id, speech=opened.speech)
        if found.absent_id != by.pk and opened.standing.role is not Role.OWNER:
            raise NotPermitted(Reason.NOT_AWAY)
        if found.ended_in is not None:
            raise AlreadyOver
        found.ended_in = opened.version
        found.save(update_fields=["ended_in"])
        opened.record(Happening.STAND_IN_ENDED, person=found.person)
    return opened.version
