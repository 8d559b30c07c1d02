"""The route of a speech: laid down, set out on, and changed on the way."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from speeches.actions import _alone, _seats
from speeches.actions._change import Change, change, once, speech_of
from speeches.actions._voiding import end_all
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment, typed_line
from speeches.domain.sign_off.moves import Move, after
from speeches.domain.sign_off.plan import PlannedStep
from speeches.domain.sign_off.route import Fault, StepKind, StepStatus
from speeches.domain.signing import Ending, Opinion, SpeechState
from speeches.domain.verdict import Gone, NothingToSave, NoWords, Refusal
from speeches.models import Event, Return, Seat, SeatSection, Signature, Step
from speeches.queries.route import laid_in, route_of


class RouteUnderWay(Refusal):
    """It has been set out on; send it back to drafting to lay another one."""


class RouteChanged(Refusal):
    """Somebody else has laid or changed it since it was looked at."""


class RouteIncomplete(Refusal):
    """It cannot be set out on like this."""

    def __init__(self, faults: Sequence[tuple[int | None, Fault]]) -> None:
        super().__init__(faults)
        self.faults = faults


class NotSkippable(Refusal):
    """The route does not let this step be left out, or it is not the one that is waited for."""


class NotSkipped(Refusal):
    """This step was not skipped."""


class ObjectionStands(Refusal):
    """Whoever disagrees lifts that himself, also if he has left; one does not go on without him before."""


class NobodyThere(Refusal):
    """There is no such person who may sign in."""


@once
def lay(
    speech_id: int,
    *,
    steps: Sequence[PlannedStep],
    by: User,
    at: datetime,
    seen: int | None = None,
    key: UUID | None = None,
) -> int:
    """Say who signs in which order; a route that was set out on before is kept in the record.

    `seen` is the version of the route that was on the screen.
    Raises RouteUnderWay, RouteChanged, NobodyThere, NothingToSave for one without a step, NoWords for a
    nameless step.
    """
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_lay_route)
        if opened.speech.state is not SpeechState.DRAFTING:
            raise RouteUnderWay
        if seen is not None and seen != laid_in(speech_id):
            raise RouteChanged
        if not steps:
            raise NothingToSave
        _clear(opened)
        for position, planned in enumerate(steps, start=1):
            _lay_step(opened, position, planned)
        opened.record(Happening.ROUTE_LAID)
    return opened.version


@once
def submit(speech_id: int, *, by: User, at: datetime, key: UUID | None = None) -> int:
    """Send the speech on its way, or again after it was sent back. Raises RouteIncomplete, NoSuchMove."""
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_submit)
        opened.speech.state = after(opened.speech.state, Move.SUBMIT)
        if faults := route_of(opened.speech).faults:
            raise RouteIncomplete(faults)
        Return.objects.filter(speech=opened.speech, to_step=None, settled_in=None).update(
            settled_in=opened.version
        )
        opened.record(Happening.ROUTE_SUBMITTED)
        _seats.apply_absences(opened)
    return opened.version


def skip(step_id: int, *, reason: str, by: User, at: datetime) -> int:
    """Leave out the step that is waited for. Raises NotSkippable, ObjectionStands, NoWords, Gone."""
    why = typed_comment(reason)
    with change(speech_of(Step, step_id), by=by, at=at) as opened:
        opened.require(policy.may_skip)
        step = _step(opened, step_id)
        if not why:
            raise NoWords
        if not step.is_skippable or step.status is not StepStatus.OPEN:
            raise NotSkippable
        _require_no_objection(Q(seat__step=step))
        step.skipped_in, step.skipped_by, step.skipped_at = opened.version, by, at
        step.skip_reason = why
        step.save(update_fields=["skipped_in", "skipped_by", "skipped_at", "skip_reason"])
        opened.record(Happening.STEP_SKIPPED, step=step)
        _alone.require_another_reader(opened)
    return opened.version


def resume(step_id: int, *, by: User, at: datetime) -> int:
    """Take back that a step is skipped. Raises NotSkipped, Gone."""
    with change(speech_of(Step, step_id), by=by, at=at) as opened:
        opened.require(policy.may_skip)
        step = _step(opened, step_id)
        if step.skipped_in is None:
            raise NotSkipped
        step.skipped_in = step.skipped_by = step.skipped_at = None
        step.skip_reason = ""
        step.save(update_fields=["skipped_in", "skipped_by", "skipped_at", "skip_reason"])
        opened.record(Happening.STEP_RESUMED, step=step)
    return opened.version


def set_due(step_id: int, *, due_on: date | None, by: User, at: datetime) -> int:
    """Set the day until which a step should be passed. Raises NothingToSave, Gone."""
    with change(speech_of(Step, step_id), by=by, at=at) as opened:
        opened.require(policy.may_lay_route)
        step = _step(opened, step_id)
        if step.due_on == due_on:
            raise NothingToSave
        step.due_on = due_on
        step.save(update_fields=["due_on"])
        opened.record(Happening.STEP_DUE, step=step)
    return opened.version


def reseat(
    step_id: int, *, seat: int, person: User, by: User, at: datetime, sections: Collection[int] | None = None
) -> int:
    """Give somebody's seat to another person, who signs the same, or other sections, anew.

    Raises AlreadySeated, NoSuchSection, ObjectionStands, NobodyThere, RouteIncomplete, Gone.
    """
    with change(speech_of(Step, step_id), by=by, at=at) as opened:
        opened.require(policy.may_lay_route)
        step = _step(opened, step_id)
        held = Seat.objects.filter(pk=seat, step=step, succeeded_in=None).first()
        if held is None or not person.is_active:
            raise NobodyThere
        own = set(SeatSection.objects.filter(seat=held).values_list("section", flat=True))
        wanted = own if sections is None else set(sections)
        if held.person_id == person.pk and not held.is_vacant and wanted == own:
            raise _seats.AlreadySeated
        _require_no_objection(Q(seat=held))
        for section in end_all(opened.speech, opened.version, Ending.ANEW, Q(seat=held)):
            opened.record(Happening.SIGNATURE_VOIDED, section=section)
        held.succeeded_in = opened.version
        held.save(update_fields=["succeeded_in"])
        _seats.take(opened, step, person, sorted(wanted), instead_of=held)
        opened.record(Happening.SEAT_FILLED, person=person, step=step)
        _require_end(opened)
        _alone.require_another_reader(opened)
    return opened.version


def _step(opened: Change, step_id: int) -> Step:
    step = Step.objects.filter(pk=step_id, speech=opened.speech, lap=opened.speech.lap).first()
    if step is None:
        raise Gone
    return step


def _require_no_objection(where: Q) -> None:
    standing = Signature.objects.filter(opinion=Opinion.DISAGREE, voided_in=None, withdrawn_in=None)
    if standing.filter(where).exists():
        raise ObjectionStands


def _require_end(opened: Change) -> None:
    """Where one set out to have the whole signed at the end, that stays so."""
    faults = [one for one in route_of(opened.speech).faults if one[1] is Fault.LAST_IS_NOT_WHOLE]
    if faults and opened.speech.state is not SpeechState.DRAFTING:
        raise RouteIncomplete(faults)


def _clear(opened: Change) -> None:
    """Make room for other steps: those that nothing was done at go, others stay in a lap of their own."""
    speech = opened.speech
    steps = Step.objects.filter(speech=speech, lap=speech.lap)
    is_used = (
        Event.objects.filter(speech=speech, step__in=steps).exists()
        or Signature.objects.filter(seat__step__in=steps).exists()
        or Return.objects.filter(speech=speech, from_step__in=steps).exists()
    )
    if is_used or speech.lap == 0:
        speech.lap += 1
        return
    SeatSection.objects.filter(seat__step__in=steps).delete()
    Seat.objects.filter(step__in=steps).delete()
    steps.delete()


def _lay_step(opened: Change, position: int, planned: PlannedStep) -> None:
    name = typed_line(planned.name)
    if not name:
        raise NoWords
    step = Step.objects.create(
        speech=opened.speech,
        lap=opened.speech.lap,
        position=position,
        kind=planned.kind,
        name=name,
        needed=planned.needed,
        due_on=planned.due_on,
        is_skippable=planned.is_skippable and planned.kind is not StepKind.ISSUE,
    )
    people = User.objects.filter(is_active=True).in_bulk([seat.person for seat in planned.seats])
    for seat in planned.seats:
        if seat.person not in people:
            raise NobodyThere
        _seats.take(opened, step, people[seat.person], seat.sections)
