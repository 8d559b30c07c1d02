"""Two versions of one speech, block by block: every word once, every fate by its name."""

import random
import time
from itertools import pairwise

import pytest

from speeches.domain import comparison
from speeches.domain.comparison import Block, Comparison, Counts, RowKind
from speeches.domain.diff import Span, SpanKind
from tests.domain.drafts import CLAUSES

SENTENCES = [f"{clause}，{other}。" for clause, other in pairwise(CLAUSES)]


def paragraph(number: int, text: str = "", **others) -> Block:
    return Block(("paragraph", number), text or SENTENCES[number], "body", **others)


def section(number: int, text: str, **others) -> Block:
    return Block(("section", number), text, "standalone", **others)


def fates(compared: Comparison) -> list[tuple[str, list[int], list[int]]]:
    return [
        (row.kind.value, [block.id[1] for block in row.olds], [block.id[1] for block in row.news])
        for row in compared.rows
    ]


def test_a_removed_block_stands_where_it_was():
    olds = [paragraph(number) for number in range(4)]

    compared = comparison.compare(olds, [olds[0], olds[3]])

    assert fates(compared) == [
        ("kept", [0], [0]),
        ("removed", [1], []),
        ("removed", [2], []),
        ("kept", [3], [3]),
    ]


def test_a_changed_block_shows_its_change():
    olds = [paragraph(0, "全镇有10个村。")]

    compared = comparison.compare(olds, [paragraph(0, "全镇有12个村。")])

    assert compared.rows[0].kind is RowKind.CHANGED
    assert compared.rows[0].spans == (
        Span(SpanKind.KEPT, "全镇有"),
        Span(SpanKind.REMOVED, "10"),
        Span(SpanKind.ADDED, "12"),
        Span(SpanKind.KEPT, "个村。"),
    )


def test_a_paragraph_that_became_a_subtitle_is_changed_though_its_words_are_not():
    olds, news = [Block(("paragraph", 1), "致辞", "body")], [Block(("paragraph", 1), "致辞", "subtitle")]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("changed", [1], [1])]


def test_a_moved_block_stands_in_its_new_place_and_leaves_a_stub():
    olds = [paragraph(number, "长" * 9 + "。") for number in range(3)] + [paragraph(3, "原来的话。")]

    compared = comparison.compare(olds, [paragraph(3, "现在的话。"), *olds[:3]])

    assert fates(compared) == [
        ("moved", [3], [3]),
        ("kept", [0], [0]),
        ("kept", [1], [1]),
        ("kept", [2], [2]),
        ("stub", [3], [3]),
    ]
    stub = compared.rows[-1]
    assert (stub.old_position, stub.new_position, stub.spans) == (4, 1, ())


def test_a_section_that_moved_leaves_one_stub():
    first, last = (
        [section(1, "一个很长的标题一直写到纸边上"), paragraph(1)],
        [section(2, "短"), paragraph(2, "短。")],
    )

    compared = comparison.compare(first + last, last + first)

    assert fates(compared) == [
        ("moved", [2], [2]),
        ("moved", [2], [2]),
        ("kept", [1], [1]),
        ("kept", [1], [1]),
        ("stub", [2, 2], [2, 2]),
    ]


def test_a_paragraph_that_passed_a_heading_moved_and_not_the_heading():
    above, below = ("section", 1), ("section", 2)
    olds = [section(1, "成绩"), paragraph(1, parent=above), paragraph(2, parent=above), section(2, "任务")]

    compared = comparison.compare(olds, [*olds[:2], olds[3], paragraph(2, parent=below)])

    assert fates(compared) == [
        ("kept", [1], [1]),
        ("kept", [1], [1]),
        ("stub", [2], [2]),
        ("kept", [2], [2]),
        ("moved", [2], [2]),
    ]


def test_a_new_number_is_no_change():
    olds = [section(2, "抓项目", marker="二、"), paragraph(2)]

    compared = comparison.compare(
        olds, [section(9, "开好局", marker="一、"), section(2, "抓项目", marker="三、"), olds[1]]
    )

    assert fates(compared) == [("added", [], [9]), ("kept", [2], [2]), ("kept", [2], [2])]


def test_a_split_is_one_row_with_a_paragraph_mark_put_in():
    olds = [paragraph(1, "压实责任。入脑入心。")]
    news = [paragraph(1, "压实责任。"), paragraph(7, "做到入脑入心。", split_from=("paragraph", 1))]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("split", [1], [1, 7])]
    assert compared.rows[0].spans == (
        Span(SpanKind.KEPT, "压实责任。"),
        Span(SpanKind.ADDED, "¶做到"),
        Span(SpanKind.KEPT, "入脑入心。"),
    )


def test_a_paragraph_split_again_and_again_is_one_row():
    olds = [paragraph(1, "甲。乙。丙。")]
    news = [
        paragraph(1, "甲。"),
        paragraph(8, "乙。", split_from=("paragraph", 1)),
        paragraph(9, "丙。", split_from=("paragraph", 8)),
    ]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("split", [1], [1, 8, 9])]


def test_a_part_that_was_carried_off_is_an_addition():
    olds = [paragraph(1, "甲。乙。"), paragraph(2)]
    news = [paragraph(1, "甲。"), olds[1], paragraph(8, "乙。", split_from=("paragraph", 1))]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("changed", [1], [1]), ("kept", [2], [2]), ("added", [], [8])]


def test_a_paragraph_is_compared_with_itself_though_its_part_was_carried_to_the_front():
    olds = [paragraph(2), paragraph(1, "甲。乙。")]
    news = [paragraph(8, "乙。", split_from=("paragraph", 1)), olds[0], paragraph(1, "甲。")]

    compared = comparison.compare(olds, news)

    assert fates(compared) == [("added", [], [8]), ("kept", [2], [2]), ("changed", [1], [1])]


def test_the_second_half_of_a_removed_paragraph_is_compared_with_the_whole():
    olds = [paragraph(1, "甲乙丙。丁戊己。")]

    compared = comparison.compare(olds, [paragraph(8, "丁戊己。", split_from=("paragraph", 1))])

    assert fates(compared) == [("changed", [1], [8])]
    assert compared.rows[0].spans == (Span(SpanKind.REMOVED, "甲乙丙。"), Span(SpanKind.KEPT, "丁戊己。"))


def test_a_join_is_one_row_with_a_paragraph_mark_taken_out():
    olds = [paragraph(1, "压实责任。"), paragraph(2, "入脑入心。", joined_into=("paragraph", 1))]

    compared = comparison.compare(olds, [paragraph(1, "压实责任。入脑入心。")])

    assert fates(compared) == [("joined", [1, 2], [1])]
    assert compared.rows[0].spans == (
        Span(SpanKind.KEPT, "压实责任。"),
        Span(SpanKind.REMOVED, "¶"),
        Span(SpanKind.KEPT, "入脑入心。"),
    )


def test_counts_say_how_many_blocks_and_characters_changed():
    olds = [
        paragraph(0, "有10个村。"),
        paragraph(1, "去掉。"),
        paragraph(2),
        paragraph(3, "甲。", joined_into=("paragraph", 2)),
        paragraph(4, "乙。丙。"),
    ]
    news = [
        paragraph(0, "有12个村。"),
        paragraph(5, "新来。"),
        paragraph(2, SENTENCES[2] + "甲。"),
        paragraph(4, "乙。"),
        paragraph(6, "丙。", split_from=("paragraph", 4)),
    ]

    counts = comparison.compare(olds, news).counts

    assert counts == Counts(
        changed=1, added=1, removed=1, moved=0, split=1, joined=1, characters_added=5, characters_removed=5
    )


def test_an_id_given_twice_is_refused():
    with pytest.raises(comparison.RepeatedBlock):
        comparison.compare([], [paragraph(1), paragraph(1)])


def test_two_thousand_paragraphs_compare_while_a_person_waits():
    dice = random.Random(3)  # noqa: S311 - a fixed sequence, no secret
    texts = ["".join(dice.choices(SENTENCES, k=6)) for _ in range(2000)]
    olds = [paragraph(number, text) for number, text in enumerate(texts)]
    news = [
        paragraph(number, text.replace("投资", "总投资").replace("，要", "。要"))
        for number, text in enumerate(texts)
    ]
    dice.shuffle(news)
    began = time.process_time()

    compared = comparison.compare(olds, news)

    assert sum(len(row.news) for row in compared.rows if row.kind is not RowKind.STUB) == 2000
    assert time.process_time() - began < 3


def test_a_paragraph_split_two_thousand_times_compares_while_a_person_waits():
    chain = [paragraph(0, "句。" * 2000)]
    parts = [paragraph(n, "句。", split_from=("paragraph", n - 1) if n else None) for n in range(2000)]
    began = time.process_time()

    compared = comparison.compare(chain, parts)

    assert [row.kind for row in compared.rows] == [RowKind.SPLIT]
    assert time.process_time() - began < 3
