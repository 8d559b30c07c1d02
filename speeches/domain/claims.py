"""Where the changes of two sides meet: what each change claims of the base, and the stretches they share."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum

from speeches.domain.hunks import Hunk, hunks, slid_end
from speeches.domain.readable import grown
from speeches.domain.tokens import Tokens

_NOWHERE = -1


class Side(IntEnum):
    """Whose change it is."""

    THEIRS = 0
    YOURS = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A change, and the part of the base that nobody else may change beside it.

    `reach` is the end of the rightmost place where the same change could stand: the other side's copy of
    it may have been found there, beside a further change.
    """

    side: Side
    hunk: Hunk
    start: int
    end: int
    reach: int


@dataclass(slots=True)
class Stretch:
    """Changes of the base that meet; `growth` is by how much each side made it longer."""

    start: int
    end: int
    growth: list[int]
    touched_to: list[int] = field(default_factory=lambda: [_NOWHERE, _NOWHERE])
    claimed_to: list[int] = field(default_factory=lambda: [_NOWHERE, _NOWHERE])

    def meets(self, claim: Claim) -> bool:
        """Has the other side a change in here that touches this later one, or claims what it claims?"""
        other = 1 - claim.side
        return self.touched_to[other] >= claim.hunk.old_start or self.claimed_to[other] > claim.start

    def take_in(self, later: "Stretch") -> None:
        """Become one with a stretch further on."""
        self.end = max(self.end, later.end)
        for side in Side:
            self.growth[side] += later.growth[side]
            self.touched_to[side] = max(self.touched_to[side], later.touched_to[side])
            self.claimed_to[side] = max(self.claimed_to[side], later.claimed_to[side])


def claims_of(side: Side, before: Tokens, after: Tokens) -> list[Claim]:
    """The changes of one side; each claims the figures and Latin words it has a part in."""
    smallest = hunks(before.text, after.text)
    wider = grown(before, after, smallest)
    limits = [*(hunk.old_start for hunk in smallest[1:]), len(before.text)]
    return [
        Claim(side, hunk, whole.old_start, whole.old_end, slid_end(before.text, after.text, hunk, limit))
        for hunk, whole, limit in zip(smallest, wider, limits, strict=False)
    ]


def by_clause(before: Tokens, made: Iterable[Claim]) -> list[Claim]:
    """The same changes, each claiming the whole clauses it has a part in."""
    around = [before.clause_around(claim.start, claim.end) for claim in made]
    return [replace(claim, start=start, end=end) for claim, (start, end) in zip(made, around, strict=True)]


def stretches(made: Iterable[Claim]) -> list[Stretch]:
    """The changed stretches of the base in order, changes that meet in one; others stay apart.

    Changes of one side never meet by themselves. Claims rise on each side, so a stack is enough: a change
    that meets a stretch meets every later one too.
    """
    done: list[Stretch] = []
    for claim in sorted(made, key=lambda claim: (claim.hunk.old_start, claim.hunk.old_end)):
        met = len(done)
        while met and done[met - 1].meets(claim):
            met -= 1
        done.append(_alone(claim))
        for later in done[met + 1 :]:
            done[met].take_in(later)
        del done[met + 1 :]
    return done


def _alone(claim: Claim) -> Stretch:
    stretch = Stretch(claim.hunk.old_start, claim.hunk.old_end, [0, 0])
    stretch.growth[claim.side] = claim.hunk.added - claim.hunk.removed
    stretch.touched_to[claim.side] = claim.reach
    stretch.claimed_to[claim.side] = claim.end
    return stretch
