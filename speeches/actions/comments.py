"""One's own comments: given other words, and taken back; what they said stays in the record."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _talking
from speeches.actions._change import Change, change, once
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.verdict import NoSuchSpeech, NothingToSave, NoWords, Refusal
from speeches.models import Comment, Rewording


class AlreadyWithdrawn(Refusal):
    """The comment was taken back before."""


@once
def reword(comment_id: int, *, text: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Give one's own comment other words. Raises NoWords, NothingToSave, AlreadyWithdrawn."""
    words = typed_comment(text)
    with change(_speech_of(comment_id), by=by, at=at, key=key) as opened:
        comment = _own_in(opened, comment_id)
        if not words:
            raise NoWords
        if words == comment.said:
            raise NothingToSave
        _say_instead(opened, comment, words)
        _talking.record(opened, Happening.COMMENT_REWORDED, comment.thread)
    return opened.version


def withdraw(comment_id: int, *, by: User, at: datetime) -> int:
    """Take one's own comment back: that it was said stays on the page, its words in the record.

    Raises AlreadyWithdrawn.
    """
    with change(_speech_of(comment_id), by=by, at=at) as opened:
        comment = _own_in(opened, comment_id)
        _say_instead(opened, comment, "")
        _talking.record(opened, Happening.COMMENT_WITHDRAWN, comment.thread)
    return opened.version


def _say_instead(opened: Change, comment: Comment, words: str) -> None:
    Rewording.objects.create(comment=comment, text=words, version=opened.version, at=opened.at)
    _talking.call(opened, comment, words)


def _own_in(opened: Change, comment_id: int) -> Comment:
    comment = Comment.objects.get(pk=comment_id, thread__speech=opened.speech)
    comment.thread = _talking.thread_in(opened, comment.thread_id)
    policy.may_take_back_words(
        opened.standing.role, opened.speech.terms, is_own=comment.by_id == opened.by.pk
    ).require()
    _talking.require_open_round(comment.thread)
    if not comment.said:
        raise AlreadyWithdrawn
    return comment


def _speech_of(comment_id: int) -> int:
    found = Comment.objects.filter(pk=comment_id).values_list("thread__speech_id", flat=True).first()
    if found is None:
        raise NoSuchSpeech
    return found
