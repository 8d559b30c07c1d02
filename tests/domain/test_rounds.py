"""What a unit has answered, and who may still say something."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.policy import Terms
from speeches.domain.rounds import Answer, Voice, answer_of, is_overdue, may_answer, may_take_back
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import Reason

DUE = date(2026, 3, 20)


@given(st.integers(0, 9), st.booleans(), st.booleans())
def test_whoever_said_something_has_spoken_and_nobody_else(opinions, has_nothing, has_looked):
    answer = answer_of(opinions, has_nothing=has_nothing, has_looked=has_looked)

    assert (answer is Answer.SPOKE) == (opinions > 0)
    assert (answer is Answer.NOTHING) == (not opinions and has_nothing)


@given(st.sampled_from(Answer), st.integers(-9, 9))
def test_overdue_is_who_is_silent_after_the_day(answer, days):
    is_late = is_overdue(answer, DUE, DUE + timedelta(days=days))

    assert is_late == (days > 0 and answer in {Answer.ASKED, Answer.SEEN})


@pytest.mark.parametrize(
    ("state", "is_asked", "is_closed"), list(product(SpeechState, [True, False], [True, False]))
)
def test_those_asked_speak_until_the_round_or_the_speech_is_closed(state, is_asked, is_closed):
    verdict = may_answer(Terms(state), is_asked=is_asked, is_closed=is_closed)

    assert bool(verdict) == (is_asked and not is_closed and state is not SpeechState.FINAL)
    assert is_asked or verdict.reason is Reason.NOT_ASKED


@given(st.sampled_from(SpeechState), st.booleans())
def test_an_opinion_is_taken_back_by_its_author_only(state, is_closed):
    assert may_take_back(Terms(state), is_own=False, is_closed=is_closed).reason is Reason.NOT_YOUR_COMMENT
    own = may_take_back(Terms(state), is_own=True, is_closed=is_closed)
    assert own == may_answer(Terms(state), is_asked=True, is_closed=is_closed)


@given(st.text(min_size=1), st.integers(1), st.integers(1))
def test_colleagues_are_one_voice_and_people_without_a_unit_are_not(unit, one, other):
    assert Voice.of(unit, one) == Voice.of(unit, other)
    assert (Voice.of("", one) == Voice.of("", other)) == (one == other)
