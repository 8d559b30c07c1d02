"""A speech as a whole: what it is for, and a new one that begins as a copy."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _founding_rows
from speeches.actions._change import AlreadyDone, change, founding
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_line
from speeches.domain.verdict import NoSuchSpeech, NoSuchVersion, NothingToSave, NoWords
from speeches.models import Event, Speech
from speeches.queries import standing
from speeches.queries.outline import outline_of


@dataclass(frozen=True, slots=True)
class Description:
    """The circumstances of a speech; `target_minutes` is None where nobody set a length."""

    speaker: str
    occasion: str
    place: str
    delivered_on: date | None
    target_minutes: int | None
    rate: int


def describe(speech_id: int, *, description: Description, by: User, at: datetime) -> int:
    """Say what the speech is for. Raises Unwritable."""
    names = description.speaker, description.occasion, description.place
    speaker, occasion, place = map(typed_line, names)
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_edit)
        limited = opened.standing.is_limited
        verdict = policy.may_edit_here(
            opened.standing.role, opened.speech.terms, is_limited=limited, is_own=False
        )
        verdict.require()
        speech = opened.speech
        speech.speaker, speech.occasion, speech.place = speaker, occasion, place
        speech.delivered_on = description.delivered_on
        speech.target_minutes, speech.rate = description.target_minutes, description.rate
        speech.save()
        opened.record(Happening.SPEECH_DESCRIBED)
    return opened.version


def set_terms(speech_id: int, *, is_suggest_only: bool, by: User, at: datetime) -> int:
    """Let all but the owner only suggest, or write again. Raises NothingToSave."""
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_set_terms)
        if opened.speech.is_suggest_only == is_suggest_only:
            raise NothingToSave
        opened.speech.is_suggest_only = is_suggest_only
        opened.speech.save(update_fields=["is_suggest_only"])
        opened.record(Happening.SUGGESTING_ONLY if is_suggest_only else Happening.WRITING_OPENED)
    return opened.version


def copy(speech_id: int, *, version: int, by: User, at: datetime, key: UUID | None = None) -> int:
    """Begin a new speech with the words of a version of another one; the id of the new speech.

    It keeps from which paragraph each of its own was copied. Raises NoSuchVersion, NoWords.
    """
    source = Speech.objects.filter(pk=speech_id).first()
    role = standing.role_of(by, speech_id)
    if source is None or role is None:
        raise NoSuchSpeech
    policy.may_export(role, source.terms).require()
    if not 1 <= version <= source.version:
        raise NoSuchVersion
    try:
        with founding(by=by, at=at, key=key) as opened:
            drawn = outline_of(source, version)
            if not drawn.paragraphs:
                raise NoWords
            _founding_rows.lay_down(opened, drawn.outline, sources=drawn.paragraphs)
            opened.speech.speaker, opened.speech.rate = source.speaker, source.rate
            opened.speech.save(update_fields=["speaker", "rate"])
            opened.record(Happening.SPEECH_COPIED, earlier=version)
    except AlreadyDone:
        return Event.objects.values_list("speech_id", flat=True).get(by=by, key=key)
    return opened.speech.pk
