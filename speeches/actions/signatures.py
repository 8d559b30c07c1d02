"""Signing on exactly the words that were shown, and taking it back."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from accounts.models import User
from speeches.actions import _alone, _heads, _voiding
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.signing import Opinion, Pledge, Statement
from speeches.domain.verdict import NotPermitted, Reason, Refusal
from speeches.models import Seat, Section, Signature
from speeches.queries import structure
from speeches.queries.route import OBJECTION, route_of
from speeches.queries.stand_ins import absent_for


class WordsChanged(Refusal):
    """It no longer says what was on the screen."""


class AlreadySigned(Refusal):
    """This person's signature already stands on these words."""


class NothingToSign(Refusal):
    """It holds no words."""


class RemarkMissing(Refusal):
    """An opinion other than plain agreement says what it is."""


class AlreadyEnded(Refusal):
    """The signature was withdrawn or voided before."""


class NotAsked(Refusal):
    """This is not what is signed at this seat."""


class NothingToConfirm(Refusal):
    """The signature of before is none that may stand again."""


@once
def sign(section_id: int, *, pledge: Pledge, by: User, at: datetime, key: UUID | None = None) -> int:
    """Sign a section whose words, as shown, had this digest.

    Raises WordsChanged, AlreadySigned, NothingToSign, RemarkMissing, NotAsked, NothingToConfirm, Gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        seat = _seat_of(opened, pledge)
        _heads.section_in(opened, section_id)
        _give(opened, section_id, pledge, seat)
        opened.record(_kind(pledge, Happening.SIGNATURE_GIVEN), section=section_id)
    return opened.version


@once
def sign_whole(speech_id: int, *, pledge: Pledge, by: User, at: datetime, key: UUID | None = None) -> int:
    """Sign the speech as a whole, with its title and the order of everything; only at a seat.

    Raises WordsChanged, AlreadySigned, NothingToSign, RemarkMissing, NotAsked, NothingToConfirm.
    """
    with change(speech_id, by=by, at=at, key=key) as opened:
        seat = _seat_of(opened, pledge)
        if seat is None:
            raise NotAsked
        _give(opened, None, pledge, seat)
        opened.record(_kind(pledge, Happening.SPEECH_SIGNED))
    return opened.version


def withdraw(signature_id: int, *, by: User, at: datetime) -> int:
    """Take one's own signature back while its step is open, or lift one's objection. Raises AlreadyEnded."""
    with change(speech_of(Signature, signature_id), by=by, at=at) as opened:
        signatures = Signature.objects.select_related("seat__step")
        signature = signatures.get(pk=signature_id, speech=opened.speech)
        step = signature.seat.step if signature.seat else None
        policy.may_withdraw(
            opened.speech.terms,
            is_own=by.pk in {signature.by_id, signature.on_behalf_of_id},
            status=route_of(opened.speech).statuses.get(step.pk) if step else None,
        ).require()
        is_past = step is not None and step.lap != opened.speech.lap
        if not signature.is_live or (is_past and not signature.is_objection):
            raise AlreadyEnded
        signature.withdrawn_in = opened.version
        signature.save(update_fields=["withdrawn_in"])
        opened.record(Happening.SIGNATURE_WITHDRAWN, section=signature.section_id)
    return opened.version


def _kind(pledge: Pledge, otherwise: Happening) -> Happening:
    return Happening.SIGNATURE_CONFIRMED if pledge.confirms else otherwise


def _seat_of(opened: Change, pledge: Pledge) -> Seat | None:
    """The seat at which somebody may sign now: his own, or that of one for whom he stands in."""
    if pledge.seat is None:
        opened.require(policy.may_sign)
        return None
    seat = Seat.objects.select_related("step", "person").filter(
        pk=pledge.seat, step__speech=opened.speech, step__lap=opened.speech.lap, vacated_in=None
    )
    held = seat.filter(succeeded_in=None).first()
    # Not as the row says: an account that was closed since the last change may have taken a signature along.
    statuses = route_of(opened.speech).statuses if held and _may_sit(opened, held) else {}
    status = statuses.get(held.step_id) if held else None
    policy.may_sign_at(opened.speech.terms, status).require()
    return held


def _may_sit(opened: Change, seat: Seat) -> bool:
    if seat.person_id == opened.by.pk:
        return True
    return seat.person_id in absent_for(opened.speech.pk, opened.by.pk, localdate(opened.at))


def _give(opened: Change, section_id: int | None, pledge: Pledge, seat: Seat | None) -> None:
    note = typed_comment(pledge.statement.remark)
    manuscript = structure.manuscript_of(opened.speech.pk)
    words = manuscript.words_of(section_id)
    if not any(line.text for line in words):
        raise NothingToSign
    if manuscript.digest_of(section_id) != pledge.digest:
        raise WordsChanged
    if not Statement(pledge.statement.opinion, note).is_complete:
        raise RemarkMissing
    before = _signature_of_before(opened, section_id, pledge, seat)
    if seat:
        _require_right_place(section_id, seat)
    _end_own(opened, section_id, seat)
    if seat:
        _end_objections_of_before(opened, section_id, pledge.statement.opinion, seat)
    Signature.objects.create(
        speech=opened.speech,
        section_id=section_id,
        seat=seat,
        by=opened.by,
        on_behalf_of=seat.person if seat and seat.person_id != opened.by.pk else None,
        at=opened.at,
        version=opened.speech.version,
        digest=pledge.digest,
        opinion=pledge.statement.opinion,
        remark=note,
        confirms=before,
    )
    if seat:
        _alone.require_another_reader(opened)


def _signature_of_before(
    opened: Change, section_id: int | None, pledge: Pledge, seat: Seat | None
) -> Signature | None:
    """His own latest one there, ended by a change that he may confirm, and none graver since."""
    if pledge.confirms is None:
        return None
    given = Signature.objects.filter(speech=opened.speech, section=section_id, seat=seat)
    before = (given if seat else given.filter(by=opened.by)).order_by("pk").last()
    is_own = before is not None and before.by_id == opened.by.pk
    if before is None or not is_own or before.pk != pledge.confirms or not before.is_to_confirm:
        raise NothingToConfirm
    words_now = structure.manuscript_of(opened.speech.pk).words_of
    if not _voiding.may_stand_again(before, words_now):
        raise NothingToConfirm
    return before


def _end_own(opened: Change, section_id: int | None, seat: Seat | None) -> None:
    """What stands of this person on these words: an objection he lifts so, agreement is given once."""
    own = Signature.objects.filter(
        speech=opened.speech, section=section_id, seat=seat, voided_in=None, withdrawn_in=None
    )
    for one in own if seat else own.filter(by=opened.by):
        if one.opinion is not Opinion.DISAGREE:
            raise AlreadySigned
        if opened.by.pk not in {one.by_id, one.on_behalf_of_id}:
            raise NotPermitted(Reason.NOT_YOURS)
        one.withdrawn_in = opened.version
        one.save(update_fields=["withdrawn_in"])


def _end_objections_of_before(opened: Change, section_id: int | None, opinion: Opinion, seat: Seat) -> None:
    """What he said on a route of before, or where there was none, gives way to what he says now.

    Whoever agrees to the whole agrees to all of it; whoever disagrees again does so once.
    """
    elsewhere = Q(seat=None) | Q(seat__step__lap__lt=opened.speech.lap)
    before = Signature.objects.filter(elsewhere, OBJECTION, speech=opened.speech)
    if section_id is not None or opinion is Opinion.DISAGREE:
        before = before.filter(section=section_id)
    for one in before:
        whose = one.on_behalf_of_id or one.by_id
        if whose == seat.person_id and opened.by.pk in {one.by_id, whose}:
            one.withdrawn_in = opened.version
            one.save(update_fields=["withdrawn_in"])
            opened.record(Happening.SIGNATURE_WITHDRAWN, section=one.section_id)


def _require_right_place(section_id: int | None, seat: Seat) -> None:
    """At a seat for the whole its sections may be signed on the way; at one for sections only these."""
    sections = {one.section_id for one in seat.scope.all()}
    if sections and section_id not in sections:
        raise NotAsked
