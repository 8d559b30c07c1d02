"""A part that was split off and moved on is shown as moved, with its own changes."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.carried_off import with_parts
from speeches.domain.comparison import Block, RowKind, compare
from speeches.domain.diff import SpanKind

HEAD = "新建茶园三十亩，带动农户二百户。"
TAIL = "整修山塘十三口，新打机井八眼。"
LAST = "农村公路延伸到每个自然村。"


def paragraph(number, text, **others):
    return Block(("paragraph", number), text, "body", **others)


WHOLE = paragraph(1, HEAD + TAIL)
OTHER = paragraph(2, "各村要抓紧落实。")
TAKEN = {"split_from": WHOLE.id}


def shown(olds, news):
    return compare(with_parts(olds, news), news)


def told(compared):
    return [(row.kind, "".join(block.text for block in row.news)) for row in compared.rows]


def marked(compared):
    return sum(
        len(span.text) for row in compared.rows for span in row.spans if span.kind is not SpanKind.KEPT
    )


def test_a_part_that_was_carried_off_moved_and_what_stayed_is_unchanged():
    news = [paragraph(1, HEAD), OTHER, paragraph(3, TAIL, **TAKEN)]

    compared = shown([WHOLE, OTHER], news)

    assert told(compared) == [
        (RowKind.KEPT, HEAD),
        (RowKind.STUB, TAIL),
        (RowKind.KEPT, OTHER.text),
        (RowKind.MOVED, TAIL),
    ]
    assert marked(compared) == 0


def test_its_own_changes_are_marked_in_it():
    news = [paragraph(1, HEAD), OTHER, paragraph(3, TAIL.replace("八眼", "九眼"), **TAKEN)]

    compared = shown([WHOLE, OTHER], news)

    assert marked(compared) == 2


def test_a_part_out_of_the_middle_leaves_one_paragraph_behind():
    whole = paragraph(1, HEAD + TAIL + LAST)
    news = [paragraph(1, HEAD + LAST), OTHER, paragraph(3, TAIL, **TAKEN)]

    compared = shown([whole, OTHER], news)

    assert (RowKind.KEPT, HEAD + LAST) in told(compared)
    assert (RowKind.MOVED, TAIL) in told(compared)


def test_two_parts_that_left_one_gap_are_each_found():
    whole = paragraph(1, HEAD + TAIL + LAST)
    news = [
        paragraph(1, HEAD),
        OTHER,
        paragraph(4, LAST, **TAKEN),
        paragraph(5, "插入。"),
        paragraph(3, TAIL, **TAKEN),
    ]

    compared = shown([whole, OTHER], news)

    assert marked(compared) == len("插入。")


def test_a_part_that_was_written_anew_is_an_addition():
    news = [paragraph(1, HEAD), OTHER, paragraph(3, "全部换成了别的内容，与原来无关。", **TAKEN)]

    compared = shown([WHOLE, OTHER], news)

    assert [row.kind for row in compared.rows] == [RowKind.CHANGED, RowKind.KEPT, RowKind.ADDED]


def test_parts_that_stayed_together_are_a_split_as_before():
    news = [paragraph(1, HEAD), paragraph(3, TAIL, **TAKEN), OTHER]

    assert with_parts([WHOLE, OTHER], news) == [WHOLE, OTHER]


texts = st.text("茶园山塘公路，。", max_size=30)


@given(texts, texts, texts)
def test_no_word_of_the_old_version_is_lost_or_doubled(stayed, left, old):
    olds = [paragraph(1, old), OTHER]
    news = [paragraph(1, stayed), OTHER, paragraph(3, left, **TAKEN)]

    cut = with_parts(olds, news)

    assert sorted("".join(block.text for block in cut)) == sorted("".join(block.text for block in olds))
    assert len({block.id for block in cut}) == len(cut)


@pytest.mark.parametrize("torn_into", [12, 1_000])
@pytest.mark.parametrize("signs", ["同", "甲乙"])
def test_a_long_paragraph_torn_to_pieces_compares_while_a_person_waits(torn_into, signs):
    text = "".join(random.Random(5).choices(signs, k=20_000))  # noqa: S311  the same each time
    length = len(text) // torn_into
    news = [paragraph(1, text[:length])]
    for number in range(2, torn_into + 1):
        news.append(paragraph(number + 5_000, "隔开。"))
        news.append(paragraph(number, text[(number - 1) * length : number * length], **TAKEN))

    began = time.process_time()
    compared = shown([paragraph(1, text)], news)

    assert time.process_time() - began < 1
    assert [row.block for row in compared.rows if row.news] == news
