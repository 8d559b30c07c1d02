"""How a speech gets from one state into another: the whole table (domain.md 4.1)."""

from collections.abc import Mapping
from enum import StrEnum

from speeches.domain.signing import SpeechState
from speeches.domain.verdict import Refusal


class Move(StrEnum):
    """What takes a speech into another state."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    COMPLETE = "complete"
    REOPEN = "reopen"
    LOCK = "lock"
    UNLOCK = "unlock"


class NoSuchMove(Refusal):
    """From where the speech stands now, this leads nowhere."""


MOVES: Mapping[tuple[SpeechState, Move], SpeechState] = {
    (SpeechState.DRAFTING, Move.SUBMIT): SpeechState.IN_REVIEW,
    (SpeechState.IN_REVIEW, Move.SEND_BACK): SpeechState.DRAFTING,
    (SpeechState.IN_REVIEW, Move.COMPLETE): SpeechState.SIGNED,
    (SpeechState.SIGNED, Move.SEND_BACK): SpeechState.DRAFTING,
    (SpeechState.SIGNED, Move.REOPEN): SpeechState.IN_REVIEW,
    (SpeechState.SIGNED, Move.LOCK): SpeechState.FINAL,
    (SpeechState.FINAL, Move.UNLOCK): SpeechState.DRAFTING,
}


def after(state: SpeechState, move: Move) -> SpeechState:
    """The state that a move leads to. Raises NoSuchMove."""
    found = MOVES.get((state, move))
    if found is None:
        raise NoSuchMove
    return found
