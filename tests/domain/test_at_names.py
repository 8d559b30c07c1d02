"""People called by name."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.at_names import called_in

NAMES = {1: "王文", 2: "王文静", 3: "李清", 4: "李清", 5: ""}


def people(text):
    return [sorted(called.people) for called in called_in(text, NAMES)]


def test_a_name_behind_the_sign_calls_its_person_whatever_follows():
    assert people("@王文，请看；＠李清请核实") == [[1], [3, 4]]


def test_of_names_that_begin_alike_the_longest_is_meant():
    assert people("@王文静看一下，@王文也看") == [[2], [1]]


def test_a_sign_alone_a_name_alone_and_a_stranger_call_nobody():
    assert people("王文 @ @张三 a@王") == []


@given(st.text("@＠王文静李清，a "))
def test_what_is_set_apart_is_a_sign_and_a_name_and_never_overlaps(text):
    done = 0
    for called in called_in(text, NAMES):
        assert done <= called.start < called.end <= len(text)
        assert text[called.start] in "@＠"
        assert {NAMES[person] for person in called.people} == {text[called.start + 1 : called.end]}
        done = called.end
