"""The version that somebody means by a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from accounts.models import User
from speeches.domain.moments import Landmark, Moment, moment_of
from speeches.models import Event, Milestone, ReadMark, Signature, Speech


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen besides any version and any time: named versions, what one signed and read last."""

    milestones: tuple[Milestone, ...]
    signed: int | None
    read: int | None


def choices_of(speech: Speech, person: User) -> Choices:
    """The named versions, the latest first, and those that the person signed and read last; three queries."""
    named = Milestone.objects.filter(speech=speech).order_by("-version", "-pk")
    return Choices(tuple(named), _signed(speech.pk, person), _read(speech.pk, person))


def version_at(speech: Speech, person: User, asked: Mapping[str, str], side: str) -> int | None:
    """The version meant by one side of a form: its word and its time; None for what was not. One query."""
    word = asked.get(side, "")
    if word == "number":
        word = asked.get(f"{side}_number", "")
    moment = moment_of(word, _time(asked.get(f"{side}_at", "")))
    return resolved(speech, person, moment) if moment else None


def resolved(speech: Speech, person: User, moment: Moment) -> int | None:
    """The version at a moment; one query at most."""
    match moment.landmark:
        case Landmark.FIRST:
            return 1
        case Landmark.LATEST:
            return speech.version
        case Landmark.SIGNED:
            return _signed(speech.pk, person)
        case Landmark.READ:
            return _read(speech.pk, person)
        case Landmark.DATE:
            made = Event.objects.filter(speech=speech, at__lte=moment.at).order_by("-version")
            return made.values_list("version", flat=True).first()
        case None:
            return moment.version


def _signed(speech_id: int, person: User) -> int | None:
    # What somebody took back he does not stand by; what was voided is exactly what he wants to compare.
    given = Signature.objects.filter(speech=speech_id, by=person, withdrawn_in=None)
    return given.order_by("-version").values_list("version", flat=True).first()


def _read(speech_id: int, person: User) -> int | None:
    marks = ReadMark.objects.filter(speech=speech_id, person=person)
    return marks.values_list("version", flat=True).first()


def _time(typed: str) -> datetime | None:
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return make_aware(found) if found and is_naive(found) else found
