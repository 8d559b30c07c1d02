"""Signatures of somebody that were ended and are missed, and repairs that he has not acknowledged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from speeches.domain.grading import Effect
from speeches.domain.signing import Ending, SpeechState
from speeches.domain.waiting import WaitKind
from speeches.models import Acknowledgement, Event, ReadMark, Repair, Signature
from speeches.queries.inbox.places import Places
from speeches.queries.inbox.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Ended:
    """A signature that was ended: in which version, by whom, why; `is_seen` when its signer looked since."""

    signature: int
    speech: int
    seat: int
    voided_in: int
    ending: Ending | None
    effect: Effect | None
    ended_by: str
    at: datetime
    is_seen: bool


def ended_of(places: Places) -> Iterator[Ended]:
    """His signatures of the present lap that were ended and not given anew since; one query."""
    me = places.person
    event = Event.objects.filter(speech=OuterRef("speech"), version=OuterRef("voided_in")).order_by("ordinal")
    mark = ReadMark.objects.filter(speech=OuterRef("speech"), person=me)
    over = (
        Signature.objects.filter(
            Q(by=me) | Q(on_behalf_of=me), speech__in=list(places.members), voided_in__isnull=False
        )
        .filter(Q(seat=None) | Q(seat__step__lap=F("speech__lap"), seat__succeeded_in=None))
        .exclude(speech__state__in=[SpeechState.FINAL, SpeechState.ARCHIVED])
        .exclude(Exists(_again()))
        .annotate(
            ended_by=Subquery(event.values("by__name")[:1]),
            ended_at=Coalesce(Subquery(event.values("at")[:1]), "at"),
            seen=Coalesce(Subquery(mark.values("version")[:1]), 0),
        )
    )
    # A section that was removed is not signed anew.
    for one in over.exclude(section__removed_in__isnull=False).order_by("pk"):
        yield Ended(
            signature=one.pk,
            speech=one.speech_id,
            seat=one.seat_id or 0,
            voided_in=one.voided_in or 0,
            ending=one.ending,
            effect=one.effect,
            ended_by=str(getattr(one, "ended_by", "") or ""),
            at=getattr(one, "ended_at", one.at),
            is_seen=getattr(one, "seen", 0) >= (one.voided_in or 0),
        )


def repairs_for(places: Places) -> Iterator[Waiting]:
    """For each final speech that he signed the repairs that he has not acknowledged; one query."""
    me = places.person
    signed = Signature.objects.filter(
        Q(by=me) | Q(on_behalf_of=me),
        speech=OuterRef("speech"),
        seat__step__lap=OuterRef("speech__lap"),
        version__lt=OuterRef("version"),
        voided_in=None,
        withdrawn_in=None,
    )
    seen = Acknowledgement.objects.filter(repair=OuterRef("pk"), person=me)
    waiting = Repair.objects.filter(
        Exists(signed), ~Exists(seen), speech__in=list(places.members), speech__state=SpeechState.FINAL
    ).exclude(by=me)
    by_speech: dict[int, list[Repair]] = {}
    for one in waiting.select_related("by").order_by("pk"):
        by_speech.setdefault(one.speech_id, []).append(one)
    for speech, rows in by_speech.items():
        latest = rows[-1]
        yield Waiting(
            kind=WaitKind.REPAIRED,
            speech=speech,
            title=str(places.speech(speech)),
            version=latest.version,
            who=str(latest.by),
            at=latest.at,
            count=len(rows),
            keys=tuple(f"repair-{row.pk}" for row in rows),
        )


def _again() -> QuerySet[Signature]:
    """Given later at the same seat, or freely by the same person, on the same section or on the whole."""
    return Signature.objects.annotate(place=Coalesce("section", 0)).filter(
        Q(seat=OuterRef("seat")) | Q(seat=None, by=OuterRef("by")),
        place=Coalesce(OuterRef("section"), 0),
        pk__gt=OuterRef("pk"),
    )
