"""Suggestions that somebody has to decide on, and his own that others decided on."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from speeches.domain import policy
from speeches.domain.waiting import WaitKind
from speeches.models import Suggestion, ThreadMark
from speeches.queries.inbox.places import Places, own_sections_of
from speeches.queries.inbox.waiting import Waiting


def to_decide(places: Places) -> Iterator[Waiting]:
    """For each speech how many suggestions of others are open to him; one query, limited somewhere three."""
    deciding = {one.speech_id: one for one in places.deciding()}
    limited = [one for one in deciding.values() if policy.is_limited(one.role, is_limited=one.is_limited)]
    own = own_sections_of(limited)
    bounds = {one.speech_id: own.get(one.speech_id, set()) for one in limited}
    open_ones = (
        Suggestion.objects.filter(thread__speech__in=list(deciding), thread__resolved_at=None)
        .exclude(by=places.person)
        .annotate(place=Coalesce("thread__section", "thread__paragraph__section"))
        .select_related("by", "thread")
        .order_by("thread__speech", "thread")
    )
    for speech, rows in groupby(open_ones, key=lambda row: row.thread.speech_id):
        mine = [row for row in rows if speech not in bounds or _place_of(row) in bounds[speech]]
        if mine:
            yield _line(places, speech, mine)


def decided(places: Places) -> Iterator[Waiting]:
    """His suggestions that somebody else decided on, as long as he has not read it; one query."""
    seen = ThreadMark.objects.filter(thread=OuterRef("thread"), person=places.person)
    ended = (
        Suggestion.objects.filter(
            by=places.person, thread__speech__in=list(places.members), thread__resolved_at__isnull=False
        )
        .exclude(thread__resolved_by=places.person)
        .annotate(seen=Coalesce(Subquery(seen.values("version")[:1]), 0))
        .filter(thread__resolved_in__gt=F("seen"))
        .select_related("thread__resolved_by")
    )
    for row in ended:
        thread = row.thread
        if thread.resolved_in and thread.resolved_at:
            yield Waiting(
                kind=WaitKind.DECIDED,
                speech=thread.speech_id,
                title=str(places.speech(thread.speech_id)),
                thread=thread.pk,
                version=thread.resolved_in,
                who=str(thread.resolved_by),
                at=thread.resolved_at,
                words=thread.quote[:80],
                outcome=thread.outcome,
                keys=(f"decided-{thread.pk}-{thread.resolved_in}",),
            )


def _place_of(row: Suggestion) -> int | None:
    return getattr(row, "place", None)


def _line(places: Places, speech: int, rows: Sequence[Suggestion]) -> Waiting:
    latest = max(rows, key=lambda row: row.at)
    return Waiting(
        kind=WaitKind.TO_DECIDE,
        speech=speech,
        title=str(places.speech(speech)),
        thread=rows[0].thread_id,
        version=latest.thread.opened_in,
        who=str(latest.by),
        at=latest.at,
        count=len(rows),
        keys=tuple(f"decide-{row.thread_id}" for row in rows),
    )
