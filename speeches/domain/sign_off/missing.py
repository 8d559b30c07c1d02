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
    SILENCED = "silenced"
    AUTHORS_ALONE = "authors_alone"
    BLANKS = "blanks"
    CHECKS = "checks"
    TOUCHES = "touches"
    ROUNDS = "rounds"
    OPINIONS = "opinions"
    SUGGESTIONS = "suggestions"
    THREADS = "threads"


# What the office may let stay open, with a reason: talk, never words or signatures.
EXCUSABLE = frozenset({Lack.SUGGESTIONS, Lack.THREADS})
# What nobody can mend, so that a reason always does: an objection of somebody who cannot sign in any more.
BEYOND_MENDING = frozenset({Lack.SILENCED})


@dataclass(frozen=True, slots=True)
class Open:
    """How much of something is open; `is_excusable` where a reason will do."""

    lack: Lack
    count: int
    is_excusable: bool = False


def missing(counts: Iterable[tuple[Lack, int]], *, lets_talk_stay_open: bool) -> list[Open]:
    """What is open, in the order of `Lack`."""
    excusable = BEYOND_MENDING | (EXCUSABLE if lets_talk_stay_open else frozenset())
    found = [Open(lack, count, lack in excusable) for lack, count in counts if count > 0]
    return sorted(found, key=lambda one: list(Lack).index(one.lack))


def may_be_final(found: Collection[Open], reason: str) -> bool:
    """Nothing is open, or only what a reason excuses, and there is one."""
    return not found or (bool(reason) and all(one.is_excusable for one in found))


def is_by_authors_alone(signers: Collection[tuple[int, int | None]], authors: Collection[int]) -> bool:
    """Words are signed, and each time by somebody who wrote of them, or for somebody who did.

    A signer comes with the one on whose behalf he signed. Whoever stands in adds no second pair of eyes where
    one of the two is an author.
    """
    return bool(signers) and all(by in authors or absent in authors for by, absent in signers)
