"""Which change an undo or a redo is about."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.happenings import Happening
from speeches.domain.reversal.turns import Turn, turns_of

EDIT, UNDO, REDO = Happening.PARAGRAPH_EDITED, Happening.CHANGE_UNDONE, Happening.CHANGE_REDONE


def played(keys):
    """The turns that come of pressing: e writes, u undoes, r redoes, c comments."""
    turns: list[Turn] = []
    for version, key in enumerate(keys, start=2):
        known = turns_of(turns)
        if key == "e":
            turns.append(Turn(version, EDIT, None))
        elif key == "c":
            turns.append(Turn(version, Happening.THREAD_OPENED, None))
        elif key == "u" and known.undo:
            turns.append(Turn(version, UNDO, known.undo[0]))
        elif key == "r" and known.redo:
            turns.append(Turn(version, REDO, known.redo[0]))
    return turns_of(turns)


def test_who_did_nothing_has_nothing_to_undo():
    assert (played("").undo, played("").redo) == ((), ())


def test_undo_walks_back_and_redo_forth():
    assert played("eeu").undo == (2,)
    assert played("eeuu").undo == ()
    assert len(played("eeuur").undo) == 1
    assert len(played("eeuur").redo) == 1


def test_something_new_ends_what_could_be_redone():
    assert played("eue").redo == ()
    assert played("euc").redo == (3,)


def test_what_is_beside_the_words_is_told_until_something_is_taken_back():
    assert played("ec").other == 3
    assert played("ecu").other is None
    assert played("ece").other is None


def test_an_import_is_nothing_to_undo():
    assert turns_of([Turn(1, Happening.SPEECH_IMPORTED, None)]).undo == ()


@given(st.text("euurc", max_size=30))
def test_undo_and_redo_are_as_deep_as_two_plain_stacks(keys):
    undo, redo = 0, 0
    for key in keys:
        if key == "e":
            undo, redo = undo + 1, 0
        elif key == "u" and undo:
            undo, redo = undo - 1, redo + 1
        elif key == "r" and redo:
            undo, redo = undo + 1, redo - 1

    turns = played(keys)

    assert (len(turns.undo), len(turns.redo)) == (undo, redo)
