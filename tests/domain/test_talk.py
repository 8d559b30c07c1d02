"""Who may follow what is said."""

from itertools import product

import pytest

from speeches.domain.happenings import Happening
from speeches.domain.policy import Role, Terms, may_take_back_words
from speeches.domain.signing import SpeechState
from speeches.domain.talk import Audience, audiences_of, may_speak_to, needs_reason, unheard_by
from speeches.domain.verdict import Reason

DRAFTING = {Role.OWNER, Role.DRAFTER}


@pytest.mark.parametrize(("role", "audience"), list(product(Role, Audience)))
def test_talk_among_drafters_is_for_the_owner_and_drafters_all_other_for_everybody(role, audience):
    is_heard = role in DRAFTING or audience is Audience.ALL

    assert (audience in audiences_of(role)) == is_heard
    assert bool(may_speak_to(role, audience)) == is_heard


@pytest.mark.parametrize("role", Role)
def test_the_history_tells_of_it_to_nobody_else(role):
    assert unheard_by(role) == (set() if role in DRAFTING else {Happening.DRAFTERS_TALKED})


@pytest.mark.parametrize(("role", "state"), list(product(Role, SpeechState)))
def test_words_are_taken_back_by_their_author_while_there_is_talk(role, state):
    may = role is not Role.READER and state is not SpeechState.FINAL

    assert bool(may_take_back_words(role, Terms(state), is_own=True)) == may
    assert may_take_back_words(role, Terms(state), is_own=False).reason is Reason.NOT_YOUR_COMMENT


def test_who_opened_a_thread_closes_it_without_a_word():
    assert (needs_reason(is_opener=True), needs_reason(is_opener=False)) == (False, True)
