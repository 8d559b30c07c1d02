"""Saying what one would rather have: other words, a paragraph more or less, another place or heading."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads, _talking
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.anchors.anchor import NotThere, anchored
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment, typed_line, typed_lines
from speeches.domain.structure import paragraphs as moves
from speeches.domain.structure.tree import OpensSection
from speeches.domain.suggesting import SuggestionKind, core
from speeches.domain.talk import Outcome
from speeches.domain.verdict import NothingToSave, NoWords
from speeches.models import Paragraph, Section, Suggestion, Thread
from speeches.queries import history, structure
from speeches.queries.nearby import Beside


@once
def reword(  # noqa: PLR0913  what it shall say, why, and what was seen
    paragraph_id: int,
    *,
    text: str,
    based_on: int,
    reason: str = "",
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Suggest other words for a paragraph; a line break splits it. Raises NoWords, NothingToSave, Gone."""
    words, why = "\n".join(typed_lines(text)), typed_comment(reason)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_suggest)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        base = _seen(paragraph, based_on)
        _require_other(words, base, paragraph.text)
        thread = _thread_on(opened, paragraph, base, core(base, words))
        seen = min(based_on, paragraph.version)
        asked = Suggestion(kind=SuggestionKind.REWORD, base=base, based_on=seen, text=words)
        _suggest(opened, asked, thread, why)
    return opened.version


@once
def rename(  # noqa: PLR0913  what it shall be called, why, and what was seen
    section_id: int,
    *,
    heading: str,
    based_on: int,
    reason: str = "",
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Suggest another heading for a section. Raises NoWords, NothingToSave, Gone."""
    words, why = typed_line(heading), typed_comment(reason)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_suggest)
        section = _heads.section_in(opened, section_id)
        if not section.heading:
            raise NoWords
        base = _seen(section, based_on)
        _require_other(words, base, section.heading)
        thread = Thread(speech=opened.speech, section=section, quote=base, opened_in=opened.version)
        seen = min(based_on, section.version)
        asked = Suggestion(kind=SuggestionKind.RENAME, base=base, based_on=seen, text=words)
        _suggest(opened, asked, thread, why)
    return opened.version


@once
def insert(
    after_id: int, *, text: str, reason: str = "", by: User, at: datetime, key: UUID | None = None
) -> int:
    """Suggest new paragraphs, one a line, behind another. Raises NoWords, Gone."""
    words, why = "\n".join(typed_lines(text)), typed_comment(reason)
    with change(speech_of(Paragraph, after_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_suggest)
        after = _heads.paragraph_in(opened, after_id)
        if not words:
            raise NoWords
        asked = Suggestion(kind=SuggestionKind.INSERT, base=after.text, based_on=after.version, text=words)
        _suggest(opened, asked, _thread_on(opened, after, after.text), why)
    return opened.version


@once
def remove(
    paragraph_id: int, *, based_on: int, reason: str = "", by: User, at: datetime, key: UUID | None = None
) -> int:
    """Suggest that a paragraph be taken out. Raises Gone."""
    why = typed_comment(reason)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_suggest)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        base = _seen(paragraph, based_on)
        seen = min(based_on, paragraph.version)
        asked = Suggestion(kind=SuggestionKind.REMOVE, base=base, based_on=seen)
        _suggest(opened, asked, _thread_on(opened, paragraph, paragraph.text), why)
    return opened.version


@once
def move(
    paragraph_id: int, *, to: Beside, reason: str = "", by: User, at: datetime, key: UUID | None = None
) -> int:
    """Suggest another place for a paragraph, instead of one that the same person suggested before.

    Raises NoSuchPlace, OpensSection for one that opens a section, Gone.
    """
    why = typed_comment(reason)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_suggest)
        paragraph, beside = (_heads.paragraph_in(opened, pk) for pk in (paragraph_id, to.paragraph_id))
        tree = structure.tree_of(opened.speech.pk)
        node, line = tree.paragraph(paragraph.pk), tree.paragraph(beside.pk)
        if tree.opened_by(node):
            raise OpensSection
        (moves.behind if to.is_behind else moves.before)(tree, node, line)
        asked = Suggestion(
            kind=SuggestionKind.MOVE, base=paragraph.text, based_on=paragraph.version, beside=beside
        )
        asked.is_behind = to.is_behind
        earlier = _own_moves(opened, paragraph)
        _suggest(opened, asked, _thread_on(opened, paragraph, paragraph.text), why)
        for thread in earlier:
            _talking.end(opened, thread, Outcome.WITHDRAWN)
            opened.record(Happening.SUGGESTION_WITHDRAWN, paragraph=paragraph.pk)
    return opened.version


def _seen(row: Paragraph | Section, based_on: int) -> str:
    """What it said on the screen."""
    if based_on >= row.version:
        return row.text if isinstance(row, Paragraph) else row.heading
    return history.line_at(row, based_on)


def _require_other(words: str, base: str, now: str) -> None:
    if not words:
        raise NoWords
    if words in {base, now}:
        raise NothingToSave


def _thread_on(
    opened: Change, paragraph: Paragraph, seen: str, words: tuple[int, int] | None = None
) -> Thread:
    """A thread on these words as they were seen, where they stand now; else on the paragraph."""
    thread = Thread(
        speech=opened.speech, paragraph=paragraph, home=paragraph, quote=seen, opened_in=opened.version
    )
    if words is None:
        return thread
    try:
        anchor = _talking.carried_to(paragraph, seen, anchored(paragraph.pk, seen, *words))
    except NotThere:
        return thread
    if not anchor.is_lost:
        thread.stand_on(anchor, opened.version)
        thread.quote = anchor.words
    return thread


def _suggest(opened: Change, asked: Suggestion, thread: Thread, why: str) -> None:
    thread.save()
    asked.thread, asked.by, asked.at = thread, opened.by, opened.at
    asked.save(force_insert=True)
    if why:
        _talking.say(opened, thread, why, None)
    opened.record(Happening.SUGGESTION_MADE, paragraph=thread.paragraph_id, section=thread.section_id)


def _own_moves(opened: Change, paragraph: Paragraph) -> list[Thread]:
    mine = Suggestion.objects.filter(kind=SuggestionKind.MOVE, by=opened.by)
    return list(Thread.objects.filter(suggestion__in=mine, paragraph=paragraph, resolved_at=None))
