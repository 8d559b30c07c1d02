"""What becomes of a suggestion: accepted, accepted with changes, declined, withdrawn; and open again."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _reversing, _talking
from speeches.actions._accepting import carried_out
from speeches.actions._change import Change, change, once
from speeches.actions.reversals import BuiltOn
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.reversal.take_back import taken_back
from speeches.domain.suggesting import Acceptance
from speeches.domain.talk import Outcome
from speeches.domain.verdict import ChangedMeanwhile, NoSuchSpeech, Refusal
from speeches.models import Suggestion, Thread
from speeches.queries import reversal


class AlreadyDecided(Refusal):
    """Somebody decided on the suggestion meanwhile."""


class NotDecided(Refusal):
    """The suggestion is open already."""


class GroundsMissing(Refusal):
    """Of what is declined it is said why, and of all that was said in a round."""


@once
def accept(
    thread_id: int,
    *,
    acceptance: Acceptance,
    reason: str = "",
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Do what was suggested, as a change of the one who did.

    Raises AlreadyDecided; FitsNoMore, and ChangedMeanwhile where it has to be read once more;
    EditConflict, NoWords, NoSuchPlace, OpensSection, Gone.
    """
    why = typed_comment(reason)
    with change(_talking.speech_of_thread(thread_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_decide)
        suggestion = _open_one(opened, thread_id)
        thread = suggestion.thread
        _talking.require_here(opened, thread)
        if thread.invitation_id is not None and not why:
            raise GroundsMissing
        opened.credit(suggestion.by)
        opened.record(Happening.SUGGESTION_ACCEPTED, paragraph=thread.paragraph_id, section=thread.section_id)
        outcome = carried_out(opened, suggestion, acceptance)
        if why:
            _talking.say(opened, thread, why, None, is_reason=True)
        _talking.end(opened, thread, outcome)
    return opened.version


@once
def decline(thread_id: int, *, reason: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Say no to a suggestion, and why. Raises AlreadyDecided, GroundsMissing."""
    why = typed_comment(reason)
    with change(_talking.speech_of_thread(thread_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_decide)
        thread = _open_one(opened, thread_id).thread
        _talking.require_here(opened, thread)
        if not why:
            raise GroundsMissing
        _talking.say(opened, thread, why, None, is_reason=True)
        _talking.end(opened, thread, Outcome.DECLINED)
        _record(opened, Happening.SUGGESTION_DECLINED, thread)
    return opened.version


def withdraw(thread_id: int, *, by: User, at: datetime) -> int:
    """Take one's own suggestion back; it stays in the record. Raises AlreadyDecided."""
    with change(_talking.speech_of_thread(thread_id), by=by, at=at) as opened:
        suggestion = _open_one(opened, thread_id)
        _require_own(opened, suggestion)
        _talking.end(opened, suggestion.thread, Outcome.WITHDRAWN)
        _record(opened, Happening.SUGGESTION_WITHDRAWN, suggestion.thread)
    return opened.version


def reopen(thread_id: int, *, by: User, at: datetime, decided_in: int | None = None) -> int:
    """Take a decision back: the suggestion is open again, and what was done for it is undone.

    Raises NotDecided, BuiltOn where others changed the accepted words since, and ChangedMeanwhile where
    the decision is another one by now than that of version `decided_in`.
    """
    with change(_talking.speech_of_thread(thread_id), by=by, at=at) as opened:
        suggestion = _suggestion_in(opened, thread_id)
        thread = suggestion.thread
        _talking.require_open_round(thread)
        if thread.is_open:
            raise NotDecided
        if decided_in is not None and thread.resolved_in != decided_in:
            raise ChangedMeanwhile
        if thread.outcome is Outcome.WITHDRAWN:
            _require_own(opened, suggestion)
        else:
            opened.require(policy.may_decide)
            _talking.require_here(opened, thread)
        accepted_in = thread.resolved_in if thread.outcome in {Outcome.ADOPTED, Outcome.PARTLY} else None
        if accepted_in:
            _take_back(opened, accepted_in)
        _talking.open_again(thread)
        opened.record(
            Happening.SUGGESTION_REOPENED,
            paragraph=thread.paragraph_id,
            section=thread.section_id,
            earlier=accepted_in,
        )
    return opened.version


def _take_back(opened: Change, version: int) -> None:
    steps = reversal.steps_of(opened.speech.pk, [version])
    now = reversal.state_at(opened.speech.pk, opened.speech.version)
    reversal.note_gone(now, opened.speech.pk, steps)
    plan = taken_back(now, steps)
    if plan.obstacles:
        raise BuiltOn(plan, version)
    _reversing.carry_out(opened, plan)


def _suggestion_in(opened: Change, thread_id: int) -> Suggestion:
    """The suggestion under the lock. Raises NoSuchSpeech where the thread is none."""
    thread = _talking.thread_in(opened, thread_id)
    found = Suggestion.objects.select_related("by", "beside").filter(thread=thread).first()
    if found is None:
        raise NoSuchSpeech
    found.thread = thread
    return found


def _open_one(opened: Change, thread_id: int) -> Suggestion:
    found = _suggestion_in(opened, thread_id)
    if not found.thread.is_open:
        raise AlreadyDecided
    return found


def _require_own(opened: Change, suggestion: Suggestion) -> None:
    is_mine = suggestion.by_id == opened.by.pk
    policy.may_take_back_words(opened.standing.role, opened.speech.terms, is_own=is_mine).require()


def _record(opened: Change, kind: Happening, thread: Thread) -> None:
    opened.record(kind, paragraph=thread.paragraph_id, section=thread.section_id)
