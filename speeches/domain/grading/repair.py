"""What the office may put right in a final speech without asking its signers again (复核).

"需作实质性修改的，应当报原签批人复审" (domain.md 4.1): a machine cannot tell a wrong character from another
meaning, so it lets through what is too small to carry one, and refuses what carries much in little.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from speeches.domain.grading.changes import grades_of
from speeches.domain.grading.figures import NEGATIONS
from speeches.domain.grading.grade import Grade
from speeches.domain.grading.letters import Letters
from speeches.domain.grading.wording import grades_of_marks
from speeches.domain.hunks import Hunk, hunks
from speeches.domain.signing import Words

# Two wrong letters side by side are another word: 支持 and 反对 differ in two.
_PER_PLACE = 1
# The longest paragraph of the samples has 1,300 characters; with more slips it was never proofread.
_PER_PARAGRAPH = 3
# So many letters stand between two repairs, or the two are one.
_APART = 2
# Put in or taken out without a change of what is said.
_PARTICLES = frozenset("的地得了着")
# One of these for another is another statement, though it is one letter; for any other letter it is a slip.
_WEIGHTY = frozenset(
    "大小多少高低升降增减加乘除前后左右上下内外里进出入来去东西南北正副主次已将曾可须必应能会要和或与及以而各全每只仅"
    "是非有无同异正反好坏优劣强弱快慢新旧真假公私男女父母长短远近先后早晚买卖借还收支盈亏得失开关始终生死我你他她它这那"
)


def is_typographic(old: str, new: str) -> bool:
    """Were in this paragraph only marks changed, and a few wrong characters put right?"""
    if not grades_of(_lines(old), _lines(new)) <= {Grade.PUNCTUATION, Grade.WORDING}:
        return False
    # One smallest change is not always the other's backwards: what only one of them allows is refused.
    return _is_small(Letters(old), Letters(new)) and _is_small(Letters(new), Letters(old))


def _is_small(before: Letters, after: Letters) -> bool:
    smallest = hunks(before.text, after.text)
    if set(grades_of_marks(before, after, smallest)) - {Grade.PUNCTUATION}:
        return False
    places = list(_places(before.text, after.text, smallest))
    return (
        len(places) <= _PER_PARAGRAPH
        and all(right.old_start - left.old_end >= _APART for left, right in pairwise(places))
        and all(_is_slip(before.text, after.text, place) for place in places)
    )


def _lines(text: str) -> list[Words]:
    return [Words(0, "", line) for line in text.split("\n")]


def _places(old: str, new: str, smallest: Sequence[Hunk]) -> Iterator[Hunk]:
    """The changes; two neighbours that changed places are one."""
    pending: Hunk | None = None
    for hunk in smallest:
        whole = pending.through(hunk) if pending else hunk
        if pending and _is_turned(old, new, whole):
            pending = whole
            continue
        if pending:
            yield pending
        pending = hunk
    if pending:
        yield pending


def _is_turned(old: str, new: str, place: Hunk) -> bool:
    before, after = old[place.old_start : place.old_end], new[place.new_start : place.new_end]
    return len(before) == 2 and before == after[::-1]


def _is_slip(old: str, new: str, place: Hunk) -> bool:
    went, came = old[place.old_start : place.old_end], new[place.new_start : place.new_end]
    if not all(_is_chinese(letter) and letter not in NEGATIONS for letter in went + came):
        return False
    if _is_turned(old, new, place):
        return not _WEIGHTY.intersection(went)
    if len(went) == len(came) == _PER_PLACE:
        return not (went in _WEIGHTY and came in _WEIGHTY)
    return len(went + came) == _PER_PLACE and _is_idle(
        old if went else new, place.old_start if went else place.new_start
    )


def _is_idle(text: str, at: int) -> bool:
    """Is this letter a particle, or the same as the one beside it?"""
    return text[at] in _PARTICLES or text[at] in (text[max(0, at - 1) : at], text[at + 1 : at + 2])


def _is_chinese(letter: str) -> bool:
    return "\\u3400" <= letter <= "\\u9fff" or letter >= "\\U00020000"
