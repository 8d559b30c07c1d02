"""Two people changed one paragraph: nothing is lost, nothing doubled, nothing doubtful goes in silently."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.diff import SpanKind, hunks
from speeches.domain.merge import Merge, MergeVerdict, Piece, PieceKind, merge
from tests.domain.drafts import CLAUSES, edited, noise, paragraphs, rival_edits

BASE = "全镇完成投资12.6亿元，同比增长8.5%；建成农村公路36公里，群众拍手叫好。"


def column(merged: Merge, name: str) -> str:
    return "".join(getattr(piece, name) for piece in merged.pieces)


def growth(merged: Merge, *kinds: PieceKind) -> int:
    return sum(len(piece.text or "") - len(piece.base) for piece in merged.pieces if piece.kind in kinds)


class TestLaws:
    @given(rival_edits())
    def test_it_does_not_matter_who_was_first(self, texts):
        base, theirs, yours = texts
        swapped = {PieceKind.THEIRS: PieceKind.YOURS, PieceKind.YOURS: PieceKind.THEIRS}

        one, other = (
            merge(base=base, theirs=theirs, yours=yours),
            merge(base=base, theirs=yours, yours=theirs),
        )

        assert (one.text, one.verdict) == (other.text, other.verdict)
        assert one.pieces == tuple(
            Piece(swapped.get(piece.kind, piece.kind), piece.base, piece.yours, piece.theirs)
            for piece in other.pieces
        )

    @given(rival_edits())
    def test_the_only_edit_is_taken_as_it_is(self, texts):
        base, edit, _ = texts

        outcomes = [
            merge(base=base, theirs=edit, yours=base),
            merge(base=base, theirs=base, yours=edit),
            merge(base=base, theirs=edit, yours=edit),
        ]

        assert [outcome.text for outcome in outcomes] == [edit] * 3
        assert {outcome.verdict for outcome in outcomes} == {MergeVerdict.CLEAN}

    @given(rival_edits())
    def test_the_pieces_hold_all_three_texts_even_in_a_conflict(self, texts):
        base, theirs, yours = texts

        merged = merge(base=base, theirs=theirs, yours=yours)

        assert (column(merged, "base"), column(merged, "theirs"), column(merged, "yours")) == texts
        assert (merged.base, merged.theirs, merged.yours) == texts

    @given(rival_edits())
    def test_the_merged_text_is_as_much_longer_as_the_edits_made_it(self, texts):
        base, theirs, yours = texts

        merged = merge(base=base, theirs=theirs, yours=yours)

        if merged.text is not None:
            common = growth(merged, PieceKind.BOTH)
            assert len(merged.text) - len(base) == (len(theirs) - len(base) + len(yours) - len(base) - common)

    @given(rival_edits())
    def test_a_piece_belongs_to_a_side_only_if_the_other_left_it_alone(self, texts):
        base, theirs, yours = texts

        merged = merge(base=base, theirs=theirs, yours=yours)

        for piece in merged.pieces:
            if piece.theirs == piece.yours:
                expected = PieceKind.SAME if piece.theirs == piece.base else PieceKind.BOTH
            elif piece.yours == piece.base:
                expected = PieceKind.THEIRS
            elif piece.theirs == piece.base:
                expected = PieceKind.YOURS
            else:
                expected = PieceKind.CONFLICT
            assert piece.kind is expected

    @given(rival_edits())
    def test_there_is_a_text_unless_there_is_a_conflict(self, texts):
        base, theirs, yours = texts

        merged = merge(base=base, theirs=theirs, yours=yours)

        rivals = [piece for piece in merged.pieces if piece.kind is PieceKind.CONFLICT]
        assert bool(rivals) == (merged.verdict is MergeVerdict.CONFLICT) == (merged.text is None)

    @given(rival_edits())
    def test_merging_the_outcome_once_more_changes_nothing(self, texts):
        base, theirs, yours = texts
        merged = merge(base=base, theirs=theirs, yours=yours).text

        again = None if merged is None else merge(base=base, theirs=merged, yours=base).text

        assert again == merged

    @given(rival_edits())
    def test_the_marks_tell_the_base_and_the_outcome(self, texts):
        base, theirs, yours = texts

        merged = merge(base=base, theirs=theirs, yours=yours)

        assert "".join(mark.text for mark in merged.marks if mark.kind is not SpanKind.ADDED) == base
        if merged.text is not None:
            shown = "".join(mark.text for mark in merged.marks if mark.kind is not SpanKind.REMOVED)
            assert shown == merged.text

    @given(rival_edits())
    def test_both_sides_can_be_shown_against_the_base(self, texts):
        base, theirs, yours = texts

        merged = merge(base=base, theirs=theirs, yours=yours)

        for spans, text in ((merged.theirs_spans, theirs), (merged.yours_spans, yours)):
            assert "".join(span.text for span in spans if span.kind is not SpanKind.ADDED) == base
            assert "".join(span.text for span in spans if span.kind is not SpanKind.REMOVED) == text


@given(paragraphs(), st.data())
def test_what_is_clean_was_never_changed_by_both_in_one_clause(base, choice):
    theirs, yours = choice.draw(edited(base)), choice.draw(edited(base))

    merged = merge(base=base, theirs=theirs, yours=yours)

    if merged.verdict is MergeVerdict.CLEAN:
        common = {(hunk.old_start, theirs[hunk.new_start : hunk.new_end]) for hunk in hunks(base, theirs)} & {
            (hunk.old_start, yours[hunk.new_start : hunk.new_end]) for hunk in hunks(base, yours)
        }
        assert common or not inner_clauses(base, theirs) & inner_clauses(base, yours)


def inner_clauses(base: str, edit: str) -> set[int]:
    """Numbers of the clauses whose inside the edit touches."""
    numbers, number = [], 0
    for character in base:
        numbers.append(number)
        number += character in "，。；：！？、\n,;:!?"
    changed: set[int] = set()
    for hunk in hunks(base, edit):
        changed |= set(numbers[hunk.old_start : hunk.old_end])
        is_inside = 0 < hunk.old_start < len(base) and (
            numbers[hunk.old_start - 1] == numbers[hunk.old_start]
        )
        changed |= {numbers[hunk.old_start]} if is_inside else set()
    return changed


@given(paragraphs(), st.data())
def test_insertions_at_different_places_both_land_where_they_were_made(base, choice):
    first, last = sorted(choice.draw(st.tuples(st.integers(0, len(base)), st.integers(0, len(base)))))
    theirs, yours = base[:first] + "甲" + base[first:], base[:last] + "乙" + base[last:]

    merged = merge(base=base, theirs=theirs, yours=yours)

    if first == last:
        assert merged.verdict is MergeVerdict.CONFLICT
    elif merged.text is not None:
        assert merged.text == base[:first] + "甲" + base[first:last] + "乙" + base[last:]


@given(paragraphs())
def test_insertions_in_different_clauses_are_clean(base):
    theirs, yours = "甲" + base, base + "乙"

    merged = merge(base=base, theirs=theirs, yours=yours)

    assert (merged.verdict, merged.text) == (MergeVerdict.CLEAN, "甲" + base + "乙")


@given(noise | paragraphs(), st.data())
def test_different_insertions_at_one_place_are_a_conflict(base, choice):
    place = choice.draw(st.integers(0, len(base)))

    merged = merge(
        base=base, theirs=f"{base[:place]}甲{base[place:]}", yours=f"{base[:place]}乙{base[place:]}"
    )

    assert merged.verdict is MergeVerdict.CONFLICT


@given(paragraphs(), st.data())
def test_an_edit_saved_by_both_is_taken_once_when_one_of_them_went_on(base, choice):
    place = choice.draw(st.integers(0, len(base)))
    sentence = choice.draw(st.sampled_from([clause for clause in CLAUSES if clause not in base])) + "。"
    theirs = base[:place] + sentence + base[place:]
    farther = [
        spot for spot in range(len(theirs) + 1) if not place - 12 <= spot <= place + len(sentence) + 12
    ]
    spot = choice.draw(st.sampled_from(farther or [len(theirs)]))
    yours = theirs[:spot] + choice.draw(st.sampled_from(("甲", "，乙丙丁", "人民至上。"))) + theirs[spot:]

    merged = merge(base=base, theirs=theirs, yours=yours)

    assert merged.text in (yours, None)


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
