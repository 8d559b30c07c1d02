"""The version that somebody means by a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Model, QuerySet, Subquery
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from accounts.models import User
from speeches.domain.moments import FILE, Landmark, Moment, moment_of
from speeches.models import Event, Milestone, Original, ReadMark, Signature, Speech

type Versions = QuerySet[Model, int]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen besides any version and any time: named versions, what one signed and read last.

    `has_file` where the speech was imported.
    """

    milestones: tuple[Milestone, ...]
    signed: int | None
    read: int | None
    has_file: bool


def choices_of(speech: Speech, person: User) -> Choices:
    """The named versions, the latest first, and what else there is to choose; two queries."""
    named = Milestone.objects.filter(speech=speech).order_by("-version", "-pk")
    known = Speech.objects.filter(pk=speech.pk).values_list(
        Subquery(_signed(speech.pk, person)[:1]),
        Subquery(_read(speech.pk, person)[:1]),
        Exists(_files(speech.pk)),
    )
    return Choices(tuple(named), *known.get())


def version_at(speech: Speech, person: User, asked: Mapping[str, str], side: str) -> int | None:
    """The version meant by one side of a form: its word and its time; None for what was not. One query.

    FILE for the file as it was imported.
    """
    word = asked.get(side, "")
    if word == "number":
        word = asked.get(f"{side}_number", "")
    moment = moment_of(word, _time(asked.get(f"{side}_at", "")))
    return resolved(speech, person, moment) if moment else None


def resolved(speech: Speech, person: User, moment: Moment) -> int | None:
    """The version at a moment, FILE for the imported file; one query at most."""
    match moment.landmark:
        case None:
            return moment.version
        case Landmark.FIRST:
            return 1
        case Landmark.LATEST:
            return speech.version
        case Landmark.IMPORTED:
            return FILE if _files(speech.pk).exists() else None
        case _:
            return _noted(speech.pk, person, moment).first()


def _noted(speech_id: int, person: User, moment: Moment) -> Versions:
    """What is written down of a moment, the version that is meant first."""
    match moment.landmark:
        case Landmark.SIGNED:
            return _signed(speech_id, person)
        case Landmark.READ:
            return _read(speech_id, person)
        case _:
            made = Event.objects.filter(speech=speech_id, at__lte=moment.at).order_by("-version")
            return made.values_list("version", flat=True)


def _signed(speech_id: int, person: User) -> Versions:
    # What somebody took back he does not stand by; what was voided is exactly what he wants to compare.
    given = Signature.objects.filter(speech=speech_id, by=person, withdrawn_in=None)
    return given.order_by("-version").values_list("version", flat=True)


def _read(speech_id: int, person: User) -> Versions:
    return ReadMark.objects.filter(speech=speech_id, person=person).values_list("version", flat=True)


def _files(speech_id: int) -> QuerySet[Original]:
    return Original.objects.filter(speech=speech_id)


def _time(typed: str) -> datetime | None:
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return make_aware(found) if found and is_naive(found) else found
