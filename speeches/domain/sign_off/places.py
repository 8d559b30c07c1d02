"""Where a speech lies on the board of all: with those who draft, at a kind of step, signed, or final."""

from enum import StrEnum

from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import SpeechState


class Place(StrEnum):
    """A column of the board, in the order of the way."""

    DRAFTING = "drafting"
    REVIEW = "review"
    CONSULT = "consult"
    COSIGN = "cosign"
    APPROVE = "approve"
    ISSUE = "issue"
    SIGNED = "signed"
    FINAL = "final"


# They are shown though nothing lies there.
ALWAYS = frozenset({Place.DRAFTING, Place.SIGNED, Place.FINAL})


def place_of(state: SpeechState, open_step: StepKind | None) -> Place:
    """The column of a speech; one under way without an open step lies with those who draft."""
    if state in {SpeechState.FINAL, SpeechState.ARCHIVED}:
        return Place.FINAL
    if state is SpeechState.SIGNED:
        return Place.SIGNED
    if state is SpeechState.IN_REVIEW and open_step is not None:
        return Place(open_step.value)
    return Place.DRAFTING
