"""Two people changed one paragraph: nothing is lost, nothing doubled, nothing doubtful goes in silently."""

import random
import time

import pytest

from speeches.domain.diff import SpanKind
from speeches.domain.merge import Merge, MergeVerdict, PieceKind, merge

BASE = "全镇完成投资12.6亿元，同比增长8.5%；建成农村公路36公里，群众拍手叫好。"


def column(merged: Merge, name: str) -> str:
    return "".join(getattr(piece, name) for piece in merged.pieces)


@pytest.mark.parametrize(
    ("theirs", "yours"),
    [
        pytest.param(("12.6亿", "126亿"), ("12.6亿", "12.8亿"), id="one figure"),
        pytest.param(("36公里", "360公里"), ("36公里", "136公里"), id="digits at both ends of a figure"),
        pytest.param(("群众", "村民"), ("群众", "乡亲"), id="one word, two replacements"),
        pytest.param(("拍手叫好", "交口称赞"), ("叫好", "称快"), id="a word and its phrase"),
        pytest.param(("，群众", "，沿线群众"), ("，群众", "，广大群众"), id="two words at one place"),
        pytest.param(("农村公路", "公路"), ("农村", "乡村"), id="taken out and replaced"),
    ],
)
def test_rival_wordings_of_the_same_words_need_a_person(theirs, yours):
    merged = merge(base=BASE, theirs=BASE.replace(*theirs), yours=BASE.replace(*yours))

    assert merged.verdict is MergeVerdict.CONFLICT
    assert merged.text is None


@pytest.mark.parametrize(
    ("base", "theirs", "yours", "proposed"),
    [
        pytest.param("投资12.6亿元", "投资126亿元", "投资12.6万元", "投资126万元", id="figure and unit"),
        pytest.param("周明副镇长到会", "周明镇长到会", "吴明副镇长到会", "吴明镇长到会", id="name and post"),
        pytest.param("定于2021年3月", "定于2022年3月", "定于2021年6月", "定于2022年6月", id="year and month"),
        pytest.param(
            "我不同意方案", "我同意方案", "我不同意新方案", "我同意新方案", id="a negation taken out"
        ),
        pytest.param("增长二十五点", "增长三十五点", "增长二十六点", "增长三十六点", id="Chinese numerals"),
    ],
)
def test_changes_in_one_clause_are_merged_but_shown_first(base, theirs, yours, proposed):
    merged = merge(base=base, theirs=theirs, yours=yours)

    assert (merged.verdict, merged.text) == (MergeVerdict.REVIEW, proposed)


def test_the_same_sentence_put_in_at_two_places_is_shown_first():
    sentence = "人民群众是我们最大的底气。"

    merged = merge(base=BASE, theirs=sentence + BASE, yours=BASE + sentence)

    assert (merged.verdict, merged.text) == (MergeVerdict.REVIEW, sentence + BASE + sentence)


@pytest.mark.parametrize(
    ("theirs", "yours"),
    [
        pytest.param(("12.6", "13.1"), ("36", "41"), id="two figures"),
        pytest.param(("全镇", "全县"), ("群众", "沿线群众"), id="first and last words"),
        pytest.param(("8.5%；", "8.5%。\n"), ("叫好", "称快"), id="split in two paragraphs"),
        pytest.param(("同比增长8.5%；", ""), ("36公里", "41公里"), id="a clause gone"),
        pytest.param(("群众", "村民"), ("群众", "村民"), id="the same edit"),
    ],
)
def test_changes_in_different_clauses_are_merged(theirs, yours):
    expected = BASE.replace(*theirs).replace(*yours)

    merged = merge(base=BASE, theirs=BASE.replace(*theirs), yours=BASE.replace(*yours))

    assert (merged.verdict, merged.text) == (MergeVerdict.CLEAN, expected)


def test_a_line_end_ends_a_clause():
    base = "甲村修路\n乙村修桥"

    merged = merge(base=base, theirs="甲村铺路\n乙村修桥", yours="甲村修路\n乙村修大桥")

    assert (merged.verdict, merged.text) == (MergeVerdict.CLEAN, "甲村铺路\n乙村修大桥")


def test_every_change_is_marked_with_its_author():
    base, theirs, yours = "周明副镇长到会", "周明镇长到会", "吴明副镇长到会"

    marks = merge(base=base, theirs=theirs, yours=yours).marks

    changed = [(mark.kind, mark.by, mark.text) for mark in marks if mark.kind is not SpanKind.KEPT]
    assert changed == [
        (SpanKind.REMOVED, PieceKind.YOURS, "周"),
        (SpanKind.ADDED, PieceKind.YOURS, "吴"),
        (SpanKind.REMOVED, PieceKind.THEIRS, "副"),
    ]


def test_rival_wordings_stand_one_after_the_other():
    marks = merge(base="群众叫好", theirs="村民叫好", yours="乡亲叫好").marks

    assert [(mark.kind, mark.by, mark.text) for mark in marks] == [
        (SpanKind.REMOVED, PieceKind.CONFLICT, "群众"),
        (SpanKind.ADDED, PieceKind.THEIRS, "村民"),
        (SpanKind.ADDED, PieceKind.YOURS, "乡亲"),
        (SpanKind.KEPT, PieceKind.SAME, "叫好"),
    ]


@pytest.mark.parametrize("letters", ["国", "中国", "ab", "1,", "国，"])
def test_twenty_thousand_hostile_characters_merge_while_a_person_waits(letters):
    dice = random.Random(9)  # noqa: S311 - a fixed sequence, no secret
    base, theirs, yours = ("".join(dice.choice(letters) for _ in range(20_000 - cut)) for cut in (0, 99, 7))
    began = time.process_time()

    merged = merge(base=base, theirs=theirs, yours=yours)

    assert column(merged, "yours") == yours
    assert time.process_time() - began < 3
