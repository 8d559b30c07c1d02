"""Talk about words, a paragraph, a section or the speech: open, reply, resolve, reopen."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.anchors.anchor import Anchor, NotThere
from speeches.domain.anchors.browser import Selection
from speeches.domain.anchors.carrying import Passage, carry
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.verdict import ChangedMeanwhile, NoSuchSpeech, NoWords, Refusal
from speeches.models import Comment, Paragraph, Section, Thread
from speeches.queries import history, structure


class AlreadyResolved(Refusal):
    """Somebody resolved the thread meanwhile."""


class NotResolved(Refusal):
    """The thread is open already."""


@once
def open_on(
    paragraph_id: int,
    *,
    text: str,
    by: User,
    at: datetime,
    on: Selection | None = None,
    key: UUID | None = None,
) -> int:
    """Begin a thread on a paragraph or on words of it, with the words it has now as its quote.

    Raises NoWords, Gone, and ChangedMeanwhile where the chosen words are not there any more.
    """
    words = typed_comment(text)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_comment)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        anchor = _anchor_on(paragraph, on) if on else None
        thread = Thread(
            speech=opened.speech,
            paragraph=paragraph,
            home=paragraph,
            quote=anchor.words if anchor else paragraph.text,
            opened_in=opened.version,
        )
        if anchor:
            thread.stand_on(anchor, opened.version)
        thread.save()
        _say(opened, thread, words, Happening.THREAD_OPENED)
    return opened.version


@once
def open_on_section(section_id: int, *, text: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Begin a thread on a section, with the name it has now as its quote. Raises NoWords, Gone."""
    words = typed_comment(text)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_comment)
        section = _heads.section_in(opened, section_id)
        manuscript = structure.manuscript_of(opened.speech.pk)
        name = manuscript.name_of(manuscript.tree.section(section_id))
        thread = Thread.objects.create(
            speech=opened.speech, section=section, quote=name, opened_in=opened.version
        )
        _say(opened, thread, words, Happening.THREAD_OPENED)
    return opened.version


@once
def open_on_speech(speech_id: int, *, text: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Begin a thread on the whole speech. Raises NoWords."""
    words = typed_comment(text)
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_comment)
        thread = Thread.objects.create(speech=opened.speech, opened_in=opened.version)
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
        _record(opened, Happening.THREAD_RESOLVED, thread)
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
        _record(opened, Happening.THREAD_REOPENED, thread)
    return opened.version


def _anchor_on(paragraph: Paragraph, chosen: Selection) -> Anchor:
    """The chosen words where they stand now, whatever was written since they were on the screen."""
    is_latest = chosen.based_on >= paragraph.version
    seen = paragraph.text if is_latest else history.text_at(paragraph.pk, chosen.based_on)
    try:
        anchor = chosen.on(paragraph.pk, seen)
    except NotThere:
        raise ChangedMeanwhile from None
    since = Passage([(paragraph.pk, seen)], [(paragraph.pk, paragraph.text)])
    anchor = carry({0: anchor}, [since]).get(0, anchor)
    if anchor.is_lost:
        raise ChangedMeanwhile
    return replace(anchor, origin=anchor.words)


def _say(opened: Change, thread: Thread, words: str, kind: Happening) -> None:
    if not words:
        raise NoWords
    Comment.objects.create(thread=thread, text=words, by=opened.by, at=opened.at, version=opened.version)
    _record(opened, kind, thread)


def _record(opened: Change, kind: Happening, thread: Thread) -> None:
    opened.record(kind, paragraph=thread.paragraph_id, section=thread.section_id)


def _speech_of(thread_id: int) -> int:
    speech_id = Thread.objects.filter(pk=thread_id).values_list("speech_id", flat=True).first()
    if speech_id is None:
        raise NoSuchSpeech
    return speech_id
