"""Two rows of sentences: which stand in both, which were moved, and what is left between them."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel

from speeches.domain.grading.sentences import Piece, Sentence
from speeches.domain.hunks import common_start


class Stretch(NamedTuple):
    """What stood between two pieces that stayed, and what stands there now."""

    olds: Sequence[Piece]
    news: Sequence[Piece]


type Pairs = list[tuple[Piece, Piece]]
type Runs = tuple[Sequence[Sentence], Sequence[Sentence]]


def fellows(olds: Sequence[Piece], news: Sequence[Piece]) -> tuple[Pairs, Pairs, list[Stretch]]:
    """Pairs that stand in the same order, pairs of what was moved, and what is left between the first."""
    numbers: dict[object, int] = {}
    old_keys, new_keys = (
        [numbers.setdefault(piece.key, len(numbers)) for piece in side] for side in (olds, news)
    )
    kept: Pairs = []
    stretches: list[Stretch] = [Stretch([], [])]
    for step in Indel.opcodes(old_keys, new_keys):
        before, after = olds[step.src_start : step.src_end], news[step.dest_start : step.dest_end]
        if step.tag == "equal":
            kept += zip(before, after, strict=True)
            stretches.append(Stretch([], []))
        else:
            stretches[-1] = Stretch([*stretches[-1].olds, *before], [*stretches[-1].news, *after])
    moved, left = _without_moved([stretch for stretch in stretches if any(stretch)])
    return kept, moved, left


def _without_moved(stretches: Sequence[Stretch]) -> tuple[Pairs, list[Stretch]]:
    gone = Counter(piece.key for stretch in stretches for piece in stretch.olds)
    come = Counter(piece.key for stretch in stretches for piece in stretch.news)
    both = gone & come
    went: defaultdict[object, list[Piece]] = defaultdict(list)
    came: defaultdict[object, list[Piece]] = defaultdict(list)

    def stayed(side: Sequence[Piece], taken: defaultdict[object, list[Piece]]) -> list[Piece]:
        left: list[Piece] = []
        for piece in side:
            is_moved = len(taken[piece.key]) < both[piece.key]
            (taken[piece.key] if is_moved else left).append(piece)
        return left

    found = [Stretch(stayed(stretch.olds, went), stayed(stretch.news, came)) for stretch in stretches]
    moved = [pair for key in went for pair in zip(went[key], came[key], strict=True)]
    return moved, [stretch for stretch in found if any(stretch)]


def recut(
    olds: Sequence[Sentence], news: Sequence[Sentence]
) -> tuple[list[Runs], Sequence[Sentence], Sequence[Sentence]]:
    """From both ends: sentences with the same letters, cut at other places, and those that stayed, reworded.

    And what is left of either side in the middle.
    """
    runs: list[Runs] = []
    for step in (1, -1):
        old_count, new_count = _same_letters(olds[::step], news[::step], step)
        taken = _taken(olds, old_count, step), _taken(news, new_count, step)
        runs.append((taken[0][0], taken[1][0]))
        olds, news = taken[0][1], taken[1][1]
    for step in (1, -1):
        count = 0
        for old, new in zip(olds[::step], news[::step], strict=False):
            if not old.stays_in(new):
                break
            runs.append(([old], [new]))
            count += 1
        olds, news = _taken(olds, count, step)[1], _taken(news, count, step)[1]
    return runs, olds, news


def _taken(side: Sequence[Sentence], count: int, step: int) -> Runs:
    """So many from this end, and the rest."""
    cut = count if step > 0 else len(side) - count
    return (side[:cut], side[cut:]) if step > 0 else (side[cut:], side[:cut])


def _same_letters(olds: Sequence[Sentence], news: Sequence[Sentence], step: int) -> tuple[int, int]:
    """How many sentences of each hold the same letters together, from the start on."""
    before, after = ([one.key[::step] for one in side] for side in (olds, news))
    old_ends, new_ends = (list(accumulate(map(len, side))) for side in (before, after))
    whole_old, whole_new = "".join(before), "".join(after)
    alike = common_start(whole_old, 0, whole_new, 0, min(len(whole_old), len(whole_new)))
    shared = max((end for end in {0, *old_ends} & {0, *new_ends} if end <= alike), default=0)
    return bisect_right(old_ends, shared), bisect_right(new_ends, shared)
