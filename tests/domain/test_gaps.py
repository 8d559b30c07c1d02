"""White space between lines goes out as it came in, and mends where lines were moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.gaps import mended, parted, usual

INDENTS = st.text(" \t\u3000", max_size=3)
GAPS = st.builds("".join, st.tuples(st.sampled_from(["\n", "\r\n", "\n\n", "\n \n", "\r"]), INDENTS))


@pytest.mark.parametrize(
    ("gap", "head", "indent"),
    [("", "", ""), ("\u3000", "", "\u3000"), ("\n\n ", "\n\n", " "), ("\r\n\u3000", "\r\n", "\u3000")],
)
def test_a_gap_is_line_ends_and_an_indent(gap, head, indent):
    assert parted(gap) == (head, indent)


@given(head=st.sampled_from(["", "\n", "\n \n"]), indent=INDENTS, gaps=st.lists(GAPS, max_size=8))
def test_what_nobody_moved_stays_as_it_was(head, indent, gaps):
    assert mended(head, [indent, *gaps]) == [head + indent, *gaps]


@given(gaps=st.lists(st.one_of(GAPS, INDENTS), min_size=1, max_size=8))
def test_every_line_but_the_first_begins_a_line_wherever_it_came_from(gaps):
    first, *later = mended("", gaps)

    assert parted(first)[0] == ""
    assert all(parted(gap)[0] for gap in later)
    assert [parted(gap)[1] for gap in (first, *later)] == [parted(gap)[1] for gap in gaps]


def test_a_line_end_is_mended_in_the_manner_of_its_file():
    assert mended("", ["", "\u3000", "\r\n", "\r\n"]) == ["", "\r\n\u3000", "\r\n", "\r\n"]
    assert mended("", ["", ""]) == ["", "\n"]


def test_the_usual_gap_is_that_of_most_lines():
    assert usual(["", "\n", "\n\u3000\u3000", "\n\u3000\u3000"]) == "\n\u3000\u3000"
    assert usual(["", "\u3000"]) == "\n"
