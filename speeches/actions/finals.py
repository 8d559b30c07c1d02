"""Making a speech final, and opening it again (product.md D6)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _sealing, _settling
from speeches.actions._change import Change, change, once
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.sign_off.missing import may_be_final
from speeches.domain.sign_off.moves import Move, after
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.verdict import NoWords, Refusal
from speeches.models import Membership, Seat, SeatSection, Step, Unlocking
from speeches.queries.missing import Lacking, missing_of


class Unfinished(Refusal):
    """Something is open that a final speech must not leave open."""

    def __init__(self, missing: Sequence[Lacking]) -> None:
        super().__init__(missing)
        self.missing = missing


@once
def lock(speech_id: int, *, exceptions: str = "", by: User, at: datetime, key: UUID | None = None) -> int:
    """Make the speech final, seal its text, and lock it; `exceptions` is why talk may stay open.

    Raises Unfinished, NoSuchMove.
    """
    why = typed_comment(exceptions)
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_lock)
        opened.record(Happening.SPEECH_LOCKED)
        # The steps as they are kept may lag behind: that an account was closed is no change of a speech.
        for kind, step in _settling.settle(opened.speech, opened.version, at):
            opened.record(kind, step=step)
        missing = missing_of(opened.speech)
        if not may_be_final([one.open for one in missing], why):
            raise Unfinished(missing)
        opened.speech.state = after(opened.speech.state, Move.LOCK)
        _sealing.seal(opened, exceptions=why if missing else "")
    return opened.version


@once
def unlock(speech_id: int, *, reason: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Open a final speech again: a new lap begins, what was signed and sealed stays in the record.

    Raises NoWords.
    """
    why = typed_comment(reason)
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_unlock)
        if not why:
            raise NoWords
        steps = Step.objects.filter(speech=opened.speech, lap=opened.speech.lap).order_by("position")
        opened.speech.state = after(opened.speech.state, Move.UNLOCK)
        opened.speech.lap += 1
        for step in list(steps.prefetch_related("seats__scope")):
            _lay_again(opened, step)
        Unlocking.objects.create(
            speech=opened.speech, lap=opened.speech.lap, version=opened.version, by=by, at=at, reason=why
        )
        opened.record(Happening.SPEECH_UNLOCKED)
    return opened.version


def _lay_again(opened: Change, step: Step) -> None:
    """The same step in the new lap, with the seats that counted; of people who have left they are vacant."""
    members = set(
        Membership.objects.filter(speech=opened.speech, user__is_active=True).values_list("user", flat=True)
    )
    again = Step.objects.create(
        speech=opened.speech,
        lap=opened.speech.lap,
        position=step.position,
        kind=step.kind,
        name=step.name,
        needed=step.needed,
        is_skippable=step.is_skippable,
        status=StepStatus.WAITING,
    )
    for seat in step.seats.all():
        if seat.succeeded_in is not None:
            continue
        has_left = seat.is_vacant or seat.person_id not in members
        held = Seat.objects.create(
            step=again,
            person_id=seat.person_id,
            unit=seat.unit,
            taken_in=opened.version,
            vacated_in=opened.version if has_left else None,
        )
        SeatSection.objects.bulk_create(
            SeatSection(seat=held, section_id=one.section_id) for one in seat.scope.all()
        )
