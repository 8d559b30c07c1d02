"""States of speeches and sections, and the hash that a signature stands on."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class SpeechState(StrEnum):
    """Where a speech stands as a whole."""

    DRAFTING = "drafting"
    IN_REVIEW = "in_review"
    SIGNED = "signed"
    FINAL = "final"
    ARCHIVED = "archived"


class SectionState(StrEnum):
    """Where a section stands; void: it was signed, and its words have changed since."""

    DRAFTING = "drafting"
    IN_REVIEW = "in_review"
    SIGNED = "signed"
    OBJECTED = "objected"
    VOID = "void"


class Opinion(StrEnum):
    """What a signer says (同意, 同意并提出意见, 不同意)."""

    AGREE = "agree"
    AGREE_WITH_REMARK = "agree_with_remark"
    DISAGREE = "disagree"


class Ending(StrEnum):
    """What ended a signature that nobody took back."""

    CHANGED = "changed"
    SENT_BACK = "sent_back"
    LEFT = "left"
    ANEW = "anew"


class Leaving(StrEnum):
    """What becomes of the signatures of somebody who takes part no more."""

    KEEP = "keep"
    VOID = "void"


class Reentry(StrEnum):
    """What the office asks of whoever signs, so that it is he: nothing, the password, or a code."""

    NOTHING = "nothing"
    PASSWORD = "password"  # noqa: S105  the name of a choice
    CODE = "code"


def state_by(live: Collection[Opinion], *, was_signed: bool) -> SectionState:
    """The state that signatures give a section: one objection outweighs every agreement."""
    if Opinion.DISAGREE in live:
        return SectionState.OBJECTED
    if live:
        return SectionState.SIGNED
    return SectionState.VOID if was_signed else SectionState.DRAFTING


@dataclass(frozen=True, slots=True)
class Statement:
    """What a signature says; anything but plain agreement needs a remark."""

    opinion: Opinion = Opinion.AGREE
    remark: str = ""

    @property
    def is_complete(self) -> bool:
        """The remark that the opinion needs is there."""
        return self.opinion is Opinion.AGREE or bool(self.remark)


@dataclass(frozen=True, slots=True)
class Pledge:
    """What somebody puts his name to: the words with this digest, saying this, at this seat of a route.

    `confirms` is the signature of before that he lets stand again.
    """

    digest: str
    statement: Statement = Statement()
    seat: int | None = None
    confirms: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """One line as a signer reads it: how deep it stands under the signed section, what it is, its text."""

    depth: int
    kind: str
    text: str


def digest(lines: Iterable[Words]) -> str:
    """The SHA-256 of exact words in their order, as 64 hexadecimal digits.

    Numbers of headings are not words: a section that moves down by one keeps its signature.
    """
    plain = [[line.depth, line.kind, line.text] for line in lines]
    return sha256(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
