"""Tabs of members at a speech: they come, say which lines are in edit there, and go."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models.functions import Now

from speeches.live import notify
from speeches.live.attendance import Arrival
from speeches.models import Paragraph, Section, Visit

# Seconds without a sign of life, of which a browser gives one every five, until it counts as gone.
PATIENCE = timedelta(seconds=14)
FORGOTTEN = timedelta(minutes=1)
PLACE = re.compile(r"(paragraph|section)-([0-9]{1,18})")
MOST_PLACES = 20
KINDS: dict[str, type[Paragraph] | type[Section]] = {"paragraph": Paragraph, "section": Section}
SIGNED = """
UPDATE speeches_visit visit
SET seen_at = greatest(seen_at, statement_timestamp() - make_interval(secs => signed.age))
FROM unnest(%s::uuid[], %s::float8[]) AS signed(tab, age)
WHERE visit.tab = signed.tab
"""


def arrive(arrivals: Sequence[Arrival]) -> None:
    """Streams were opened; what a tab said of its lines before stays."""
    latest = {(one.tab, one.member_id): one for one in arrivals}
    rows = [
        Visit(tab=one.tab, stream=one.stream, speech_id=one.speech_id, member_id=one.member_id)
        for one in latest.values()
    ]
    _write(rows, "stream")


def leave(streams: Iterable[UUID]) -> None:
    """Streams have ended; a tab that has opened another one meanwhile stays."""
    Visit.objects.filter(stream__in=[*streams]).delete()


def sign(alive: Mapping[UUID, float]) -> None:
    """Tabs gave a sign of life so many seconds ago."""
    with connection.cursor() as cursor:
        cursor.execute(SIGNED, [[*alive], [*alive.values()]])


def forget() -> None:
    """Drop what nobody has kept up."""
    Visit.objects.filter(seen_at__lt=Now() - FORGOTTEN).delete()


def settle(tab: UUID, *, speech_id: int, member_id: int, places: Iterable[str]) -> None:
    """The lines that are in edit in this tab now; tells everybody who watches."""
    held = sorted(_standing(speech_id, places))
    _write([Visit(tab=tab, speech_id=speech_id, member_id=member_id, places=held)], "places")
    notify.presence_changed([speech_id])


def _write(rows: Sequence[Visit], column: str) -> None:
    Visit.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["tab", "member"], update_fields=[column, "seen_at"]
    )


def _standing(speech_id: int, places: Iterable[str]) -> set[str]:
    """Those that are lines of this speech."""
    found = [place for place in map(PLACE.fullmatch, places) if place][:MOST_PLACES]
    wanted = {kind: [int(place[2]) for place in found if place[1] == kind] for kind in KINDS}
    return {
        f"{kind}-{pk}"
        for kind, model in KINDS.items()
        for pk in model.objects.filter(speech=speech_id, pk__in=wanted[kind]).values_list("pk", flat=True)
    }
