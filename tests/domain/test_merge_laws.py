"""The laws of merging two edits, for all texts.

They are those of the design (algorithms.md 3.4), in its order: commutes, identity, projection, length, kinds
of pieces, coarser guards; insertions and one edit saved by both are in `test_merge_insertions.py`; once more
with the base. The eleventh, both parents of a merged save, is in `tests/speeches/actions/test_merging.py`.
"""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.claims import Side, by_clause, claims_of, stretches
from speeches.domain.diff import SpanKind, hunks
from speeches.domain.merge import Merge, MergeVerdict, Piece, PieceKind, merge, pieces_of
from speeches.domain.tokens import Tokens
from tests.domain.drafts import edited, paragraphs, rival_edits


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


@given(rival_edits())
def test_a_coarser_look_only_holds_back_and_never_makes_another_text(texts):
    base, theirs, yours = texts
    before = Tokens(base)
    made = [*claims_of(Side.THEIRS, before, Tokens(theirs)), *claims_of(Side.YOURS, before, Tokens(yours))]

    fine = tuple(pieces_of(base, theirs, yours, stretches(made)))
    coarse = tuple(pieces_of(base, theirs, yours, stretches(by_clause(before, made))))

    text = Merge(base, theirs, yours, coarse, MergeVerdict.REVIEW).text
    assert text in (Merge(base, theirs, yours, fine, MergeVerdict.CLEAN).text, None)


@given(rival_edits())
def test_the_proposal_is_the_merged_text_and_yours_where_the_sides_disagree(texts):
    base, theirs, yours = texts

    merged = merge(base=base, theirs=theirs, yours=yours)

    assert merged.text in (merged.proposal, None)
    assert merge(base=base, theirs=base, yours=yours).proposal == yours
