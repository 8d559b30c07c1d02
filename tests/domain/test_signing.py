"""What a signature stands on: the words, their order and their depth, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.signing import Opinion, Statement, Words, digest

words = st.builds(
    Words,
    depth=st.integers(0, 5),
    kind=st.sampled_from(["body", "standalone", "run_in", "title"]),
    text=st.text(max_size=20),
)
sections = st.lists(words, max_size=6)


@given(sections)
def test_the_same_words_have_the_same_digest(lines):
    assert digest(iter(lines)) == digest([replace(line) for line in lines])
    assert len(digest(lines)) == 64


@given(sections, sections)
def test_other_words_have_another_digest(lines, others):
    assert (digest(lines) == digest(others)) is (lines == others)


@given(sections, st.data())
def test_no_character_can_be_added_unseen(lines, data):
    at = data.draw(st.integers(0, len(lines)))
    added = data.draw(words)

    assert digest([*lines[:at], added, *lines[at:]]) != digest(lines)


@pytest.mark.parametrize(
    ("lines", "others"),
    [
        ([Words(0, "body", "一，二")], [Words(0, "body", "一"), Words(0, "body", "二")]),
        ([Words(0, "body", 'a","b')], [Words(0, "body", "a"), Words(0, "body", "b")]),
        ([Words(0, "body", "字")], [Words(1, "body", "字")]),
        ([Words(0, "body", "字")], [Words(0, "run_in", "字")]),
        ([Words(0, "body", "")], []),
    ],
)
def test_words_that_look_alike_when_run_together_are_told_apart(lines, others):
    assert digest(lines) != digest(others)


def test_the_digest_is_the_same_for_ever():
    """Signatures of years ago are checked against it: this value may never change."""
    lines = [Words(0, "standalone", "过去一年的工作"), Words(1, "body", "新建茶园90亩。")]

    assert digest(lines) == "e2d10aee67190fdcee8a3da4074a4e27e5e36ab84bcae4674552739d80258187"


@pytest.mark.parametrize(
    ("opinion", "remark", "is_complete"),
    [
        (Opinion.AGREE, "", True),
        (Opinion.AGREE, "好", True),
        (Opinion.AGREE_WITH_REMARK, "", False),
        (Opinion.AGREE_WITH_REMARK, "请核实数字", True),
        (Opinion.DISAGREE, "", False),
        (Opinion.DISAGREE, "数字不对", True),
    ],
)
def test_an_opinion_that_is_not_plain_agreement_says_what_it_is(opinion, remark, is_complete):
    assert Statement(opinion, remark).is_complete is is_complete
