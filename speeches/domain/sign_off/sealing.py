"""The self-contained text of a final speech, and the hash that tells whether it is still that."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class SealedLine:
    """A line as it is read: its number, how deep it stands, what it is, its words."""

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
    """A step of the route with its signatures; `skipped` is why it was left out."""

    name: str
    kind: str
    skipped: str
    signatures: tuple[SealedSignature, ...]


@dataclass(frozen=True, slots=True)
class SealedSpeech:
    """All that somebody needs who has nothing else; `digest` is that of the words, as they are signed."""

    title: str
    version: int
    lap: int
    sealed_at: str
    sealed_by: str
    digest: str
    lines: tuple[SealedLine, ...]
    steps: tuple[SealedStep, ...]


def written(speech: SealedSpeech) -> str:
    """The text that is kept; equal speeches, equal texts."""
    return json.dumps(asdict(speech), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def seal_of(text: str) -> str:
    """The SHA-256 of the text that is kept, as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def is_whole(text: str, digest: str) -> bool:
    """The text is still what was sealed."""
    return seal_of(text) == digest


def check_code(digest: str) -> str:
    """So much of a hash as one reads out and types: two groups of four."""
    return f"{digest[:4]} {digest[4:8]}".upper()


def words_of(text: str) -> Sequence[str]:
    """The words of a sealed text, line by line."""
    return [line["text"] for line in json.loads(text)["lines"]]
