"""The version that somebody means by a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from accounts.models import User
from speeches.domain.moments import FILE, Landmark, Moment, moment_of
from speeches.models import Event, Speech

# What somebody took back he does not stand by; what was voided is exactly what he wants to compare. Not by
# the ORM: every comparison asks, and it takes longer to say it than the database to answer.
CHOICES = """
    SELECT
        (SELECT json_agg(json_build_array(version, name) ORDER BY version DESC, id DESC)
            FROM speeches_milestone WHERE speech_id = %(speech)s),
        (SELECT max(version) FROM speeches_signature
            WHERE speech_id = %(speech)s AND by_id = %(person)s AND withdrawn_in IS NULL),
        (SELECT version FROM speeches_readmark WHERE speech_id = %(speech)s AND person_id = %(person)s),
        EXISTS (SELECT FROM speeches_original WHERE speech_id = %(speech)s)
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A version that has a name."""

    version: int
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen besides any version and any time: named versions, what one signed and read last.

    `has_file` where the speech was imported.
    """

    milestones: tuple[Named, ...]
    signed: int | None
    read: int | None
    has_file: bool


def choices_of(speech: Speech, person: User) -> Choices:
    """The named versions, the latest first, and what else there is to choose; one query."""
    with connection.cursor() as cursor:
        cursor.execute(CHOICES, {"speech": speech.pk, "person": person.pk})
        named, signed, read, has_file = cursor.fetchone()
    return Choices(tuple(Named(version, name) for version, name in named or ()), signed, read, has_file)


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
        case Landmark.DATE:
            made = Event.objects.filter(speech=speech, at__lte=moment.at).order_by("-version")
            return made.values_list("version", flat=True).first()
        case _:
            return _noted(choices_of(speech, person), moment.landmark)


def _noted(known: Choices, landmark: Landmark) -> int | None:
    match landmark:
        case Landmark.SIGNED:
            return known.signed
        case Landmark.READ:
            return known.read
        case _:
            return FILE if known.has_file else None


def _time(typed: str) -> datetime | None:
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return make_aware(found) if found and is_naive(found) else found
