"""Typographic repairs of a final speech by the office (复核), which its signers are shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads, _sealing
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.grading import is_typographic
from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import HEADED
from speeches.domain.plain_text import typed_comment, typed_lines
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NotPermitted, NoWords, Reason, Refusal
from speeches.models import Acknowledgement, Paragraph, Repair, Seal, Section
from speeches.queries.repairs import signers_at


class NotTypographic(Refusal):
    """It changes what was signed; that goes back to the signers."""


class AlreadySeen(Refusal):
    """This person has said so before."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A line as it should be, the version in which it was seen, and what was wrong."""

    text: str
    based_on: int
    reason: str


@once
def repair(paragraph_id: int, *, mending: Mending, by: User, at: datetime, key: UUID | None = None) -> int:
    """Put a slip of the pen right in a final speech, and seal it anew; signatures stand, with a notice.

    Raises NotTypographic, NoWords, NothingToSave, ChangedMeanwhile, Gone.
    """
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_repair)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        opened.repair = typed_comment(mending.reason)
        text = _judged(mending, paragraph.text, paragraph.version)
        opened.record(Happening.PARAGRAPH_REPAIRED, paragraph=paragraph_id)
        _heads.write(opened, paragraph, text)
        _seal_anew(opened, Repair(paragraph=paragraph))
    return opened.version


@once
def repair_heading(
    section_id: int, *, mending: Mending, by: User, at: datetime, key: UUID | None = None
) -> int:
    """The same in a heading that is a line of its own.

    Raises NotTypographic, NoWords, NothingToSave, ChangedMeanwhile, Gone.
    """
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_repair)
        section = _heads.section_in(opened, section_id)
        if section.kind not in HEADED:
            raise NoWords
        opened.repair = typed_comment(mending.reason)
        heading = _judged(mending, section.heading, section.version)
        opened.record(Happening.SECTION_REPAIRED, section=section_id)
        _heads.write_heading(opened, section, heading)
        _seal_anew(opened, Repair(section=section))
    return opened.version


def _judged(mending: Mending, before: str, version: int) -> str:
    lines = typed_lines(mending.text)
    if not lines or not typed_comment(mending.reason):
        raise NoWords
    if version > mending.based_on:
        raise ChangedMeanwhile
    if lines == [before]:
        raise NothingToSave
    if len(lines) > 1 or not is_typographic(before, lines[0]):
        raise NotTypographic
    return lines[0]


def _seal_anew(opened: Change, made: Repair) -> None:
    made.speech, made.version, made.reason = opened.speech, opened.version, opened.repair
    made.by, made.at = opened.by, opened.at
    made.save()
    before = Seal.objects.filter(milestone__speech=opened.speech).order_by("-pk").first()
    _sealing.seal(opened, note=opened.repair, exceptions=before.exceptions if before else "")


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
