"""Changes that reach out over the facts they touch, so that a name is shown whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from speeches.domain.hunks import Hunk, joined
from speeches.domain.mentions import Mention


def covering(changes: Sequence[Hunk], olds: Sequence[Mention], news: Sequence[Mention]) -> list[Hunk]:
    """The same changes, each with the whole of each mention it has a part in; those that meet as one."""
    if not olds and not news:
        return list(changes)
    grown = [_grown(hunk, olds, news) for hunk in changes]
    done: list[Hunk] = []
    for hunk, (left, right) in zip(changes, grown, strict=True):
        floor = done[-1].old_end if done else 0
        done.append(hunk.widened(min(left, max(0, hunk.old_start - floor)), right))
        done[-2:] = _apart(done[-2:], hunk)
    return done


def _apart(pair: Sequence[Hunk], hunk: Hunk) -> list[Hunk]:
    """The last two as one if the first reaches into the second."""
    if len(pair) == 2 and pair[0].old_end > hunk.old_start:
        return [pair[0].through(pair[1])]
    return joined(pair)


def _grown(hunk: Hunk, olds: Sequence[Mention], news: Sequence[Mention]) -> tuple[int, int]:
    """How many characters further it reaches to the left and to the right."""
    sides = ((olds, hunk.old_start, hunk.old_end), (news, hunk.new_start, hunk.new_end))
    left = right = 0
    for mentions, start, end in sides:
        touched = parts_of(mentions, start, end)
        if touched:
            left, right = max(left, start - touched[0].start), max(right, touched[-1].end - end)
    return left, right


def parts_of(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions, of those in order, that text[start:end] holds a part of or stands inside of."""
    first = bisect_right(mentions, start, key=lambda one: one.end)
    return mentions[first : bisect_left(mentions, end, lo=first, key=lambda one: one.start)]
