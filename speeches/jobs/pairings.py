"""The list of pairings: what is asked for, who has it, how far it is; all by the database's clock."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Now

from accounts.models import User
from speeches.domain.pairing import Fault, Stage, stage_of
from speeches.domain.verdict import Refusal
from speeches.models import Pairing, Speech

# A process that was not heard of for so long has died; it says every second that it lives.
PATIENCE = timedelta(seconds=12)
FORGOTTEN = timedelta(days=1)
MOST_ATTEMPTS = 3
# Of all machines together: the cores belong to those who write.
MOST_AT_ONCE = 2
MOST_ASKED = 3

IS_OPEN = Q(outcome__isnull=True, fault=Fault.NONE)
# One statement: of two pages that find a process dead, one starts the next.
TAKE = """
UPDATE speeches_pairing AS wanted SET worker = %(worker)s, seen_at = statement_timestamp(), percent = 0,
    attempts = attempts + 1
WHERE wanted.id = (
    SELECT id FROM speeches_pairing
    WHERE outcome IS NULL AND fault = '' AND attempts < %(most_attempts)s
        AND (worker IS NULL OR seen_at < statement_timestamp() - %(patience)s)
        AND (%(only)s::bigint IS NULL OR id = %(only)s)
    ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
) AND %(most)s > (
    SELECT count(*) FROM speeches_pairing AS other
    WHERE outcome IS NULL AND fault = '' AND worker IS NOT NULL
        AND seen_at >= statement_timestamp() - %(patience)s
)
RETURNING wanted.id
"""


class TooManyAsked(Refusal):
    """Somebody waits for as many comparisons already as one person may."""


def ask(older: Speech, newer: Speech, *, by: User) -> Pairing:
    """Ask for two speeches to be paired as they stand; what was found before is forgotten.

    Raises TooManyAsked.
    """
    Pairing.objects.filter(asked_at__lt=Now() - FORGOTTEN).delete()
    others = Pairing.objects.filter(IS_OPEN, by=by).exclude(older=older, newer=newer)
    if others.count() >= MOST_ASKED:
        raise TooManyAsked
    Pairing.objects.filter(by=by, older=older, newer=newer).delete()
    asked = Pairing(by=by, older=older, newer=newer, older_version=older.version, newer_version=newer.version)
    # A double click asks twice in the same moment.
    Pairing.objects.bulk_create([asked], ignore_conflicts=True)
    return _of(by).get(older=older, newer=newer)


def cancel(older: Speech, newer: Speech, *, by: User) -> None:
    """Nobody waits for it any more; its process finds that out within a second."""
    Pairing.objects.filter(by=by, older=older, newer=newer).delete()


def found(older: Speech, newer: Speech, *, by: User) -> Pairing | None:
    """What a person asked for, unless it is forgotten; one query."""
    return _of(by).filter(older=older, newer=newer).first()


def stage(pairing: Any) -> Stage:
    """How far it is; of a row that `found` or `ask` gave."""
    return stage_of(
        has_outcome=pairing.outcome is not None,
        has_failed=bool(pairing.fault),
        has_worker=pairing.worker is not None and pairing.is_alive,
        may_be_tried=pairing.attempts < MOST_ATTEMPTS,
    )


def take(only: int | None = None) -> tuple[int, UUID] | None:
    """Take the one that has waited longest, or only this one, for a process to be; None where none is free.

    Its number, and the name under which the process has to work.
    """
    worker = uuid4()
    bounds: dict[str, Any] = {"patience": PATIENCE, "most": MOST_AT_ONCE, "most_attempts": MOST_ATTEMPTS}
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"worker": worker, "only": only, **bounds})
        taken = cursor.fetchone()
    return (taken[0], worker) if taken else None


def held(pairing_id: int, worker: UUID) -> Pairing | None:
    """The pairing, if this process still has it."""
    return Pairing.objects.filter(IS_OPEN, pk=pairing_id, worker=worker).first()


def beat(pairing_id: int, worker: UUID, percent: int) -> bool:
    """A process lives and is so far; False where it has nothing to do any more."""
    mine = Pairing.objects.filter(IS_OPEN, pk=pairing_id, worker=worker)
    return mine.update(seen_at=Now(), percent=percent) == 1


def finish(pairing_id: int, worker: UUID, *, outcome: Mapping[str, Any]) -> None:
    """What came of it; dropped where nobody waits for this process any more."""
    mine = Pairing.objects.filter(IS_OPEN, pk=pairing_id, worker=worker)
    mine.update(outcome=outcome, percent=100, seen_at=Now())


def fail(pairing_id: int, worker: UUID, *, fault: Fault) -> None:
    """It cannot be done."""
    Pairing.objects.filter(IS_OPEN, pk=pairing_id, worker=worker).update(fault=fault)


def _of(person: User) -> QuerySet[Pairing]:
    is_alive = ExpressionWrapper(Q(seen_at__gte=Now() - PATIENCE), output_field=BooleanField())
    return Pairing.objects.filter(by=person, asked_at__gte=Now() - FORGOTTEN).annotate(is_alive=is_alive)
