"""Opinions in a round: given, answered, taken back, ended with an outcome and a reason; and none at all."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _talking
from speeches.actions._change import Change, change, consulting, once
from speeches.actions._placing import Chosen, NotInRound, Place, put
from speeches.actions.threads import AlreadyResolved, EndsByDecision, ReasonMissing
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.rounds import DECIDED, may_answer, may_take_back
from speeches.domain.talk import Outcome
from speeches.domain.verdict import NoSuchSpeech, NothingToSave, Refusal
from speeches.models import Comment, Invitation, Suggestion, Thread
from speeches.queries.opinions import is_heard_by, said_and_kept
from speeches.queries.standing import invitation_of
from speeches.queries.text import version_of
from speeches.queries.voices import in_the_name_of

__all__ = ["Chosen", "NotInRound", "Place"]

ENDED = {
    Outcome.ADOPTED: Happening.OPINION_ADOPTED,
    Outcome.PARTLY: Happening.OPINION_PARTLY,
    Outcome.DECLINED: Happening.OPINION_DECLINED,
}


class HasOpinions(Refusal):
    """Something was said in the name of this unit already."""


class NoOutcome(Refusal):
    """An opinion is adopted, adopted in part or not adopted."""


@once
def give(round_id: int, *, text: str, on: Place, by: User, at: datetime, key: UUID | None = None) -> int:
    """Say what one thinks of the milestone, or of a part of it; it is carried to where that stands now.

    Raises NoWords, NotInRound, NotPermitted.
    """
    words = typed_comment(text)
    with consulting(round_id, by=by, at=at, key=key) as opened:
        invitation = _invited_in(opened, round_id)
        thread = Thread(speech=opened.speech, opened_in=opened.version, invitation=invitation)
        suggestion = put(thread, on, version_of(opened.speech.pk, invitation.round.milestone.version))
        thread.save()
        if suggestion:
            suggestion.thread, suggestion.by, suggestion.at = thread, by, at
            suggestion.save(force_insert=True)
        in_the_name_of(invitation).filter(nothing_in__isnull=False).update(nothing_in=None, nothing_at=None)
        _talking.say(opened, thread, words, Happening.OPINION_GIVEN)
    return opened.version


@once
def reply(thread_id: int, *, text: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Answer in a thread of one's own unit, or where all see all, of any. Raises NoWords, NotPermitted."""
    words = typed_comment(text)
    with consulting(_round_of(thread_id), by=by, at=at, key=key) as opened:
        thread, _ = _heard_in(opened, thread_id)
        _talking.say(opened, thread, words, Happening.THREAD_ANSWERED)
    return opened.version


def withdraw(thread_id: int, *, by: User, at: datetime) -> int:
    """Take one's own opinion back, which ends it. Raises AlreadyResolved, NotPermitted."""
    with consulting(_round_of(thread_id), by=by, at=at) as opened:
        thread, invitation = _heard_in(opened, thread_id)
        opener = Comment.objects.filter(thread=thread).order_by("pk").values_list("by", flat=True).first()
        may_take_back(
            opened.speech.terms, is_own=opener == by.pk, is_closed=invitation.round.is_closed
        ).require()
        _require_open(thread)
        _talking.end(opened, thread, Outcome.WITHDRAWN)
        _talking.record(opened, Happening.OPINION_WITHDRAWN, thread)
    return opened.version


def have_none(round_id: int, *, by: User, at: datetime) -> int:
    """Say that one's unit has no opinion. Raises HasOpinions, NothingToSave, NotPermitted."""
    with consulting(round_id, by=by, at=at) as opened:
        invitation = _invited_in(opened, round_id)
        ours = in_the_name_of(invitation)
        if said_and_kept().filter(invitation__in=ours).exists():
            raise HasOpinions
        if ours.filter(nothing_in__isnull=False).exists():
            raise NothingToSave
        invitation.nothing_in, invitation.nothing_at = opened.version, at
        invitation.save(update_fields=["nothing_in", "nothing_at"])
        opened.record(Happening.OPINION_NONE, earlier=invitation.round.milestone.version)
    return opened.version


def end(thread_id: int, *, outcome: Outcome, text: str, by: User, at: datetime) -> int:
    """Say what becomes of an opinion, and why.

    Raises NoOutcome, ReasonMissing, AlreadyResolved, and EndsByDecision where other words were suggested.
    """
    words = typed_comment(text)
    with change(_talking.speech_of_thread(thread_id), by=by, at=at) as opened:
        opened.require(policy.may_decide)
        thread = _talking.thread_in(opened, thread_id)
        _talking.require_here(opened, thread)
        if outcome not in DECIDED or thread.invitation_id is None:
            raise NoOutcome
        if Suggestion.objects.filter(thread=thread).exists():
            raise EndsByDecision
        if not words:
            raise ReasonMissing
        _require_open(thread)
        _talking.end(opened, thread, outcome)
        _talking.say(opened, thread, words, None, is_reason=True)
        _talking.record(opened, ENDED[outcome], thread)
    return opened.version


def _require_open(thread: Thread) -> None:
    if not thread.is_open:
        raise AlreadyResolved


def _round_of(thread_id: int) -> int:
    found = Thread.objects.filter(pk=thread_id, invitation__isnull=False)
    asked = found.values_list("invitation__round", flat=True).first()
    if asked is None:
        raise NoSuchSpeech
    return asked


def _invited_in(opened: Change, round_id: int) -> Invitation:
    """What asks this person, as it is under the lock. Raises NotPermitted."""
    invitation = invitation_of(opened.by, round_id)
    is_closed = invitation is not None and invitation.round.is_closed
    may_answer(opened.speech.terms, is_asked=invitation is not None, is_closed=is_closed).require()
    if invitation is None:
        raise NoSuchSpeech
    return invitation


def _heard_in(opened: Change, thread_id: int) -> tuple[Thread, Invitation]:
    """A thread of the round that this person may follow. Raises NoSuchSpeech, NotPermitted."""
    thread = Thread.objects.select_related("invitation__round").get(pk=thread_id, speech=opened.speech)
    invitation = _invited_in(opened, thread.invitation.round_id if thread.invitation else 0)
    if not is_heard_by(thread, invitation):
        raise NoSuchSpeech
    return thread, invitation
