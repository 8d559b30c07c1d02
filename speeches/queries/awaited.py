"""Who is waited for in speeches that are under way, and since when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from speeches.domain.sign_off import route
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Leaving, Opinion, SpeechState
from speeches.models import Revision, SeatSection, Signature, SigningRules, Step
from speeches.queries.stand_ins import standing_in

# How a signature on the whole is told where sections have numbers.
_WHOLE = 0
_FIELDS = {
    "pk": "step",
    "speech_id": "speech",
    "kind": "kind",
    "name": "name",
    "status": "status",
    "since": "since",
    "reminded_at": "reminded_at",
    "due_on": "due_on",
}
_COLUMNS = (
    *_FIELDS,
    "held__pk",
    "held__person",
    "held__person__name",
    "held__person__username",
    "held__vacated_in",
    "scope",
    "gone",
    "signed",
    "is_against",
    "is_answered",
    "is_stand_in",
)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A step that is open, or that has a vacant seat, with one of its seats; `seat` 0 where it has none.

    `owed` is what is left to sign there, None the whole. `objects` where its holder disagrees, `is_answered`
    where words were changed since. `is_stand_in` where the reader may sign there today for its holder.
    """

    step: int
    speech: int
    kind: StepKind
    name: str
    status: StepStatus
    since: datetime | None
    reminded_at: datetime | None
    due_on: date | None
    seat: int = 0
    person: int = 0
    who: str = ""
    is_vacant: bool = False
    is_stand_in: bool = False
    objects: bool = False
    is_answered: bool = False
    owed: frozenset[int | None] = frozenset()

    @property
    def is_waited_for(self) -> bool:
        """Its holder has something to sign now."""
        return self.status is StepStatus.OPEN and bool(self.seat and self.owed) and not self.is_vacant


def awaited_in(speeches: Collection[int], reader: User, today: date) -> list[Awaited]:
    """The open steps of these speeches with their seats, and vacant seats of steps to come; one query."""
    return [_awaited(row) for row in _rows(speeches, reader, today)]


def _rows(speeches: Collection[int], reader: User, today: date) -> Any:
    steps = Step.objects.filter(
        speech__in=speeches, lap=F("speech__lap"), speech__state=SpeechState.IN_REVIEW
    ).annotate(held=FilteredRelation("seats", condition=Q(seats__succeeded_in=None)))
    concerned = steps.filter(
        Q(status=StepStatus.OPEN) | Q(status=StepStatus.WAITING, held__vacated_in__isnull=False)
    )
    scope = SeatSection.objects.filter(seat=OuterRef("held")).order_by()
    live = _live().filter(seat=OuterRef("held"))
    objection = live.filter(opinion=Opinion.DISAGREE)
    changed = Revision.objects.filter(
        Q(paragraph__speech=OuterRef("speech")) | Q(section__speech=OuterRef("speech")),
        since__gt=OuterRef("version"),
    )
    named = standing_in(reader.pk, today).filter(speech=OuterRef("speech"), absent=OuterRef("held__person"))
    told = concerned.annotate(
        scope=ArraySubquery(scope.values("section")),
        gone=ArraySubquery(scope.filter(section__removed_in__isnull=False).values("section")),
        signed=ArraySubquery(
            live.exclude(opinion=Opinion.DISAGREE).order_by().values(place=Coalesce("section", _WHOLE))
        ),
        is_against=Exists(objection),
        is_answered=Exists(objection.filter(Exists(changed))),
        is_stand_in=Exists(named),
    )
    return told.order_by("speech", "position", "held").values(*_COLUMNS)


def _live() -> QuerySet[Signature]:
    """Signatures that stand and count: of closed accounts only as the office says, but objections always."""
    is_strict = SigningRules.objects.filter(leaving=Leaving.VOID)
    return Signature.objects.filter(
        Q(Q(on_behalf_of=None) | Q(on_behalf_of__is_active=True), by__is_active=True)
        | Q(opinion=Opinion.DISAGREE)
        | ~Exists(is_strict),
        voided_in=None,
        withdrawn_in=None,
    )


def _awaited(row: dict[str, Any]) -> Awaited:
    step = {to: row[name] for name, to in _FIELDS.items()}
    if row["held__pk"] is None:
        return Awaited(**step)
    is_vacant = row["held__vacated_in"] is not None
    return Awaited(
        **step,
        seat=row["held__pk"],
        person=row["held__person"],
        who=str(row["held__person__name"] or row["held__person__username"]),
        is_vacant=is_vacant,
        is_stand_in=bool(row["is_stand_in"]),
        objects=bool(row["is_against"]),
        is_answered=bool(row["is_answered"]),
        owed=_owed(row, is_vacant=is_vacant),
    )


def _owed(row: dict[str, Any], *, is_vacant: bool) -> frozenset[int | None]:
    seat, scope, gone, signed = (row[name] for name in ("held__pk", "scope", "gone", "signed"))
    given = tuple(route.Given(seat, section or None, Opinion.AGREE) for section in signed)
    facts = route.Facts(given=given, sections=frozenset(scope) - frozenset(gone))
    return route.owed(route.Seat(seat, frozenset(scope), is_vacant), facts)
