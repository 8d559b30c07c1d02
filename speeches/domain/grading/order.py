"""What of two versions stands in another order, or in other lines, wherever else they differ."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from speeches.domain.grading.rows import Stretch
from speeches.domain.grading.sentences import LineEnd, Piece, Sentence

# Shorter ones are like many.
_SHORTEST = 6
# Pairs that are looked at for a sentence that was moved or reworded; of more it is taken for granted.
_MOST_PAIRS = 40_000


class Line(NamedTuple):
    """A line by its kind and the letters of its sentences."""

    end: tuple[int, str]
    sentences: tuple[str, ...]


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The lines that these are the sentences of."""
    found: list[Line] = []
    pending: list[str] = []
    for piece in pieces:
        if isinstance(piece, LineEnd):
            found.append(Line(piece.key, tuple(pending)))
            pending = []
        else:
            pending.append(piece.key)
    return found


def is_reordered(olds: Sequence[Line], news: Sequence[Line]) -> bool:
    """Does a sentence or a line that is in both stand in another order?"""
    lines = [["".join(line.sentences) for line in side] for side in (olds, news)]
    sentences = [[one for line in side for one in line.sentences] for side in (olds, news)]
    return _passed(*lines) or _passed(*sentences)


def _passed(olds: Sequence[Hashable], news: Sequence[Hashable]) -> bool:
    numbers: dict[Hashable, int] = {}
    before, after = ([numbers.setdefault(one, len(numbers)) for one in side] for side in (olds, news))
    both = (Counter(before) & Counter(after)).total()
    return LCSseq.similarity(before, after) < both


def is_cut_otherwise(olds: Sequence[Line], news: Sequence[Line]) -> bool:
    """Does a line end at another sentence? Not one that only moved, or whose own sentences did."""
    before, after = (Counter(_whole(line) for line in side) for side in (olds, news))
    same = before & after
    old_ends, new_ends = _ends(olds, same), _ends(news, same)
    in_both = {one for line in olds for one in line.sentences} & {
        one for line in news for one in line.sentences
    }
    return any(old_ends[end] != new_ends[end] for end in old_ends | new_ends if end[1] in in_both)


def _whole(line: Line) -> Hashable:
    return line.end, tuple(sorted(line.sentences))


def _ends(lines: Sequence[Line], same: Counter[Hashable]) -> Counter[tuple[Hashable, str]]:
    left = Counter(same)
    found: Counter[tuple[Hashable, str]] = Counter()
    for line in lines:
        if left[_whole(line)]:
            left[_whole(line)] -= 1
        elif line.sentences:
            found[line.end, line.sentences[-1]] += 1
    return found


class Kin(NamedTuple):
    """Pairs of sentences that found no fellow and are like each other, and whether one seems moved."""

    pairs: list[tuple[Sentence, Sentence]]
    has_moved: bool
    is_known: bool = True


def kin(left: Sequence[Stretch]) -> Kin:
    """What of the sentences that went lives on in those that came."""
    olds = [(at, *one) for at, stretch in enumerate(left) for one in _long(stretch.olds)]
    news = [(at, *one) for at, stretch in enumerate(left) for one in _long(stretch.news)]
    if len(olds) * len(news) > _MOST_PAIRS:
        return Kin([], has_moved=True, is_known=False)
    alike = [(old, new) for old, new in product(olds, news) if old[2].stays_in(new[2])]
    # Within one stretch only two that passed each other tell that anything was moved.
    passed = any(one[0][1] < other[0][1] and one[1][1] > other[1][1] for one, other in pairwise(alike))
    has_moved = passed or any(old[0] != new[0] for old, new in alike)
    return Kin([(old[2], new[2]) for old, new in alike if old[0] == new[0]], has_moved)


def _long(side: Sequence[Piece]) -> Iterator[tuple[int, Sentence]]:
    found = ((at, piece) for at, piece in enumerate(side) if isinstance(piece, Sentence))
    return ((at, piece) for at, piece in found if len(piece.key) >= _SHORTEST)
