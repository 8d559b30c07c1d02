"""Ranks keep siblings in order however often they are inserted between."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.ranking import DIGITS, between, fill, spread


@given(st.lists(st.floats(0, 1, exclude_max=True), max_size=80))
def test_there_is_always_room_between_two_neighbours(places):
    ranks: list[str] = []

    for place in places:
        at = int(place * (len(ranks) + 1))
        ranks.insert(at, between(ranks[at - 1] if at else "", ranks[at] if at < len(ranks) else ""))

    assert ranks == sorted(set(ranks))
    assert not any(rank.endswith(DIGITS[0]) for rank in ranks)


def test_a_thousand_insertions_at_one_end_stay_short():
    last = first = between("", "")

    for _ in range(1000):
        last, first = between(last, ""), between("", first)

    assert len(last) < 60
    assert len(first) < 210


@given(st.integers(0, 5000))
def test_spread_ranks_are_in_order(count):
    ranks = spread(count)

    assert ranks == sorted(set(ranks))
    assert len(ranks) == count
    assert not any(rank.endswith(DIGITS[0]) for rank in ranks)


@given(st.integers(0, 500), st.floats(0, 1, exclude_max=True))
def test_many_fit_between_two_neighbours_and_stay_short(count, place):
    neighbours = ["", *spread(9), ""]
    at = int(place * 10)

    ranks = fill(neighbours[at], neighbours[at + 1], count)

    assert ranks == sorted(set(ranks))
    assert all(neighbours[at] < rank for rank in ranks)
    assert at == 9 or all(rank < neighbours[at + 1] for rank in ranks)
    assert max(map(len, ranks), default=0) <= 5
