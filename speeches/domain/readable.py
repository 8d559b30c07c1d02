"""The change between two texts as a person would mark it: whole figures, whole sentences, no confetti."""

from rapidfuzz.distance import Indel

from speeches.domain.covering import covering
from speeches.domain.hunks import Hunk, common_start, hunks, joined
from speeches.domain.mentions import Fact, Mention, mentions, stem
from speeches.domain.tokens import Tokens, has_end_within, is_figure

# Figures tuned by reading 32 pairs of edits (algorithms.md 1.2).
_REWRITTEN_CLAUSE = 0.6
_REWRITTEN_PARAGRAPH = 0.75


def readable(old: str, new: str) -> list[Hunk]:
    """Changes that make `new` of `old`, grown and shifted for reading: ordered, disjoint, apart.

    For showing only; what is stored is computed from `hunks`.
    """
    if old == new:
        return []
    if _is_rewritten(old, new):
        return [Hunk(0, len(old), 0, len(new))]
    before, after = Tokens(old), Tokens(new)
    slid = _slid(before, after, hunks(old, new))
    shown = _without_islands(before, after, joined(grown(before, after, slid)))
    return covering(shown, _names(old), _names(new))


def _names(text: str) -> list[Mention]:
    # Not dates: 3月5日 that became 3月8日 reads well with one figure marked, and costs a third as many marks.
    return [stem(one) for one in mentions(text) if one.fact in {Fact.PERSON, Fact.PLACE}]


def _is_rewritten(old: str, new: str) -> bool:
    """Little is left of the longer text, and the shorter one does not live on inside it either."""
    # As many characters as the smallest hunks remove and add, without looking for them.
    changed = Indel.distance(old, new)
    removed = (changed + len(old) - len(new)) // 2
    survives = len(old) - removed >= _REWRITTEN_PARAGRAPH * min(len(old), len(new))
    return changed > _REWRITTEN_PARAGRAPH * (len(old) + len(new)) and not survives


def _slid(before: Tokens, after: Tokens, found: list[Hunk]) -> list[Hunk]:
    """An insertion or removal that may stand at several places stands where a sentence begins."""
    ceilings = [hunk.old_start for hunk in found[1:]] + [len(before.text)]
    return [_at_best_edge(before, after, *pair) for pair in zip(found, ceilings, strict=False)]


def _at_best_edge(before: Tokens, after: Tokens, hunk: Hunk, ceiling: int) -> Hunk:
    old_start, old_end, new_start, new_end = hunk
    if old_start < old_end and new_start < new_end:
        return hunk
    side, start, end = (before, old_start, old_end) if old_start < old_end else (after, new_start, new_end)
    room = common_start(side.text, start, side.text, end, ceiling - hunk.old_end)

    def beauty(shift: int) -> tuple[int, int]:
        first, behind = start + shift, end + shift
        whole = old_start + shift not in before.inside and new_start + shift not in after.inside
        closes = side.rank_of_end(behind) > 0
        is_last = behind == len(side.text) or side.rank_of_end(behind + 1) > 0
        return side.rank_of_end(first) + 2 * whole + 2 * closes + is_last, -shift

    return hunk.moved(max(range(room + 1), key=beauty)) if room else hunk


def grown(before: Tokens, after: Tokens, found: list[Hunk]) -> list[Hunk]:
    """The same hunks, each reaching out until it cuts no token on either side, at most to its neighbours."""
    if not before.inside and not after.inside:
        return found
    floors = [0] + [hunk.old_end for hunk in found[:-1]]
    ceilings = [hunk.old_start for hunk in found[1:]] + [len(before.text)]
    wider: list[Hunk] = []
    for hunk, floor, ceiling in zip(found, floors, ceilings, strict=False):
        left = _growth(before, after, (hunk.old_start, hunk.new_start), -1, floor)
        right = _growth(before, after, (hunk.old_end, hunk.new_end), 1, ceiling)
        wider.append(hunk.widened(left, right) if left or right else hunk)
    return wider


def _growth(before: Tokens, after: Tokens, at: tuple[int, int], step: int, bound: int) -> int:
    """Characters from here to the next offsets that cut no token; up to `bound` the texts are equal."""
    old, new = at
    while old != bound and (old in before.inside or new in after.inside):
        old, new = old + step, new + step
    return abs(old - at[0])


def _without_islands(before: Tokens, after: Tokens, found: list[Hunk]) -> list[Hunk]:
    """Swallow the equal runs that are too short to help anybody read."""
    done: list[Hunk] = []
    for hunk in found:
        grown = hunk
        while done and _is_island(before, after, done[-1], grown):
            grown = done.pop().through(grown)
        done.append(grown)
    return done


def _is_island(before: Tokens, after: Tokens, left: Hunk, right: Hunk) -> bool:
    old_start, start, new_start, came = left
    end, old_end, went, new_end = right
    if has_end_within(before.sentence_ends, start, end):
        return False
    crosses_clause = has_end_within(before.clause_ends, start, end)
    smaller_change = min(max(start - old_start, came - new_start), max(old_end - end, new_end - went))
    is_small = end - start <= smaller_change or (end - start <= 1 and not crosses_clause)
    if not is_small and (crosses_clause or not _is_clause_rewritten(before, left, right)):
        return False
    if crosses_clause and _is_swap(before, after, left, right):
        return False
    return not (_is_figure_change(before, after, left) and _is_figure_change(before, after, right))


def _is_swap(before: Tokens, after: Tokens, left: Hunk, right: Hunk) -> bool:
    """Is what went on one side what came on the other: two clauses or items that changed places?"""
    went, came = (left, right) if left.removed and not left.added else (right, left)
    is_plain = not went.added and not came.removed
    return is_plain and (
        before.text[went.old_start : went.old_end] == after.text[came.new_start : came.new_end]
    )


def _is_clause_rewritten(before: Tokens, left: Hunk, right: Hunk) -> bool:
    start, end = before.clause_around(left.old_start, right.old_end)
    words = end - start - bool(before.rank_of_end(end))
    return max(left.removed + right.removed, left.added + right.added) > _REWRITTEN_CLAUSE * words


def _is_figure_change(before: Tokens, after: Tokens, hunk: Hunk) -> bool:
    old_start, old_end, new_start, new_end = hunk
    return is_figure(before.text[old_start:old_end]) and is_figure(after.text[new_start:new_end])
