"""Signing a section on exactly the words that were shown, and taking it back."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads
from speeches.actions._change import change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.signing import Statement
from speeches.domain.verdict import NoSuchSpeech, Refusal
from speeches.models import Section, Signature
from speeches.queries import structure


class WordsChanged(Refusal):
    """The section no longer says what was on the screen."""


class AlreadySigned(Refusal):
    """This person's signature already stands on these words."""


class NothingToSign(Refusal):
    """The section holds no words."""


class RemarkMissing(Refusal):
    """An opinion other than plain agreement says what it is."""


class AlreadyEnded(Refusal):
    """The signature was withdrawn or voided before."""


@once
def sign(
    section_id: int,
    *,
    digest: str,
    statement: Statement,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Sign a section whose words, as shown, had this digest.

    Raises WordsChanged, AlreadySigned, NothingToSign, RemarkMissing, Gone.
    """
    note = typed_comment(statement.remark)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_sign)
        section = _heads.section_in(opened, section_id)
        manuscript = structure.manuscript_of(opened.speech.pk)
        if not any(line.text for line in manuscript.words_of(section_id)):
            raise NothingToSign
        if manuscript.digest_of(section_id) != digest:
            raise WordsChanged
        if not Statement(statement.opinion, note).is_complete:
            raise RemarkMissing
        if section.signatures.filter(by=by, voided_in=None, withdrawn_in=None).exists():
            raise AlreadySigned
        Signature.objects.create(
            speech=opened.speech,
            section=section,
            by=by,
            at=at,
            version=opened.speech.version,
            digest=digest,
            opinion=statement.opinion,
            remark=note,
        )
        opened.record(Happening.SIGNATURE_GIVEN, section=section_id)
    return opened.version


def withdraw(signature_id: int, *, by: User, at: datetime) -> int:
    """Take one's own signature back. Raises AlreadyEnded."""
    with change(_speech_of(signature_id), by=by, at=at) as opened:
        signature = Signature.objects.get(pk=signature_id, speech=opened.speech)
        policy.may_withdraw(
            opened.standing.role, opened.speech.terms, is_own=signature.by_id == by.pk
        ).require()
        if not signature.is_live:
            raise AlreadyEnded
        signature.withdrawn_in = opened.version
        signature.save(update_fields=["withdrawn_in"])
        opened.record(Happening.SIGNATURE_WITHDRAWN, section=signature.section_id)
    return opened.version


def _speech_of(signature_id: int) -> int:
    speech_id = Signature.objects.filter(pk=signature_id).values_list("speech_id", flat=True).first()
    if speech_id is None:
        raise NoSuchSpeech
    return speech_id
