"""The grades of a change of signed words, whatever somebody did to get there.

Sentences are found again by their letters. What stands in another order was moved, what is left between two
sentences that stayed is compared, and whatever finds no fellow there came or went (product.md D3).
"""

from collections.abc import Sequence

from speeches.domain.grading.grade import Grade
from speeches.domain.grading.letters import Letters
from speeches.domain.grading.rows import Stretch, fellows, recut, strays
from speeches.domain.grading.sentences import LineEnd, Piece, Sentence, pieces
from speeches.domain.grading.wording import grades_within, has_facts
from speeches.domain.signing import Words

# Beyond any speech: nobody waits while a million characters are compared, and they are not trusted unread.
_MOST_LETTERS = 1_000_000
_UNREAD = frozenset(Grade) - {Grade.PUNCTUATION}


def grades_of(old: Sequence[Words], new: Sequence[Words]) -> frozenset[Grade]:
    """What of signed words was changed; nothing only if all are the same. In doubt the graver grade.

    The same forwards and backwards. Lines that were split, joined or became another kind are sentences that
    the signer did not see so, and count as SENTENCES.
    """
    before, after = sorted((list(old), list(new)), key=_in_some_order)
    if before == after:
        return frozenset()
    if sum(len(line.text) + 1 for line in (*before, *after)) > _MOST_LETTERS:
        return _UNREAD
    found = frozenset(_grades(*_without_equal_ends(before, after))) or frozenset({Grade.PUNCTUATION})
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
    known: dict[str, list[Sentence]] = {}
    kept, moved, stretches = fellows(pieces(before, known), pieces(after, known))
    found = {Grade.MOVED} if moved else set()
    for old, new in (*kept, *moved):
        found |= _within([old], [new])
    left = [(stretch, _left_of(stretch, found)) for stretch in stretches]
    if strays([stretch for _, stretch in left]):
        found.add(Grade.MOVED)
    return found


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
        # One may live on in the other, past recognising.
        found |= {Grade.WORDING} if olds and news else set()
        found |= {Grade.FACTS} if any(has_facts(one.letters) for one in (*olds, *news)) else set()
    return Stretch(olds, news)


def _sentences(found: Sequence[Piece]) -> Sequence[Sentence]:
    return [piece for piece in found if isinstance(piece, Sentence)]


def _within(olds: Sequence[Piece], news: Sequence[Piece]) -> set[Grade]:
    before, after = ("".join(one.text for one in _sentences(side)) for side in (olds, news))
    return grades_within(Letters(before), Letters(after)) if before != after else set()


def _letters(lines: Sequence[Words]) -> list[tuple[int, str, str]]:
    return [(line.depth, line.kind, Letters(line.text).text) for line in lines]
