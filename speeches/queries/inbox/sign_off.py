"""What waits for somebody on the routes of speeches: to review, to sign, ended, sent back, repaired, late."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils.timezone import get_current_timezone

from speeches.domain import lateness
from speeches.domain.grading import Effect
from speeches.domain.policy import Role
from speeches.domain.sign_off.reminding import was_reminded
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Ending
from speeches.domain.waiting import WaitKind
from speeches.models import Return
from speeches.queries.awaited import Awaited, awaited_in
from speeches.queries.inbox.ended import Ended, ended_of, repairs_for
from speeches.queries.inbox.objecting import objecting
from speeches.queries.inbox.places import Places
from speeches.queries.inbox.returned import returns_to
from speeches.queries.inbox.waiting import Waiting


def on_routes(places: Places, today: date) -> Iterator[Waiting]:
    """Everything that waits for a person because of a route; five queries."""
    found = _OnRoutes(
        places,
        today,
        tuple(awaited_in(list(places.members), places.person, today)),
        tuple(ended_of(places)),
        tuple(returns_to(places)),
    )
    yield from found.mine()
    yield from found.ended()
    yield from found.sent_back()
    yield from found.late_or_vacant()
    yield from repairs_for(places)
    yield from objecting(places, found.signs_in())


@dataclass(frozen=True, slots=True)
class _OnRoutes:
    """One thing is one line: a seat whose signature was ended says so, and one sent back to says why."""

    places: Places
    today: date
    awaited: tuple[Awaited, ...]
    over: tuple[Ended, ...]
    returns: tuple[Return, ...]

    def mine(self) -> Iterator[Waiting]:
        """His seats, and those of people for whom he stands in, at which something is to be signed now."""
        over = {one.seat: one for one in self.over if one.seat}
        back = {one.to_step_id: one for one in self.returns if one.to_step_id}
        for one in filter(self._is_mine, self.awaited):
            line = _dated(_reminded(self._line(one), one), one, self.today)
            yield _told(line, one, over.get(one.seat), back.get(one.step))

    def signs_in(self) -> set[int]:
        """Where something is to be signed by him now."""
        return {one.speech for one in self.awaited if self._is_mine(one)}

    def ended(self) -> Iterator[Waiting]:
        """Signatures of his that were ended where he cannot sign anew yet, as long as he has not looked."""
        open_seats = {one.seat for one in self.awaited if self._is_mine(one)}
        for one in self.over:
            if one.seat not in open_seats and not one.is_seen:
                yield Waiting(
                    kind=WaitKind.ENDED,
                    speech=one.speech,
                    title=str(self.places.speech(one.speech)),
                    version=one.voided_in,
                    who="",
                    by=one.ended_by,
                    at=one.at,
                    ending=one.ending,
                    keys=(f"ended-{one.signature}",),
                )

    def sent_back(self) -> Iterator[Waiting]:
        """What was sent back to those who draft, or to him."""
        mine = {one.step for one in self.awaited if self._is_mine(one)}
        for one in self.returns:
            if one.to_step_id not in mine:
                yield Waiting(
                    kind=WaitKind.SENT_BACK,
                    speech=one.speech_id,
                    title=str(self.places.speech(one.speech_id)),
                    version=one.version,
                    who=str(one.by),
                    at=one.at,
                    words=one.reason[:80],
                    keys=(f"back-{one.pk}",),
                )

    def late_or_vacant(self) -> Iterator[Waiting]:
        """In his own speeches the steps that are overdue, and the seats that nobody holds."""
        seen: set[int] = set()
        for one in filter(self._is_owners, self.awaited):
            late = lateness.days_late(one.due_on, self.today)
            if one.is_vacant:
                keys = (f"vacant-{one.seat}",)
                yield replace(self._line(one), kind=WaitKind.SEAT_VACANT, who=one.who, keys=keys)
            if late and one.status is StepStatus.OPEN and one.step not in seen:
                seen.add(one.step)
                waited = (other for other in self.awaited if other.is_waited_for)
                names = tuple(other.who for other in waited if other.step == one.step)
                line = replace(self._line(one), kind=WaitKind.STEP_LATE, who="", people=names)
                yield _dated(replace(line, keys=()), one, self.today, about=f"step-{one.step}")

    def _is_mine(self, one: Awaited) -> bool:
        is_his = one.person == self.places.person.pk or one.is_stand_in
        return is_his and one.is_waited_for and (one.is_answered or not one.objects)

    def _is_owners(self, one: Awaited) -> bool:
        return self.places.members[one.speech].role is Role.OWNER

    def _line(self, one: Awaited) -> Waiting:
        speech = self.places.speech(one.speech)
        return Waiting(
            kind=WaitKind.TO_REVIEW if one.kind is StepKind.REVIEW else WaitKind.TO_SIGN,
            speech=one.speech,
            title=str(speech),
            version=speech.version,
            who="" if one.person == self.places.person.pk else one.who,
            at=one.since or speech.changed_at,
            step=one.name,
            seat=one.seat,
            keys=(f"seat-{one.seat}",),
        )


def _reminded(line: Waiting, one: Awaited) -> Waiting:
    """The same with a key more when the owner has asked him to sign."""
    if one.reminded_at is None or not was_reminded(one.reminded_at, one.since):
        return line
    key = f"reminded-{one.step}-{one.reminded_at.isoformat()}"
    return replace(line, is_reminded=True, keys=(*line.keys, key))


def _told(line: Waiting, one: Awaited, over: Ended | None, back: Return | None) -> Waiting:
    """The same with what is to be known of it: that it was signed once, or why it came back."""
    if back:
        return replace(
            line,
            kind=WaitKind.SENT_BACK,
            who=str(back.by),
            words=back.reason[:80],
            keys=(*line.keys, f"back-{back.pk}"),
        )
    if over is None or one.objects:
        return line
    keys = (*line.keys, f"ended-{over.signature}")
    if over.effect is Effect.CONFIRM:
        return replace(line, kind=WaitKind.TO_CONFIRM, by=over.ended_by, version=over.voided_in, keys=keys)
    if over.is_seen or over.ending is Ending.LEFT:
        return replace(line, keys=keys)
    return replace(
        line, kind=WaitKind.ENDED, by=over.ended_by, version=over.voided_in, ending=over.ending, keys=keys
    )


def _dated(line: Waiting, one: Awaited, today: date, *, about: str = "") -> Waiting:
    """The same with its day; a key more the day before, and another one when it is late."""
    if one.due_on is None:
        return line
    name = about or f"seat-{one.seat}"
    late, keys = lateness.days_late(one.due_on, today), line.keys
    if late:
        keys = (*keys, f"late-{name}-{one.due_on}")
    elif lateness.is_soon(one.due_on, today):
        keys = (*keys, f"soon-{name}-{one.due_on}")
    due = datetime.combine(one.due_on, time(), get_current_timezone())
    is_soon = lateness.is_soon(one.due_on, today)
    return replace(line, due=due, days_late=late, is_soon=is_soon, keys=keys)
