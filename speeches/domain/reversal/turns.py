"""What a person's next undo and redo are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from speeches.domain.happenings import Happening
from speeches.domain.subjects import is_about_words


@dataclass(frozen=True, slots=True)
class Turn:
    """A version of this person: what it did first, and the version that it was about, if any."""

    version: int
    kind: Happening
    earlier: int | None


@dataclass(frozen=True, slots=True)
class Turns:
    """Versions to take back and to redo, the latest first; `other` is a later one that is not about words."""

    undo: tuple[int, ...]
    redo: tuple[int, ...]
    other: int | None


def turns_of(turns: Iterable[Turn]) -> Turns:
    """Undo walks back over a person's own changes, redo forth again until he writes something new."""
    undo, redo = list[int](), list[int]()
    other = None
    for turn in sorted(turns, key=lambda turn: turn.version):
        if not is_about_words(turn.kind):
            other = turn.version
        elif turn.kind is Happening.CHANGE_UNDONE:
            undo = [version for version in undo if version != turn.earlier]
            redo.append(turn.version)
            other = None
        elif turn.kind is Happening.CHANGE_REDONE:
            redo = [version for version in redo if version != turn.earlier]
            undo.append(turn.version)
            other = None
        else:
            undo.append(turn.version)
            redo, other = [], None
    return Turns(tuple(reversed(undo)), tuple(reversed(redo)), other)
