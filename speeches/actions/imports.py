"""Bringing a text in: kept byte for byte, read, looked at, and made a speech in one version."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from accounts.models import User
from speeches.actions import _founding_rows
from speeches.actions._change import AlreadyDone, Change, founding
from speeches.domain.admission import admit, base_name
from speeches.domain.founding import titles_of
from speeches.domain.happenings import Happening
from speeches.domain.outline.read import read
from speeches.domain.outline.roles import LineRole
from speeches.domain.plain_text import typed_lines
from speeches.domain.verdict import NoSuchSpeech, NoWords, Refusal
from speeches.exchange.original_reader import source_of
from speeches.models import Event, Original

type Decisions = Mapping[int, LineRole]


class NoSuchOriginal(NoSuchSpeech):
    """No file of this person waits under this number."""


class AlreadyImported(Refusal):
    """The file has become a speech meanwhile."""

    def __init__(self, speech_id: int) -> None:
        super().__init__(speech_id)
        self.speech_id = speech_id


class TitleMissing(Refusal):
    """The text has no title and none was given."""


class TitledAlready(Refusal):
    """The text has a title of its own beside the one that was given."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


def receive(*, content: bytes, name: str, by: User, at: datetime) -> Original:
    """Keep a file, or pasted text without a name, until its person has looked at how it is read.

    The same bytes brought again while they wait are the same original. Raises UnreadableText and what
    `admit` raises; nothing is kept then.
    """
    admit(source_of(content, name).text)
    digest = sha256(content).hexdigest()
    with transaction.atomic(durable=True):
        # The person's row is locked: a double click brings the same file twice at once.
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        original = Original.objects.filter(by=by, sha256=digest, speech=None).first() or Original(by=by)
        original.name, original.sha256, original.content, original.at = base_name(name), digest, content, at
        original.save()
    return original


def discard(original_id: int, *, by: User, at: datetime) -> None:
    """Forget a file that has not become a speech. Raises NoSuchOriginal."""
    del at
    forgotten, _ = Original.objects.filter(pk=original_id, by=by, speech=None).delete()
    if not forgotten:
        raise NoSuchOriginal


def confirm(
    original_id: int, *, decisions: Decisions, title: str, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Make the file a speech, read again with these decisions; the id of the speech.

    A replay with the same key answers with the same speech. Raises NoSuchOriginal, AlreadyImported,
    TitleMissing, TitledAlready, NoWords.
    """
    try:
        with founding(by=by, at=at, key=key) as opened:
            original = _waiting(original_id, by)
            _found(opened, original, decisions, title)
            original.save(update_fields=["speech"])
    except (AlreadyDone, AlreadyImported):
        return _speech_made(original_id, by, key)
    return opened.speech.pk


def bring(*, content: bytes, name: str, title: str, by: User, at: datetime, key: UUID | None = None) -> int:
    """Make a file a speech at once, as it is read without decisions; the id of the speech.

    Raises what `receive` and `confirm` raise; nothing is kept then.
    """
    admit(source_of(content, name).text)
    with founding(by=by, at=at, key=key) as opened:
        digest = sha256(content).hexdigest()
        original = Original(name=base_name(name), sha256=digest, content=content, by=by, at=at)
        _found(opened, original, {}, title)
        original.save()
    return opened.speech.pk


def _waiting(original_id: int, by: User) -> Original:
    original = Original.objects.select_for_update().filter(pk=original_id, by=by).first()
    if original is None:
        raise NoSuchOriginal
    if original.speech_id is not None:
        raise AlreadyImported(original.speech_id)
    return original


def _found(opened: Change, original: Original, decisions: Decisions, title: str) -> None:
    source = source_of(bytes(original.content), original.name)
    outline = read(source.text, decisions={**source.marked, **decisions})
    if not outline.sections:
        raise NoWords
    own, given = titles_of(outline), typed_lines(title)
    if not own and not given:
        raise TitleMissing
    if own and given:
        raise TitledAlready("\n".join(own))
    _founding_rows.lay_down(opened, outline, titles=given)
    original.speech = opened.speech
    opened.record(Happening.SPEECH_IMPORTED)


def _speech_made(original_id: int, by: User, key: UUID | None) -> int:
    speech_id = Original.objects.filter(pk=original_id, by=by).values_list("speech_id", flat=True).first()
    if speech_id is None:
        raise NoSuchOriginal
    if key is None or not Event.objects.filter(speech=speech_id, by=by, key=key).exists():
        raise AlreadyImported(speech_id)
    return speech_id
