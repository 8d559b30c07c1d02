"""The grades of a change of signed words, whatever somebody did to get there.

Sentences are found again by their letters. What stands in another order was moved, what is left between two
sentences that stayed is compared, and whatever finds no fellow there came or went (product.md D3).
"""

from collections.abc import Sequence

from speeches.domain.grading.grade import Grade
from speeches.domain.grading.letters import Letters
from speeches.domain.grading.order import Kin, Line, is_cut_otherwise, is_reordered, kin, lines_of
from speeches.domain.grading.rows import Stretch, fellows, recut
from speeches.domain.grading.sentences import LineEnd, Piece, Sentence, pieces
from speeches.domain.grading.wording import grades_within, has_facts
from speeches.domain.signing import Words

# Two of the longest paragraphs (plain_text.py) take 400 million comparisons and a fifth of a second. What
# is more than any speech is not read, and not trusted unread.
_MOST_WORK = 500_000_000
_MOST_LETTERS = 1_000_000
_MOST_KIN = 200
_UNREAD = frozenset(Grade)


class _TooMuch(Exception):
    """Nobody would wait for this comparison."""


def grades_of(old: Sequence[Words], new: Sequence[Words]) -> frozenset[Grade]:
    """What of signed words was changed; nothing only if all are the same. In doubt the graver grade.

    The same forwards and backwards. Lines that were split, joined or became another kind are sentences that
    the signer did not see so, and count as SENTENCES.
    """
    before, after = sorted((list(old), list(new)), key=_in_some_order)
    if before == after:
        return frozenset()
    try:
        found = frozenset(_grades(*_without_equal_ends(before, after))) or frozenset({Grade.PUNCTUATION})
    except _TooMuch:
        return _UNREAD
    if found == {Grade.PUNCTUATION} and _letters(before) != _letters(after):
        return _UNREAD
    return found


def _in_some_order(lines: Sequence[Words]) -> list[tuple[int, str, str]]:
    return [(line.depth, line.kind, line.text) for line in lines]


def _without_equal_ends(
    before: Sequence[Words], after: Sequence[Words]
) -> tuple[Sequence[Words], Sequence[Words]]:
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    tail = next((at for at in range(shorter - head) if before[-1 - at] != after[-1 - at]), shorter - head)
    return before[head : len(before) - tail], after[head : len(after) - tail]


def _grades(before: Sequence[Words], after: Sequence[Words]) -> set[Grade]:
    if sum(len(line.text) + 1 for line in (*before, *after)) > _MOST_LETTERS:
        raise _TooMuch
    known: dict[str, list[Sentence]] = {}
    olds, news = pieces(before, known), pieces(after, known)
    if len(olds) * len(news) > _MOST_WORK:
        raise _TooMuch
    kept, moved, stretches = fellows(olds, news)
    if sum(_length(stretch.olds) * _length(stretch.news) for stretch in stretches) > _MOST_WORK:
        raise _TooMuch
    found = _order(lines_of(olds), lines_of(news), has_moved=bool(moved))
    for old, new in (*kept, *moved):
        found |= _within([old], [new])
    left = [_left_of(stretch, found) for stretch in stretches]
    return found | _kinship(kin(left))


def _order(olds: Sequence[Line], news: Sequence[Line], *, has_moved: bool) -> set[Grade]:
    """If something moved and no sentence passed another, it was the end of a line."""
    found = {Grade.MOVED} if is_reordered(olds, news) else set()
    if has_moved and (not found or is_cut_otherwise(olds, news)):
        found.add(Grade.SENTENCES)
    return found


def _kinship(found: Kin) -> set[Grade]:
    grades = {Grade.MOVED} if found.has_moved else set()
    if not found.is_known or len(found.pairs) > _MOST_KIN:
        return grades | {Grade.WORDING, Grade.FACTS}
    return grades.union(*(_within([old], [new]) for old, new in found.pairs))


def _left_of(stretch: Stretch, found: set[Grade]) -> Stretch:
    """What of a stretch is in no sentence that stayed; adds to `found` what became of all of it."""
    if any(isinstance(piece, LineEnd) for piece in (*stretch.olds, *stretch.news)):
        found.add(Grade.SENTENCES)
    olds, news = _sentences(stretch.olds), _sentences(stretch.news)
    pairs, olds, news = recut(olds, news)
    for old, new in pairs:
        found |= _within(old, new)
    if olds or news:
        found.add(Grade.SENTENCES)
        found |= {Grade.FACTS} if any(has_facts(Letters(one.text)) for one in (*olds, *news)) else set()
    return Stretch(olds, news)


def _sentences(found: Sequence[Piece]) -> Sequence[Sentence]:
    return [piece for piece in found if isinstance(piece, Sentence)]


def _length(side: Sequence[Piece]) -> int:
    return sum(len(one.key) for one in _sentences(side))


def _within(olds: Sequence[Piece], news: Sequence[Piece]) -> set[Grade]:
    before, after = ("".join(one.text for one in _sentences(side)) for side in (olds, news))
    return grades_within(Letters(before), Letters(after)) if before != after else set()


def _letters(lines: Sequence[Words]) -> list[tuple[int, str, str]]:
    return [(line.depth, line.kind, Letters(line.text).text) for line in lines]
