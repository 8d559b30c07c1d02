"""Every marked run belongs to the version that wrote or removed it."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.attribution import Piece, attributed
from speeches.domain.diff import SpanKind, spans

TEXTS = st.text("一二三，。", max_size=12)


def test_two_people_who_changed_one_paragraph_are_told_apart():
    old, middle, new = "全镇有10个村。路通。", "全镇有12个村。路通。", "全镇有12个村。路通，水也通。"

    pieces = attributed(old, spans(old, new), [(2, middle), (3, new)], otherwise=9)

    assert Piece(SpanKind.REMOVED, "10", 2) in pieces
    assert Piece(SpanKind.ADDED, "12", 2) in pieces
    assert {piece.version for piece in pieces if "水" in piece.text} == {3}


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4))
def test_the_pieces_make_both_texts_and_every_change_has_a_version(old, texts):
    new = texts[-1]

    pieces = attributed(old, spans(old, new), list(enumerate(texts, start=2)), otherwise=9)

    assert "".join(piece.text for piece in pieces if piece.kind is not SpanKind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not SpanKind.REMOVED) == new
    assert all(bool(piece.version) is (piece.kind is not SpanKind.KEPT) for piece in pieces)
