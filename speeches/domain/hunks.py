"""The smallest change between two texts, for storage: merge, anchors and authorship are built on it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel, Opcodes


class Hunk(NamedTuple):
    """old[old_start:old_end] became new[new_start:new_end]; offsets are code points."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def removed(self) -> int:
        """Characters of the old text that are gone."""
        return self.old_end - self.old_start

    @property
    def added(self) -> int:
        """Characters of the new text that were not there."""
        return self.new_end - self.new_start

    def moved(self, by: int) -> "Hunk":
        """The same hunk, both sides shifted."""
        return Hunk(self.old_start + by, self.old_end + by, self.new_start + by, self.new_end + by)

    def widened(self, left: int, right: int) -> "Hunk":
        """The same hunk with some of the equal text before and behind it."""
        return Hunk(self.old_start - left, self.old_end + right, self.new_start - left, self.new_end + right)

    @property
    def undone(self) -> "Hunk":
        """The hunk that takes it back."""
        return Hunk(self.new_start, self.new_end, self.old_start, self.old_end)

    def through(self, later: "Hunk") -> "Hunk":
        """One hunk from the start of this one to the end of a later one."""
        return Hunk(self.old_start, later.old_end, self.new_start, later.new_end)


def hunks(old: str, new: str) -> list[Hunk]:
    """The smallest set of changes that makes `new` of `old`: ordered, disjoint, apart from each other.

    Canonical: an insertion or removal that may stand at several places stands at the leftmost, and
    hunks that meet are one. Without that a merge doubles a sentence both sides inserted
    (algorithms.md 3.2).
    """
    shorter = min(len(old), len(new))
    head = common_start(old, 0, new, 0, shorter)
    tail = _common_end(old, len(old), new, len(new), shorter - head)
    middle = Indel.opcodes(old[head : len(old) - tail], new[head : len(new) - tail])
    return _canonical(old, new, _between_equal(middle, head))


def _between_equal(steps: Opcodes, head: int) -> list[Hunk]:
    """What is not equal, as one where it meets; all offsets `head` later."""
    raw: list[Hunk] = []
    old_end = new_end = head
    for kept in steps.as_matching_blocks():
        old_start, new_start = head + kept.a, head + kept.b
        if old_start > old_end or new_start > new_end:
            raw.append(Hunk(old_end, old_start, new_end, new_start))
        old_end, new_end = old_start + kept.size, new_start + kept.size
    return raw


def joined(found: Iterable[Hunk]) -> list[Hunk]:
    """Hunks that meet or overlap as one."""
    done: list[Hunk] = []
    for hunk in found:
        meets = done and done[-1].old_end >= hunk.old_start
        done.append(done.pop().through(hunk) if meets else hunk)
    return done


def _canonical(old: str, new: str, raw: Iterable[Hunk]) -> list[Hunk]:
    done: list[Hunk] = []
    for hunk in raw:
        slid = _slid_left(old, new, hunk, done[-1].old_end if done else 0)
        while done and done[-1].old_end == slid.old_start:
            whole = done.pop().through(slid)
            slid = _slid_left(old, new, whole, done[-1].old_end if done else 0)
        done.append(slid)
    return done


def _slid_left(old: str, new: str, hunk: Hunk, floor: int) -> Hunk:
    old_start, old_end, new_start, new_end = hunk
    if old_start < old_end and new_start < new_end:
        return hunk
    text, start, end = (old, old_start, old_end) if old_start < old_end else (new, new_start, new_end)
    way = _common_end(text, start, text, end, old_start - floor)
    return hunk.moved(-way) if way else hunk


def slid_end(old: str, new: str, hunk: Hunk, limit: int) -> int:
    """Where a hunk ends in the old text when it stands as far right as it can, at most at `limit`."""
    room = limit - hunk.old_end
    if not hunk.added:
        return hunk.old_end + common_start(old, hunk.old_start, old, hunk.old_end, room)
    if not hunk.removed:
        return hunk.old_end + common_start(new, hunk.new_start, new, hunk.new_end, room)
    return hunk.old_end


def common_start(left: str, left_start: int, right: str, right_start: int, limit: int) -> int:
    """How many characters, at most `limit`, agree from these two places on."""
    if limit < 1 or left[left_start] != right[right_start]:
        return 0
    return _agreement(
        limit,
        lambda first, last: (
            left[left_start + first : left_start + last] == right[right_start + first : right_start + last]
        ),
    )


def _common_end(left: str, left_end: int, right: str, right_end: int, limit: int) -> int:
    if limit < 1 or left[left_end - 1] != right[right_end - 1]:
        return 0
    return _agreement(
        limit,
        lambda first, last: (
            left[left_end - last : left_end - first] == right[right_end - last : right_end - first]
        ),
    )


def _agreement(limit: int, agree: Callable[[int, int], bool]) -> int:
    # Steps double, so that a run of ten thousand equal characters costs two dozen comparisons.
    found, step = 0, 1
    while found < limit:
        step = min(step, limit - found)
        if agree(found, found + step):
            found, step = found + step, step * 2
        elif step == 1:
            break
        else:
            step = 1
    return found
