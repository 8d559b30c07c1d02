"""Words found again where no map leads to them: the repair, not the method."""

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio_alignment

from speeches.domain.anchors.anchor import Anchor

# Likeness from 0 to 100 at which other words count as the same ones.
_ALIKE = 80
# Words this short stand in many places: half of what is around them has to agree (algorithms.md 4).
_SHORT = 5

type Range = tuple[int, int]


def sought(anchor: Anchor, text: str, *, is_exact: bool = False) -> Range | None:
    """Where the words of an anchor stand in a text: as they last were, or were at first, else nearly so.

    Of several places the one whose surroundings agree best; with `is_exact` only the very words.
    """
    for words in dict.fromkeys((anchor.words, anchor.origin)):
        if found := _exactly(anchor, words, text):
            return found
    if is_exact or len(anchor.words) <= _SHORT:
        return None
    if 2 * len(text) < len(anchor.words):
        # A piece of the words, were it one mark, is wholly like them.
        return None
    alike = partial_ratio_alignment(anchor.words, text, score_cutoff=_ALIKE)
    return (alike.dest_start, alike.dest_end) if alike and alike.dest_start < alike.dest_end else None


def regained(anchor: Anchor, text: str, start: int, end: int) -> Range:
    """The range, or the place of the first words where they stand there again, whole."""
    if not anchor.origin or text[start:end] == anchor.origin:
        return start, end
    room = len(anchor.origin)
    lowest = max(0, start - room + 1)
    at = text.find(anchor.origin, lowest, end + room - 1)
    if at < 0 or at >= end or at + room <= start:
        return start, end
    return at, at + room


def _exactly(anchor: Anchor, words: str, text: str) -> Range | None:
    places = list(_places(words, text))
    if not places:
        return None
    best = max(places, key=lambda at: (_agreement(anchor, text, at, len(words)), -abs(at - anchor.start)))
    around = len(anchor.before) + len(anchor.after)
    if len(words) <= _SHORT and 2 * _agreement(anchor, text, best, len(words)) < around:
        return None
    return best, best + len(words)


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _agreement(anchor: Anchor, text: str, at: int, length: int) -> int:
    """How many of the remembered characters stand around this place."""
    before = text[max(0, at - len(anchor.before)) : at]
    after = text[at + length : at + length + len(anchor.after)]
    same_before = sum(
        one == other for one, other in zip(reversed(before), reversed(anchor.before), strict=False)
    )
    return same_before + sum(one == other for one, other in zip(after, anchor.after, strict=False))
