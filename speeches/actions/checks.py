"""Findings of checks that somebody has looked at and lets stand."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions._change import change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import NothingToSave, NoWords, Refusal
from speeches.models import Waiver
from speeches.queries.checks import findings_of


class NoSuchFinding(Refusal):
    """These words are not there any more, or nothing is wrong with them."""


class AlreadyHeeded(Refusal):
    """It is told again already."""


@once
def waive(
    speech_id: int, *, fingerprint: str, reason: str, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Let words stand that a check finds wrong, for a reason.

    Raises NoWords, NoSuchFinding, NothingToSave.
    """
    why = typed_comment(reason)
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_waive)
        if not why:
            raise NoWords
        found = next((one for one in findings_of(speech_id) if one.fingerprint == fingerprint), None)
        if found is None:
            raise NoSuchFinding
        if Waiver.objects.filter(speech=speech_id, fingerprint=fingerprint, ended_in=None).exists():
            raise NothingToSave
        noun, pk = found.line.key
        paragraph, section = (pk, None) if noun is Noun.PARAGRAPH else (None, pk)
        Waiver.objects.create(
            speech=opened.speech,
            paragraph_id=paragraph,
            section_id=section,
            check_name=found.check,
            fingerprint=fingerprint,
            words=found.before + found.wrong + found.after,
            reason=why,
            by=by,
            at=at,
            version=opened.version,
        )
        opened.record(Happening.FINDING_WAIVED, paragraph=paragraph, section=section)
    return opened.version


def heed(waiver_id: int, *, by: User, at: datetime) -> int:
    """Tell of it again after all. Raises AlreadyHeeded."""
    with change(speech_of(Waiver, waiver_id), by=by, at=at) as opened:
        opened.require(policy.may_waive)
        found = Waiver.objects.get(pk=waiver_id, speech=opened.speech)
        if found.ended_in is not None:
            raise AlreadyHeeded
        found.ended_in = opened.version
        found.save(update_fields=["ended_in"])
        opened.record(Happening.FINDING_HEEDED, paragraph=found.paragraph_id, section=found.section_id)
    return opened.version
