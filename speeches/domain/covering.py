"""Changes that reach out over the facts they touch, so that a name is shown whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from speeches.domain.hunks import Hunk, joined
from speeches.domain.mentions import Mention


class InPlace:
    """Mentions in their order, found by where they stand."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [one.start for one in mentions]
        self._ends = [one.end for one in mentions]

    def parts_of(self, start: int, end: int) -> Sequence[Mention]:
        """Those that text[start:end] holds a part of or stands inside of."""
        first = bisect_right(self._ends, start)
        if first == len(self._ends) or self._starts[first] >= end:
            return ()
        return self._mentions[first : bisect_left(self._starts, end, lo=first)]


def covering(changes: Sequence[Hunk], olds: Sequence[Mention], news: Sequence[Mention]) -> list[Hunk]:
    """The same changes, each with the whole of each mention it has a part in; those that meet as one."""
    if not olds and not news:
        return list(changes)
    before, after = InPlace(olds), InPlace(news)
    done: list[Hunk] = []
    for hunk in changes:
        left, right = _growth(hunk, before, after)
        floor = done[-1].old_end if done else -1
        if floor < hunk.old_start and not left and not right:
            done.append(hunk)
            continue
        done.append(hunk.widened(min(left, max(0, hunk.old_start - max(0, floor))), right))
        done[-2:] = _apart(done[-2:], hunk)
    return done


def _apart(pair: Sequence[Hunk], hunk: Hunk) -> list[Hunk]:
    """The last two as one if the first reaches into the second."""
    if len(pair) == 2 and pair[0].old_end > hunk.old_start:
        return [pair[0].through(pair[1])]
    return joined(pair)


def _growth(hunk: Hunk, before: InPlace, after: InPlace) -> tuple[int, int]:
    """How many characters further it reaches to the left and to the right."""
    left = right = 0
    old_start, old_end, new_start, new_end = hunk
    for places, start, end in ((before, old_start, old_end), (after, new_start, new_end)):
        if touched := places.parts_of(start, end):
            left, right = max(left, start - touched[0].start), max(right, touched[-1].end - end)
    return left, right
