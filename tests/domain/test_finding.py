"""Words are found where they stand, whole ones only if wished, and replaced there and nowhere else."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.finding import Search, carried, replaced
from tests.domain.drafts import edited, noise, paragraphs

SMALL = st.text(alphabet="12.XxAa镇，", max_size=30)
SOUGHT = st.text(alphabet="12.XxAa镇，", min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("sought", "text", "places"),
    [
        ("12", "12个村，投资12亿元", [0, 7]),
        ("12", "投资12.6亿元，312人，12%，1,200人", []),
        ("12.6", "投资12.6亿元", [2]),
        ("XX", "XX镇和XX村，XXX县", [0, 4]),
        ("XX镇", "XX镇党委、XXX镇党委", [0]),
        ("X省道", "SX（X省道）沿线", [3]),
        ("X", "XK线和X线", [0, 4]),
        ("GDP", "GDP增长，GDPS", [0]),
        ("龙泉镇", "龙泉镇党委、龙泉镇政府", [0, 6]),
        ("𠮷", "新建𠮷村，𠮷", [2, 5]),
        ("aa", "aaaa", []),
    ],
)
def test_whole_figures_words_and_blanks(sought, text, places):
    assert Search(sought).starts_in(text) == places


def test_parts_are_found_when_parts_are_wanted():
    assert Search("12", is_whole=False).starts_in("投资12.6亿元，312人") == [2, 10]
    assert Search("aa", is_whole=False).starts_in("aaaa") == [0, 2]


def test_capital_letters_differ_unless_they_need_not():
    assert Search("gdp").starts_in("GDP") == []
    assert Search("gdp", has_case=False).starts_in("GDP和gdp") == [0, 4]
    assert Search("i", has_case=False, is_whole=False).starts_in("İi") == [1]


def test_no_words_are_nowhere():
    assert Search("").starts_in("今天") == []


@given(SMALL | noise, SOUGHT, st.booleans())
def test_every_place_has_the_words_and_places_do_not_overlap(text, sought, is_whole):
    places = Search(sought, is_whole=is_whole).starts_in(text)

    assert all(text[at : at + len(sought)] == sought for at in places)
    assert all(later - earlier >= len(sought) for earlier, later in pairwise(places))


@given(SMALL, SOUGHT)
def test_without_conditions_it_is_what_the_language_replaces(text, sought):
    places = Search(sought, is_whole=False).starts_in(text)

    assert replaced(text, places, len(sought), "临江") == text.replace(sought, "临江")


@given(SMALL, SOUGHT, st.data())
def test_what_was_not_chosen_stays(text, sought, choice):
    places = Search(sought, is_whole=False).starts_in(text)
    chosen = choice.draw(st.lists(st.sampled_from(places), unique=True)) if places else []

    made = replaced(text, chosen, len(sought), "甲乙丙")

    assert made.count("甲乙丙") == len(chosen)
    assert len(made) == len(text) + len(chosen) * (3 - len(sought))


@given(paragraphs(), st.data())
def test_a_place_is_carried_to_the_same_words_or_left_out(text, choice):
    start = choice.draw(st.integers(0, max(len(text) - 1, 0)))
    length = choice.draw(st.integers(1, 4))
    if start + length > len(text):
        return
    new = choice.draw(edited(text))

    for place in carried(text, new, [start], length):
        assert new[place : place + length] == text[start : start + length]


def test_a_place_stays_beside_a_change_and_goes_when_it_is_inside():
    assert carried("今年投资XX亿元。", "今年，全镇投资XX亿元。", [4], 2) == [7]
    assert carried("今年投资XX亿元。", "今年投资12亿元。", [4], 2) == []
    assert carried("投资XX亿元", "投资XX亿元", [2], 2) == [2]


@pytest.mark.parametrize("text", ["X" * 200_000, "12" * 100_000, "镇" * 200_000])
def test_hostile_text_takes_no_time_to_speak_of(text):
    began = time.process_time()

    for search in (Search("X" * 50), Search("1212"), Search("镇镇", is_whole=False)):
        search.starts_in(text)

    assert time.process_time() - began < 5
