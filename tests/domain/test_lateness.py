"""A day that something is due on, and today."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.lateness import days_late, is_soon, is_within
from speeches.domain.sign_off.places import Place, place_of
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import SpeechState

DAY = date(2026, 3, 5)


def test_on_its_day_and_before_nothing_is_late():
    assert [days_late(DAY, DAY + timedelta(days=more)) for more in (-1, 0, 1, 9)] == [0, 0, 1, 9]


def test_soon_is_today_and_tomorrow():
    assert [is_soon(DAY, DAY + timedelta(days=more)) for more in (-2, -1, 0, 1)] == [False, True, True, False]


def test_what_has_no_day_is_never_late_nor_soon():
    assert (days_late(None, DAY), is_soon(None, DAY), is_within(None, DAY, 99)) == (0, False, False)


@given(st.dates(), st.dates(), st.integers(0, 60))
def test_what_is_late_is_not_soon_and_within_any_time(due_on, today, days):
    late = days_late(due_on, today)

    assert not (late and is_soon(due_on, today))
    assert not late or is_within(due_on, today, days)


def test_every_speech_has_its_place_on_the_board():
    found = {place_of(state, kind) for state, kind in product(SpeechState, [None, *StepKind])}

    assert found == set(Place)
    under_way = [place_of(SpeechState.IN_REVIEW, kind).value for kind in StepKind]
    assert under_way == [kind.value for kind in StepKind]
    assert {place_of(SpeechState.DRAFTING, kind) for kind in StepKind} == {Place.DRAFTING}
