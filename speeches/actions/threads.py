"""Talk about words, a paragraph, a section or the speech: open, reply, resolve, reopen."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads, _talking
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.anchors.anchor import Anchor, NotThere
from speeches.domain.anchors.browser import Selection
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.talk import Audience, may_speak_to, needs_reason
from speeches.domain.verdict import ChangedMeanwhile, Refusal
from speeches.models import Comment, Paragraph, Section, Suggestion, Thread
from speeches.queries import history, structure


class AlreadyResolved(Refusal):
    """Somebody resolved the thread meanwhile."""


class ReasonMissing(Refusal):
    """Of a thread that somebody else opened it is said how it was dealt with."""


class EndsByDecision(Refusal):
    """The thread is about a suggestion: it ends, and opens again, with the decision on that."""


class OutcomeMissing(Refusal):
    """An opinion of a round ends with what becomes of it, and not otherwise."""


class NotResolved(Refusal):
    """The thread is open already."""


@once
def open_on(  # noqa: PLR0913  what is said, on which words and to whom
    paragraph_id: int,
    *,
    text: str,
    by: User,
    at: datetime,
    on: Selection | None = None,
    audience: Audience = Audience.ALL,
    key: UUID | None = None,
) -> int:
    """Begin a thread on a paragraph or on words of it, with the words it has now as its quote.

    Raises NoWords, Gone, and ChangedMeanwhile where the chosen words are not there any more.
    """
    words = typed_comment(text)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        _require(opened, audience)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        anchor = _anchor_on(paragraph, on) if on else None
        thread = Thread(
            speech=opened.speech,
            paragraph=paragraph,
            home=paragraph,
            quote=anchor.words if anchor else paragraph.text,
            opened_in=opened.version,
            audience=audience,
        )
        if anchor:
            thread.stand_on(anchor, opened.version)
        thread.save()
        _talking.say(opened, thread, words, Happening.THREAD_OPENED)
    return opened.version


@once
def open_on_section(
    section_id: int,
    *,
    text: str,
    by: User,
    at: datetime,
    audience: Audience = Audience.ALL,
    key: UUID | None = None,
) -> int:
    """Begin a thread on a section, with the name it has now as its quote. Raises NoWords, Gone."""
    words = typed_comment(text)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        _require(opened, audience)
        section = _heads.section_in(opened, section_id)
        manuscript = structure.manuscript_of(opened.speech.pk)
        name = manuscript.name_of(manuscript.tree.section(section_id))
        thread = Thread.objects.create(
            speech=opened.speech,
            section=section,
            quote=name,
            opened_in=opened.version,
            audience=audience,
        )
        _talking.say(opened, thread, words, Happening.THREAD_OPENED)
    return opened.version


@once
def open_on_speech(
    speech_id: int,
    *,
    text: str,
    by: User,
    at: datetime,
    audience: Audience = Audience.ALL,
    key: UUID | None = None,
) -> int:
    """Begin a thread on the whole speech. Raises NoWords."""
    words = typed_comment(text)
    with change(speech_id, by=by, at=at, key=key) as opened:
        _require(opened, audience)
        thread = Thread.objects.create(speech=opened.speech, opened_in=opened.version, audience=audience)
        _talking.say(opened, thread, words, Happening.THREAD_OPENED)
    return opened.version


@once
def reply(thread_id: int, *, text: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Add a comment to a thread, open or resolved. Raises NoWords."""
    words = typed_comment(text)
    with change(_talking.speech_of_thread(thread_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_comment)
        thread = _talking.thread_in(opened, thread_id)
        _talking.require_open_round(thread)
        _talking.say(opened, thread, words, Happening.THREAD_ANSWERED)
    return opened.version


def resolve(thread_id: int, *, text: str = "", by: User, at: datetime) -> int:
    """Close a thread; `text` says how it was dealt with. Raises AlreadyResolved, ReasonMissing.

    Raises EndsByDecision for one that a suggestion began.
    """
    words = typed_comment(text)
    with change(_talking.speech_of_thread(thread_id), by=by, at=at) as opened:
        opened.require(policy.may_comment)
        thread = _talking.thread_in(opened, thread_id)
        _require_plain(thread)
        if not thread.is_open:
            raise AlreadyResolved
        if thread.invitation_id is not None:
            raise OutcomeMissing
        opener = Comment.objects.filter(thread=thread).order_by("pk").values_list("by", flat=True).first()
        if not words and needs_reason(is_opener=opener == by.pk):
            raise ReasonMissing
        if words:
            _talking.say(opened, thread, words, None, is_reason=True)
        _talking.end(opened, thread)
        _talking.record(opened, Happening.THREAD_RESOLVED, thread)
    return opened.version


def reopen(thread_id: int, *, by: User, at: datetime) -> int:
    """Open a resolved thread again. Raises NotResolved, EndsByDecision."""
    with change(_talking.speech_of_thread(thread_id), by=by, at=at) as opened:
        opened.require(policy.may_comment)
        thread = _talking.thread_in(opened, thread_id)
        _require_plain(thread)
        if thread.is_open:
            raise NotResolved
        if thread.invitation_id is not None:
            opened.require(policy.may_decide)
            _talking.require_here(opened, thread)
            _talking.require_open_round(thread)
        _talking.open_again(thread)
        _talking.record(opened, Happening.THREAD_REOPENED, thread)
    return opened.version


def _require_plain(thread: Thread) -> None:
    if Suggestion.objects.filter(thread=thread).exists():
        raise EndsByDecision


def _require(opened: Change, audience: Audience) -> None:
    opened.require(policy.may_comment)
    may_speak_to(opened.standing.role, audience).require()


def _anchor_on(paragraph: Paragraph, chosen: Selection) -> Anchor:
    """The chosen words where they stand now, whatever was written since they were on the screen."""
    is_latest = chosen.based_on >= paragraph.version
    seen = paragraph.text if is_latest else history.text_at(paragraph.pk, chosen.based_on)
    try:
        anchor = _talking.carried_to(paragraph, seen, chosen.on(paragraph.pk, seen))
    except NotThere:
        raise ChangedMeanwhile from None
    if anchor.is_lost:
        raise ChangedMeanwhile
    return anchor
