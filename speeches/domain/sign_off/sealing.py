"""The self-contained text of a final speech, and the hash that tells whether it is still that."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from speeches.domain.signing import Words, digest


class Finding(StrEnum):
    """What a look at a seal finds: it holds, its text was altered, or the version says something else."""

    HOLDS = "holds"
    ALTERED = "altered"
    OTHER_WORDS = "other_words"


@dataclass(frozen=True, slots=True)
class SealedLine:
    """A line as it is signed: how deep it stands, what it is, its words; and the number that is read there.

    A section without a heading has a line without words, as in what is signed.
    """

    number: str
    depth: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SealedSignature:
    """Who signed what, as the office knew him then; `section` empty for the whole, times in UTC."""

    name: str
    unit: str
    post: str
    on_behalf_of: str
    section: str
    opinion: str
    remark: str
    at: str
    digest: str


@dataclass(frozen=True, slots=True)
class SealedStep:
    """A step of the route with its signatures; `skipped` is why it was left out, and by whom and when."""

    name: str
    kind: str
    skipped: str
    skipped_by: str
    skipped_at: str
    signatures: tuple[SealedSignature, ...]


@dataclass(frozen=True, slots=True)
class SealedSpeech:
    """All that somebody needs who has nothing else; `digest` is that of the words, as they are signed.

    `note` is why it was repaired, `exceptions` why something was left open,
    `objections` those of before that nobody could lift.
    """

    title: str
    version: int
    lap: int
    sealed_at: str
    sealed_by: str
    note: str
    exceptions: str
    digest: str
    lines: tuple[SealedLine, ...]
    steps: tuple[SealedStep, ...]
    objections: tuple[SealedSignature, ...] = ()


def written(speech: SealedSpeech) -> str:
    """The text that is kept; equal speeches, equal texts."""
    return json.dumps(asdict(speech), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def seal_of(text: str) -> str:
    """The SHA-256 of the text that is kept, as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def look_at(text: str, kept_digest: str, words_then: str) -> Finding:
    """Is the text that is kept the one that was sealed, and is it what its version says?

    `words_then` is the hash of the words of that version.
    """
    if seal_of(text) != kept_digest:
        return Finding.ALTERED
    try:
        held = json.loads(text)
        inside, named = digest(_words_of(held)), held["digest"]
    except (ValueError, KeyError, TypeError):
        return Finding.ALTERED
    if inside != named:
        return Finding.ALTERED
    return Finding.HOLDS if inside == words_then else Finding.OTHER_WORDS


def check_code(full: str) -> str:
    """So much of a hash as one reads out and types: two groups of four."""
    return f"{full[:4]} {full[4:8]}".upper()


def _words_of(held: dict[str, Any]) -> list[Words]:
    return [Words(line["depth"], line["kind"], line["text"]) for line in held["lines"]]
