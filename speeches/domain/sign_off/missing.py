"""What is missing before a speech is final (product.md D6)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    """Something that is open, in the order in which it is told."""

    ROUTE = "route"
    SUBMISSION = "submission"
    STEPS = "steps"
    OBJECTIONS = "objections"
    AUTHORS_ALONE = "authors_alone"
    BLANKS = "blanks"
    TOUCHES = "touches"
    OPINIONS = "opinions"
    SUGGESTIONS = "suggestions"
    THREADS = "threads"


# What the office may let stay open, with a reason: talk, never words or signatures.
EXCUSABLE = frozenset({Lack.SUGGESTIONS, Lack.THREADS})


@dataclass(frozen=True, slots=True)
class Open:
    """How much of something is open; `is_excusable` where a reason will do."""

    lack: Lack
    count: int
    is_excusable: bool = False


def missing(counts: Iterable[tuple[Lack, int]], *, lets_talk_stay_open: bool) -> list[Open]:
    """What is open, in the order of `Lack`."""
    found = [
        Open(lack, count, lets_talk_stay_open and lack in EXCUSABLE) for lack, count in counts if count > 0
    ]
    return sorted(found, key=lambda one: list(Lack).index(one.lack))


def may_be_final(found: Collection[Open], reason: str) -> bool:
    """Nothing is open, or only what a reason excuses, and there is one."""
    return not found or (bool(reason) and all(one.is_excusable for one in found))


@dataclass(frozen=True, slots=True)
class Signed:
    """Words with those who wrote of them, and those who signed them or the whole."""

    section: int
    authors: frozenset[int]
    signers: frozenset[int]


def signed_by_authors_only(sections: Iterable[Signed]) -> list[int]:
    """The sections that nobody signed but people who wrote in them (domain.md 5)."""
    return [one.section for one in sections if one.authors and one.signers <= one.authors]
