"""What is missing before a speech is final: everything that is open, and what the office lets stay open."""

from itertools import product

import pytest

from speeches.domain.sign_off.missing import EXCUSABLE, Lack, Open, is_by_authors_alone, may_be_final, missing

WANDA, DAI, SANA = 1, 2, 3


@pytest.mark.parametrize(("lack", "lenient"), [*product(Lack, [False, True])])
def test_each_is_told_with_its_number_and_stands_in_the_way(lack, lenient):
    [found] = missing([(lack, 3)], lets_talk_stay_open=lenient)

    is_talk = lack in {Lack.THREADS, Lack.SUGGESTIONS}
    # Nobody is left who could lift it.
    is_excusable = lack is Lack.SILENCED or (lenient and is_talk)
    assert found == Open(lack, 3, is_excusable=is_excusable)
    assert not may_be_final([found], "")
    assert may_be_final([found], "会后再议。") is found.is_excusable


def test_what_is_done_is_not_told():
    assert missing([(lack, 0) for lack in Lack], lets_talk_stay_open=False) == []
    assert may_be_final([], "")


def test_they_are_told_in_the_order_in_which_they_are_mended():
    found = missing([(lack, 1) for lack in reversed(Lack)], lets_talk_stay_open=True)

    assert [one.lack for one in found] == list(Lack)


def test_a_reason_excuses_talk_and_nothing_beside_it():
    talk = missing([(lack, 1) for lack in EXCUSABLE], lets_talk_stay_open=True)

    assert may_be_final(talk, "会后再议。")
    for other in set(Lack) - EXCUSABLE:
        assert not may_be_final([*talk, Open(other, 1)], "会后再议。")


@pytest.mark.parametrize(
    ("signers", "is_alone"),
    [
        ([], False),
        ([(WANDA, None)], True),
        ([(WANDA, None), (DAI, None)], True),
        ([(SANA, None)], False),
        ([(WANDA, None), (SANA, None)], False),
        # Whoever stands in for another one does not become two.
        ([(WANDA, SANA)], True),
        ([(SANA, WANDA)], True),
        ([(SANA, 4)], False),
    ],
)
def test_who_wrote_words_is_not_the_only_one_who_signs_them(signers, is_alone):
    assert is_by_authors_alone(signers, {WANDA, DAI}) is is_alone
