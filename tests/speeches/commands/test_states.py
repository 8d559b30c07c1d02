"""The page of states is the domain's."""

import pytest
from django.core.management import CommandError, call_command

from speeches.domain.sign_off.moves import MOVES
from speeches.management import states


def test_the_page_that_is_kept_is_current():
    call_command("states", check=True)


def test_every_move_is_in_the_picture_and_in_the_table():
    page = states.written()

    for (state, move), to in MOVES.items():
        assert f"    {state} --> {to}: {move}\n" in page
        assert f"| {state} | {move} |" in page


def test_a_page_that_is_not_current_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(states, "PATH", tmp_path / "states.md")

    with pytest.raises(CommandError):
        call_command("states", check=True)
    call_command("states")

    call_command("states", check=True)
