"""Two texts → spans (kept, removed, added), readable in Chinese."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from speeches.domain.hunks import Hunk, hunks, joined
from speeches.domain.readable import readable

__all__ = ["Hunk", "Span", "SpanKind", "hunks", "hunks_of", "readable", "spans", "spans_of"]


class SpanKind(StrEnum):
    """What became of a run of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one fate; never empty."""

    kind: SpanKind
    text: str


# One comparison is looked at several times: folded, side by side, by person, and on paper.
@lru_cache(1024)
def spans(old: str, new: str) -> tuple[Span, ...]:
    """The change from `old` to `new` for people. Kept and removed make `old`, kept and added `new`."""
    return tuple(spans_of(old, new, readable(old, new)))


def hunks_of(shown: Iterable[Span]) -> list[Hunk]:
    """The changes that were made into these spans."""
    found: list[Hunk] = []
    old = new = 0
    for span in shown:
        old_end = old if span.kind is SpanKind.ADDED else old + len(span.text)
        new_end = new if span.kind is SpanKind.REMOVED else new + len(span.text)
        if span.kind is not SpanKind.KEPT:
            found.append(Hunk(old, old_end, new, new_end))
        old, new = old_end, new_end
    return joined(found)


def spans_of(old: str, new: str, changes: Iterable[Hunk]) -> list[Span]:
    """The given changes as spans, what went before what came."""
    runs: list[tuple[SpanKind, str]] = []
    done = 0
    for hunk in changes:
        runs.append((SpanKind.KEPT, old[done : hunk.old_start]))
        runs.append((SpanKind.REMOVED, old[hunk.old_start : hunk.old_end]))
        runs.append((SpanKind.ADDED, new[hunk.new_start : hunk.new_end]))
        done = hunk.old_end
    runs.append((SpanKind.KEPT, old[done:]))
    return [Span(kind, text) for kind, text in runs if text]
