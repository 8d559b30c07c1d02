"""Who reviews which section: a seat at the step of review (核稿) that is for it."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads, _seats
from speeches.actions._change import Change, change, once, speech_of
from speeches.actions.routes import NobodyThere, ObjectionStands
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.sign_off import route as ways
from speeches.domain.sign_off.route import BEHIND, StepKind
from speeches.domain.signing import Opinion, SpeechState
from speeches.domain.verdict import NothingToSave, Refusal
from speeches.models import Seat, SeatSection, Section, Signature, Step
from speeches.queries.route import plain, route_of


class NoReviewAhead(Refusal):
    """The route has no step of review, or it is past it."""


class ReviewsAll(Refusal):
    """This person reviews the whole speech at that step."""


class NotReviewing(Refusal):
    """This person does not review this section there."""


class WouldPass(Refusal):
    """Without this the step would be passed, and nobody's leaving passes a step."""


class TooFewLeft(Refusal):
    """Too few would be left to review while the speech is under way."""


@once
def assign(section_id: int, *, person: User, by: User, at: datetime, key: UUID | None = None) -> int:
    """Let a person review a section at the next step of review: a seat for it, or one section more at his.

    Raises NoReviewAhead, ReviewsAll, NothingToSave, NobodyThere, Gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_lay_route)
        _heads.section_in(opened, section_id)
        if not person.is_active:
            raise NobodyThere
        step = _step_ahead(opened)
        seat = Seat.objects.filter(step=step, person=person, vacated_in=None, succeeded_in=None).first()
        if seat is None:
            _seats.take(opened, step, person, [section_id])
        else:
            _widen(seat, section_id)
        opened.record(Happening.SEAT_FILLED, person=person, step=step, section=section_id)
    return opened.version


def unassign(section_id: int, *, seat: int, by: User, at: datetime) -> int:
    """Take a section from a reviewer; with his last one goes his seat. It never passes the step.

    Raises NotReviewing, NoReviewAhead, ObjectionStands, WouldPass, TooFewLeft.
    """
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_lay_route)
        seats = Seat.objects.filter(step__speech=opened.speech, step__lap=opened.speech.lap)
        held = seats.select_related("step", "person").filter(pk=seat, succeeded_in=None).first()
        if held is None or held.step.kind is not StepKind.REVIEW:
            raise NotReviewing
        if route_of(opened.speech).statuses[held.step_id] in BEHIND:
            raise NoReviewAhead
        _narrow(opened, held, section_id)
        _require_still_ahead(opened, held.step)
        opened.record(Happening.SECTION_UNASSIGNED, person=held.person, section=section_id)
    return opened.version


def _step_ahead(opened: Change) -> Step:
    """Judged by what is signed now: while it is drafted again nobody has settled yet where it stands."""
    route = route_of(opened.speech)
    ahead = (step for step in route.steps if route.statuses[step.pk] not in BEHIND)
    found = next((step for step in ahead if step.kind is StepKind.REVIEW), None)
    if found is None:
        raise NoReviewAhead
    return found


def _widen(seat: Seat, section_id: int) -> None:
    scope = set(seat.scope.values_list("section", flat=True))
    if not scope:
        raise ReviewsAll
    if section_id in scope:
        raise NothingToSave
    SeatSection.objects.create(seat=seat, section_id=section_id)


def _narrow(opened: Change, seat: Seat, section_id: int) -> None:
    """A seat without a section would be one for the whole: the last one stays, and the seat counts no more.

    An objection is not taken away with the seat that it was made at.
    """
    scope = {one.section_id: one for one in seat.scope.all()}
    if section_id not in scope:
        raise NotReviewing
    objections = Signature.objects.filter(seat=seat, opinion=Opinion.DISAGREE)
    live = objections.filter(voided_in=None, withdrawn_in=None)
    if live.exists() if len(scope) == 1 else live.filter(section=section_id).exists():
        raise ObjectionStands
    if len(scope) > 1:
        scope[section_id].delete()
        return
    seat.succeeded_in = opened.version
    seat.save(update_fields=["succeeded_in"])


def _require_still_ahead(opened: Change, step: Step) -> None:
    """Asked whatever its state: when it is sent out again the step must not be passed either."""
    route = route_of(opened.speech)
    left = next(plain(one) for one in route.steps if one.pk == step.pk)
    if ways.is_passed(left, route.facts):
        raise WouldPass
    filled = [seat for seat in left.seats if not seat.is_vacant]
    if opened.speech.state is not SpeechState.DRAFTING and len(filled) < max(left.quorum, 1):
        raise TooFewLeft
