"""Which facts a change of words changed: this figure was that, this name is new, that date is gone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from speeches.domain.covering import InPlace, covering
from speeches.domain.hunks import Hunk
from speeches.domain.mentions import Fact, Mention, mentions
from speeches.domain.readable import readable


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact before and after; empty where it was not there."""

    fact: Fact
    old: str
    new: str


def fact_changes(old: str, new: str, changes: Sequence[Hunk] | None = None) -> list[FactChange]:
    """The facts that differ between two texts, in reading order. One that only changed its place does not.

    `changes` are the readable ones, if they are known already.
    """
    olds, news = mentions(old), mentions(new)
    if not olds and not news:
        return []
    known = readable(old, new) if changes is None else changes
    before, after = InPlace(olds), InPlace(news)
    found: list[FactChange] = []
    for hunk in covering(known, olds, news):
        gone = before.parts_of(hunk.old_start, hunk.old_end)
        come = after.parts_of(hunk.new_start, hunk.new_end)
        if gone or come:
            found += _within(gone, come)
    return list(_without_moved(found))


def _within(olds: Sequence[Mention], news: Sequence[Mention]) -> Iterator[FactChange]:
    for fact in sorted({one.fact for one in (*olds, *news)}, key=list(Fact).index):
        before = [one.text for one in olds if one.fact is fact]
        after = [one.text for one in news if one.fact is fact]
        gone: list[str] = []
        come: list[str] = []
        for step in [*Indel.opcodes(before, after), None]:
            if step is not None and step.tag != "equal":
                gone += before[step.src_start : step.src_end]
                come += after[step.dest_start : step.dest_end]
                continue
            for place in range(max(len(gone), len(come))):
                yield FactChange(fact, "".join(gone[place : place + 1]), "".join(come[place : place + 1]))
            gone, come = [], []


def _without_moved(found: Sequence[FactChange]) -> Iterator[FactChange]:
    """All but what went at one place and came at another."""
    gone = Counter((one.fact, one.old) for one in found if not one.new)
    come = Counter((one.fact, one.new) for one in found if not one.old)
    left_gone, left_come = gone & come, gone & come
    for one in found:
        left, key = (left_come, (one.fact, one.new)) if not one.old else (left_gone, (one.fact, one.old))
        if (not one.old or not one.new) and left[key]:
            left[key] -= 1
        else:
            yield one
