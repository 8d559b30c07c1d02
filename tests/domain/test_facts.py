"""Which facts a change of words changed."""

from itertools import pairwise

import pytest
from hypothesis import given

from speeches.domain.covering import covering
from speeches.domain.diff import hunks
from speeches.domain.facts import fact_changes
from speeches.domain.mentions import mentions
from tests.domain.drafts import pairs


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(change.fact.value, change.old, change.new) for change in fact_changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("全镇有10个村。", "全镇有12个村。", [("number", "10个", "12个")]),
        ("增长8.5%。", "增长9.1%。", [("number", "8.5%", "9.1%")]),
        ("有三百二十户。", "有三百五十户。", [("number", "三百二十户", "三百五十户")]),
        ("先到10，后到12。", "先到12，后到10。", [("number", "10", "12"), ("number", "12", "10")]),
        ("新建茶园XX亩。", "新建茶园120亩。", [("number", "XX亩", "120亩")]),
        ("2026年3月5日开会。", "2026年3月8日开会。", [("date", "2026年3月5日", "2026年3月8日")]),
        ("由王建国同志负责。", "由王建军同志负责。", [("person", "王建国", "王建军")]),
        ("县委书记主持。", "县委副书记主持。", [("post", "县委书记", "县委副书记")]),
        ("在龙泉镇调研。", "在清溪镇调研。", [("place", "龙泉镇", "清溪镇")]),
        (
            "宣读《加强管理的通知》。",
            "宣读《加强监督的通知》。",
            [("title", "《加强管理的通知》", "《加强监督的通知》")],
        ),
        ("投资12亿元。", "投资。", [("number", "12亿元", "")]),
        ("投资。", "投资12亿元。", [("number", "", "12亿元")]),
    ],
)
def test_a_changed_fact_is_told_whole(old, new, changes):
    assert told(old, new) == changes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("同比增长8.5%，完成投资12亿元。", "完成投资12亿元，同比增长8.5%。"),
        ("全镇有10个村。", "我镇现有10个村。"),
        ("全镇上下团结一心。", "各村上下团结奋斗。"),
        ("", ""),
    ],
)
def test_facts_that_only_moved_or_stayed_are_not_told(old, new):
    assert told(old, new) == []


@given(pairs())
def test_equal_texts_change_no_fact_and_every_fact_told_stands_in_its_text(versions):
    old, new = versions

    assert fact_changes(old, old) == []
    for change in fact_changes(old, new):
        assert change.old in old
        assert change.new in new
        assert change.old or change.new


@given(pairs())
def test_changes_that_cover_mentions_still_make_the_new_text(versions):
    old, new = versions

    wide = covering(hunks(old, new), mentions(old), mentions(new))

    made, done = "", 0
    for hunk in wide:
        assert done <= hunk.old_start
        made += old[done : hunk.old_start] + new[hunk.new_start : hunk.new_end]
        done = hunk.old_end
    assert made + old[done:] == new


@given(pairs())
def test_mentions_stand_in_order_and_apart(versions):
    text = versions[0]

    found = mentions(text)

    assert all(one.text == text[one.start : one.end] for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
