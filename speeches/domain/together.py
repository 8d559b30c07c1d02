"""Several suggestions for one line, taken one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from speeches.domain.suggesting import Wording, fit


@dataclass(frozen=True, slots=True)
class Together:
    """What a line would say, and which of the wordings are in it; of the others somebody reads each."""

    text: str
    taken: tuple[int, ...]
    left: tuple[int, ...]


def together(now: str, wordings: Iterable[Wording]) -> Together:
    """The line with the wordings in this order, each where it fits what the ones before it left.

    Left is what would change the same words as one before it, or the same clause; and after a split all
    that is left, since its place is not this line alone any more.
    """
    text, taken, left = now, list[int](), list[int]()
    for wording in wordings:
        found = None if "\n" in text else fit(wording.base, text, wording.text)
        if found is None or found.is_doubtful:
            left.append(wording.thread)
        else:
            text = found.text
            taken.append(wording.thread)
    return Together(text, tuple(taken), tuple(left))
