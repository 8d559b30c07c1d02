"""Two different texts: which paragraph became which."""

import random
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.align import ALONE, IN_ORDER, align
from speeches.domain.comparison import Block, RowKind, compare
from speeches.domain.likeness import alike
from tests.domain.drafts import CLAUSES, paragraphs

texts = st.lists(paragraphs() | st.just("") | st.text("国中", max_size=12), max_size=8)
DICE = random.Random(7)  # noqa: S311 - a fixed sequence, no secret


def blocks(*words: str) -> list[Block]:
    return [Block(("paragraph", 100 + at), text, "body") for at, text in enumerate(words)]


def rows(olds: list[Block], news: list[Block]) -> list[tuple[str, list[str], list[str]]]:
    compared = compare(*alike(olds, news))
    return [
        (row.kind.value, [block.text for block in row.olds], [block.text for block in row.news])
        for row in compared.rows
    ]


class TestLaws:
    @given(texts, texts)
    def test_no_paragraph_is_matched_twice(self, olds, news):
        found = align(olds, news)

        assert len({match.old for match in found}) == len({match.new for match in found}) == len(found)
        assert [match.new for match in found] == sorted(match.new for match in found)

    @given(texts, texts)
    def test_a_match_is_alike_and_one_out_of_order_more_so(self, olds, news):
        found = align(olds, news)

        assert all(IN_ORDER <= match.likeness <= 1 for match in found)
        weak = [match for match in found if match.likeness < ALONE]
        assert all(left.old < right.old for left, right in pairwise(weak))

    @given(st.lists(paragraphs(), max_size=8, unique=True))
    def test_a_text_is_matched_with_itself(self, olds):
        assert [(match.old, match.new) for match in align(olds, olds)] == [
            (at, at) for at in range(len(olds))
        ]

    @given(texts, texts)
    def test_every_paragraph_of_both_is_shown_once(self, olds, news):
        compared = compare(*alike(blocks(*olds), blocks(*news)))

        shown = [row for row in compared.rows if row.kind is not RowKind.STUB]
        assert [block.text for row in shown for block in row.news] == news
        assert sorted(block.text for row in shown for block in row.olds) == sorted(olds)


ROADS, TEA, SCHOOL, SAFE = (
    "今年新修农村公路36公里，村村通了水泥路。",
    "云岭乡的茶园连成了片，茶农的日子越过越好。",
    "镇中心学校新教学楼九月投入使用，孩子们坐进了新教室。",
    "要把安全生产抓在手上，一刻也不能放松。",
)


def test_paragraphs_that_say_nearly_the_same_are_one_that_changed():
    found = rows(blocks(ROADS, TEA), blocks(ROADS.replace("36", "42"), SAFE, TEA))

    assert [kind for kind, *_ in found] == ["changed", "added", "kept"]


def test_a_paragraph_that_stands_elsewhere_is_paired_as_moved():
    found = rows(blocks(ROADS, TEA, SCHOOL, SAFE), blocks(SAFE, ROADS, TEA, SCHOOL))

    assert [kind for kind, *_ in found] == ["moved", "kept", "kept", "kept", "stub"]


def test_a_paragraph_in_two_halves_is_split_and_two_in_one_are_joined():
    halves = blocks(TEA + ROADS[:10], ROADS[10:] + SAFE)

    assert [kind for kind, *_ in rows(blocks(TEA + ROADS + SAFE), halves)] == ["split"]
    assert [kind for kind, *_ in rows(halves, blocks(TEA + ROADS + SAFE))] == ["joined"]


def test_unrelated_paragraphs_are_left_over():
    assert [kind for kind, *_ in rows(blocks(ROADS), blocks(SCHOOL))] == ["removed", "added"]


def test_a_hundred_and_twenty_paragraphs_are_aligned_in_a_request():
    olds = ["，".join(DICE.choices(CLAUSES, k=12)) for _ in range(120)]
    news = [text.replace("12.6", "13.1") for text in olds]
    DICE.shuffle(news)
    began = time.process_time()

    found = align(olds, news)

    assert len(found) >= 115
    assert time.process_time() - began < 2
