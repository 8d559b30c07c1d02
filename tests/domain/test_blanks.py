"""Placeholders: runs of X or x (C11)."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.blanks import count, placeholders, placeholders_in


def test_runs_are_counted_by_their_form_though_glued_to_other_characters() -> None:
    counted = placeholders("XX镇在SX（X省道）建设中，xxx县长到XK线现场，投资XX万元。")

    assert counted == {"X": 3, "XX": 2, "xxx": 1}


def test_place_of_each_run_is_known() -> None:
    found = placeholders_in("在XX镇x村")

    assert [(placeholder.run, placeholder.start) for placeholder in found] == [("XX", 1), ("x", 4)]


def test_run_does_not_reach_over_the_end_of_a_text() -> None:
    assert count(["全镇X", "X个村"]) == {"X": 2}


@given(st.text(alphabet="Xx镇A。"))
def test_every_x_is_in_exactly_one_maximal_run(text: str) -> None:
    found = placeholders_in(text)

    held = [place for run in found for place in range(run.start, run.start + len(run.run))]
    assert held == [place for place, character in enumerate(text) if character in "Xx"]
    assert all(later.start > earlier.start + len(earlier.run) for earlier, later in pairwise(found))
