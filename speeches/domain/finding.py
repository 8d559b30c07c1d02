"""Words that are looked for in a text, and others put in their place (product.md B8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from speeches.domain.blanks import placeholders_in
from speeches.domain.hunks import Hunk, hunks
from speeches.domain.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Search:
    """Words to look for, letter by letter.

    `is_whole` leaves out parts of a figure, a Latin word or a blank: 12 is not in 12.6, XX not in XXX.
    """

    words: str
    is_whole: bool = True
    has_case: bool = True

    def starts_in(self, text: str) -> list[int]:
        """Where the words stand, in code points; no two places overlap."""
        if not self.words:
            return []
        sought, within = self._plain(self.words), self._plain(text)
        edges = _edges(text) if self.is_whole else None
        found: list[int] = []
        at = within.find(sought)
        while at >= 0:
            end = at + len(sought)
            is_hit = edges is None or (at in edges and end in edges)
            if is_hit:
                found.append(at)
            at = within.find(sought, end if is_hit else at + 1)
        return found

    def _plain(self, text: str) -> str:
        """The text as it is compared; every character keeps its place."""
        return text if self.has_case else "".join(map(_small, text))


def replaced(text: str, starts: Iterable[int], length: int, words: str) -> str:
    """The text with other words at these places, each `length` characters long; the rest stays."""
    pieces, done = [], 0
    for start in sorted(starts):
        pieces += [text[done:start], words]
        done = start + length
    return "".join(pieces) + text[done:]


def carried(old: str, new: str, starts: Iterable[int], length: int) -> list[int]:
    """Where places of the old text stand in the new one; those that a change touched are left out."""
    changes = hunks(old, new)
    kept = [start for start in starts if not any(_touches(one, start, start + length) for one in changes)]
    return [start + _growth_before(changes, start) for start in kept]


def _edges(text: str) -> set[int]:
    """Where the text may be cut; a blank glued to letters has edges of its own (C11)."""
    runs = placeholders_in(text)
    inside = {offset for run in runs for offset in range(run.start + 1, run.end)}
    return (set(Tokens(text).edges) | {edge for run in runs for edge in (run.start, run.end)}) - inside


def _small(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character


def _touches(change: Hunk, start: int, end: int) -> bool:
    """Also where it only adds right beside: what stands there now may be another place of the same words."""
    return change.old_start <= end and change.old_end >= start


def _growth_before(changes: Iterable[Hunk], start: int) -> int:
    return sum(change.added - change.removed for change in changes if change.old_end <= start)
