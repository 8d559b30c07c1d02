"""Typographic repairs of a final speech by the office (复核), which its signers are shown."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads, _sealing
from speeches.actions._change import change, once, speech_of
from speeches.domain import policy
from speeches.domain.grading import is_typographic
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment, typed_lines
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NotPermitted, NoWords, Reason, Refusal
from speeches.models import Acknowledgement, Paragraph, Repair, Seal
from speeches.queries.repairs import signers_at


class NotTypographic(Refusal):
    """It changes what was signed; that goes back to the signers."""


class AlreadySeen(Refusal):
    """This person has said so before."""


@once
def repair(  # noqa: PLR0913  what was typed, what was seen, and why
    paragraph_id: int,
    *,
    text: str,
    based_on: int,
    reason: str,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Put a slip of the pen right in a final speech, and seal it anew; signatures stand, with a notice.

    Raises NotTypographic, NoWords, NothingToSave, ChangedMeanwhile, Gone.
    """
    lines, why = typed_lines(text), typed_comment(reason)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_repair)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        if not lines or not why:
            raise NoWords
        if paragraph.version > based_on:
            raise ChangedMeanwhile
        if lines == [paragraph.text]:
            raise NothingToSave
        if len(lines) > 1 or not is_typographic(paragraph.text, lines[0]):
            raise NotTypographic
        opened.repair = why
        opened.record(Happening.PARAGRAPH_REPAIRED, paragraph=paragraph_id)
        _heads.write(opened, paragraph, lines[0])
        Repair.objects.create(
            speech=opened.speech,
            paragraph=paragraph,
            version=opened.version,
            by=by,
            at=at,
            reason=why,
        )
        before = Seal.objects.filter(milestone__speech=opened.speech).order_by("-pk").first()
        _sealing.seal(opened, note=why, exceptions=before.exceptions if before else "")
    return opened.version


def acknowledge(repair_id: int, *, by: User, at: datetime) -> int:
    """A signer has seen a repair. Raises AlreadySeen."""
    with change(speech_of(Repair, repair_id), by=by, at=at) as opened:
        found = Repair.objects.get(pk=repair_id, speech=opened.speech)
        if by.pk not in signers_at(found):
            raise NotPermitted(Reason.NO_SEAT)
        if Acknowledgement.objects.filter(repair=found, person=by).exists():
            raise AlreadySeen
        Acknowledgement.objects.create(repair=found, person=by, at=at)
        opened.record(Happening.REPAIR_SEEN, earlier=found.version)
    return opened.version
