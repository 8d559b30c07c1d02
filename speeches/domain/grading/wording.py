"""How one sentence was changed: in its marks, in its words, in its facts."""

from bisect import bisect_left
from collections.abc import Iterator

from speeches.domain.grading.figures import Figures
from speeches.domain.grading.grade import Grade
from speeches.domain.grading.letters import Letters
from speeches.domain.grading.marks import REACH, grade_of_marks
from speeches.domain.hunks import Hunk, hunks


def grades_within(old: Letters, new: Letters) -> set[Grade]:
    """The grades of a change inside a sentence that stays; none only if both are written the same."""
    changes = hunks(old.text, new.text)
    found = set(grades_of_marks(old, new, changes)) | grades_of_letters(old, new, changes)
    if not found and old.plain != new.plain:
        # The width of a letter.
        found = {Grade.PUNCTUATION}
    return found


def grades_of_letters(old: Letters, new: Letters, changes: list[Hunk]) -> set[Grade]:
    """Were words changed, or facts, or both? A word that is no fact but says of what one is, is both."""
    if not changes:
        return set()
    before, after = Figures(old), Figures(new)
    found: set[Grade] = set()
    for hunk in changes:
        if before.touched(hunk.old_start, hunk.old_end) or after.touched(hunk.new_start, hunk.new_end):
            found.add(Grade.FACTS)
        cores = before.cores[hunk.old_start : hunk.old_end] + after.cores[hunk.new_start : hunk.new_end]
        if 0 in cores:
            found.add(Grade.WORDING)
    return found


def has_facts(sentence: Letters) -> bool:
    """Would anything that is a fact be lost with this sentence?"""
    return 1 in Figures(sentence).cores


def grades_of_marks(old: Letters, new: Letters, changes: list[Hunk]) -> Iterator[Grade]:
    """The grades of the marks that are others between two letters that stand together on both sides."""
    olds, news = list(old.marks), list(new.marks)
    ends = Hunk(len(old.text), len(old.text), len(new.text), len(new.text))
    for left, right in zip([Hunk(0, 0, 0, 0), *changes], [*changes, ends], strict=True):
        # Marks beside a changed letter are a part of that change; those at either end of the text are not.
        is_first = left.old_end == left.new_end == 0
        is_last = (right.old_start, right.new_start) == (ends.old_start, ends.new_start)
        start, end = left.old_end + (not is_first), right.old_start + is_last
        shift = left.new_end - left.old_end
        places = set(olds[bisect_left(olds, start) : bisect_left(olds, end)])
        places |= {
            at - shift for at in news[bisect_left(news, start + shift) : bisect_left(news, end + shift)]
        }
        for at in places:
            before, after = old.marks.get(at, ""), new.marks.get(at + shift, "")
            if before != after:
                yield grade_of_marks(
                    old.text[max(0, at - REACH) : at], before, after, old.text[at : at + REACH]
                )
