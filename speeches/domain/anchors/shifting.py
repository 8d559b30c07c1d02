"""A range carried through the changes of its text."""

from collections.abc import Iterable
from typing import NamedTuple

from speeches.domain.hunks import Hunk

_BEHIND_ALL = 10**9


class Shifted(NamedTuple):
    """Where a range is in the new text; `kept` is the share of its characters that are still there."""

    start: int
    end: int
    kept: float


def shifted(changes: Iterable[Hunk], start: int, end: int) -> Shifted:
    """Carry a range, which is not empty, through changes.

    What is inserted at either edge stays outside. A change across an edge belongs to the side on which most
    of the replaced words stood.
    """
    new_start, shift, kept = -1, 0, end - start
    for hunk in (*changes, Hunk(_BEHIND_ALL, _BEHIND_ALL, 0, 0)):
        inside = min(hunk.old_end, end) - max(hunk.old_start, start)
        is_ours = 2 * inside >= hunk.removed
        if new_start < 0 and start < hunk.old_end:
            new_start = _edge(hunk, start, shift, hunk.new_start if is_ours else hunk.new_end)
        kept -= max(0, inside)
        if end <= hunk.old_end:
            new_end = end + shift if end <= hunk.old_start else hunk.new_end if is_ours else hunk.new_start
            break
        shift = hunk.new_end - hunk.old_end
    return Shifted(new_start, max(new_start, new_end), kept / (end - start))


def _edge(hunk: Hunk, start: int, shift: int, within: int) -> int:
    return start + shift if start < hunk.old_start else within
