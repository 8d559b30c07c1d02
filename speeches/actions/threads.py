"""Talk about a paragraph: open, reply, resolve, reopen."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.verdict import NoSuchSpeech, NoWords, Refusal
from speeches.models import Comment, Paragraph, Thread


class AlreadyResolved(Refusal):
    """Somebody resolved the thread meanwhile."""


class NotResolved(Refusal):
    """The thread is open already."""


@once
def open_on(paragraph_id: int, *, text: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Begin a thread on a paragraph, with the words it has now as its quote. Raises NoWords, Gone."""
    words = typed_comment(text)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_comment)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        thread = Thread.objects.create(
            speech=opened.speech, paragraph=paragraph, quote=paragraph.text, opened_in=opened.version
        )
        _say(opened, thread, words, Happening.THREAD_OPENED)
    return opened.version


@once
def reply(thread_id: int, *, text: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Add a comment to a thread, open or resolved. Raises NoWords."""
    words = typed_comment(text)
    with change(_speech_of(thread_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_comment)
        thread = Thread.objects.get(pk=thread_id, speech=opened.speech)
        _say(opened, thread, words, Happening.THREAD_ANSWERED)
    return opened.version


def resolve(thread_id: int, *, by: User, at: datetime) -> int:
    """Close a thread. Raises AlreadyResolved."""
    with change(_speech_of(thread_id), by=by, at=at) as opened:
        opened.require(policy.may_comment)
        thread = Thread.objects.get(pk=thread_id, speech=opened.speech)
        if not thread.is_open:
            raise AlreadyResolved
        thread.resolved_in, thread.resolved_at, thread.resolved_by = opened.version, at, by
        thread.save(update_fields=["resolved_in", "resolved_at", "resolved_by"])
        opened.record(Happening.THREAD_RESOLVED, paragraph=thread.paragraph_id)
    return opened.version


def reopen(thread_id: int, *, by: User, at: datetime) -> int:
    """Open a resolved thread again. Raises NotResolved."""
    with change(_speech_of(thread_id), by=by, at=at) as opened:
        opened.require(policy.may_comment)
        thread = Thread.objects.get(pk=thread_id, speech=opened.speech)
        if thread.is_open:
            raise NotResolved
        thread.resolved_in = thread.resolved_at = thread.resolved_by = None
        thread.save(update_fields=["resolved_in", "resolved_at", "resolved_by"])
        opened.record(Happening.THREAD_REOPENED, paragraph=thread.paragraph_id)
    return opened.version


def _say(opened: Change, thread: Thread, words: str, kind: Happening) -> None:
    if not words:
        raise NoWords
    Comment.objects.create(thread=thread, text=words, by=opened.by, at=opened.at, version=opened.version)
    opened.record(kind, paragraph=thread.paragraph_id)


def _speech_of(thread_id: int) -> int:
    speech_id = Thread.objects.filter(pk=thread_id).values_list("speech_id", flat=True).first()
    if speech_id is None:
        raise NoSuchSpeech
    return speech_id
