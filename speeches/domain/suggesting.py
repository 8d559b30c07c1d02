"""Words that somebody would rather have: do they still fit, what do they change, who wants others there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from speeches.domain.diff import hunks, readable
from speeches.domain.merge import MergeVerdict, merge

# Characters next to an insertion by which its place is known again: more than a short quote has
# (algorithms.md 4).
_BESIDE = 8


class SuggestionKind(StrEnum):
    """What somebody suggests: other words, a new paragraph, one less, another place, another heading."""

    REWORD = "reword"
    INSERT = "insert"
    REMOVE = "remove"
    MOVE = "move"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words suggested by somebody: `text` in place of `base`, which it said when he read it."""

    thread: int
    by: int
    base: str
    text: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What a text reads with a suggested wording in it.

    `is_doubtful` where the same clause was changed otherwise since, so that somebody has to read both.
    """

    text: str
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the one who accepts had before him: the version of the line `seen`, and the words as he changed
    them, None where he took them as they are.
    """

    seen: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A range of the text that a wording would take out, and the words that would come behind it."""

    start: int
    end: int
    words: str
    thread: int
    by: int


# As many as stand open on a few speeches that are read at the same time.
@lru_cache(4096)
def fit(base: str, now: str, text: str) -> Fit | None:
    """`now` with what was suggested when it read `base`; None where the same words were changed since."""
    if now == base:
        return Fit(text)
    met = merge(base=base, theirs=now, yours=text)
    return None if met.text is None else Fit(met.text, met.verdict is MergeVerdict.REVIEW)


@lru_cache(4096)
def wanted(now: str, wordings: tuple[Wording, ...]) -> tuple[Wanted, ...]:
    """What the wordings that fit would change in a text, in the order of reading."""
    found = [one for wording in wordings for one in _changes(now, wording)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.thread)))


def rivals(now: str, wordings: Sequence[Wording]) -> dict[int, tuple[int, ...]]:
    """For each thread the others whose wordings cannot stand beside its own: they change the same words."""
    found: dict[int, tuple[int, ...]] = {wording.thread: () for wording in wordings}
    for one, other in combinations(wordings, 2):
        if _are_rivals(now, one, other):
            found[one.thread] += (other.thread,)
            found[other.thread] += (one.thread,)
    return found


def core(base: str, text: str) -> tuple[int, int]:
    """The words of `base` that a suggestion is about, from the first to the last one that changes.

    Of a mere insertion some words beside it, so that there is something to follow; nothing of no text.
    """
    changed = hunks(base, text)
    start, end = (changed[0].old_start, changed[-1].old_end) if changed else (0, len(base))
    if base[start:end].strip():
        return start, end
    before = base[:start].rstrip()
    if before:
        return max(0, len(before) - _BESIDE), max(end, len(before))
    return start, min(len(base), end + _BESIDE)


def _changes(now: str, wording: Wording) -> Iterator[Wanted]:
    fitting = fit(wording.base, now, wording.text)
    for hunk in readable(now, fitting.text) if fitting else ():
        words = fitting.text[hunk.new_start : hunk.new_end] if fitting else ""
        yield Wanted(hunk.old_start, hunk.old_end, words, wording.thread, wording.by)


@lru_cache(4096)
def _are_rivals(now: str, one: Wording, other: Wording) -> bool:
    first, second = fit(one.base, now, one.text), fit(other.base, now, other.text)
    if first is None or second is None or first.text == second.text:
        return False
    return merge(base=now, theirs=first.text, yours=second.text).verdict is MergeVerdict.CONFLICT
