"""How grave a change of signed words is."""

import pytest

from speeches.domain.grading import DEFAULT_EFFECTS, Effect, Grade, effect_of, grades_of
from speeches.domain.signing import Words

P, W, F, S, M = Grade


def lines(text: str) -> list[Words]:
    return [Words(1, "body", line) for line in text.split("\n")]


# What else a row may say: P punctuation, W wording, F facts, S sentences, M moved.
CHANGES = [
    # Figures.
    ("工业产值增长5.2%。", "工业产值增长5.3%。", {F}),
    ("工业产值增长5.2%。", "工业产值增长5,2%。", {F}),
    ("工业产值增长5.2%。", "工业产值增长52%。", {F}),
    ("新建农房1200户。", "新建农房1,200户。", {F}),
    ("我们走了很远。", "我们不走了很远。", {W, F}),
    ("第一句话说完。第二句话说完。", "第一句话说完，第二句话说完。", {P}),
]


@pytest.mark.parametrize(("old", "new", "grades"), CHANGES)
def test_a_change_has_its_grades_forwards_and_backwards(old, new, grades):
    assert grades_of(lines(old), lines(new)) == grades
    assert grades_of(lines(new), lines(old)) == grades


def test_by_default_only_a_change_of_marks_keeps_a_signature():
    assert effect_of({P}, DEFAULT_EFFECTS) is Effect.KEEP
    assert [effect_of({P, one}, DEFAULT_EFFECTS) for one in (W, F, S, M)] == [Effect.VOID] * 4
