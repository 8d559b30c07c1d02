"""What became of anchors, told by the characters themselves."""

from dataclasses import dataclass

from speeches.domain.anchors.anchor import Anchor
from tests.domain.anchors.histories import History

LIKE = 0.6  # of the union of both ranges, at which they are called the same (algorithms.md 4)


@dataclass(frozen=True)
class Tally:
    """What became of so many anchors: by those whose words stand, and by those whose words are gone."""

    alive: int = 0
    exact: int = 0
    overlapping: int = 0
    misplaced: int = 0
    lost: int = 0
    gone: int = 0
    claiming: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def share(self, of: str) -> float:
        """Of the anchors whose words stand."""
        return float(getattr(self, of)) / self.alive


def tally_of(history: History) -> Tally:
    total = Tally()
    for key, anchor in history.anchors.items():
        total += _judged(history, anchor, *history.truth[key])
    return total


def _judged(history: History, anchor: Anchor, first: int, last: int) -> Tally:
    stands = {
        pk: [at for at, (_, number) in enumerate(history.lines[pk]) if first <= number <= last]
        for pk in history.order
    }
    claims = 0 if anchor.is_lost else 1
    if not any(stands.values()):
        return Tally(gone=1, claiming=claims)
    if not claims:
        return Tally(alive=1, lost=1)
    pk = max(stands, key=lambda one: len(stands[one]))
    there = stands[anchor.paragraph] if stands.get(anchor.paragraph) else []
    if not there or anchor.end <= there[0] or anchor.start > there[-1]:
        return Tally(alive=1, misplaced=1)
    if anchor.paragraph != pk:
        return Tally(alive=1)
    low, high = there[0], there[-1] + 1
    common = min(high, anchor.end) - max(low, anchor.start)
    union = max(high, anchor.end) - min(low, anchor.start)
    is_exact = (low, high) == (anchor.start, anchor.end)
    return Tally(alive=1, exact=int(is_exact), overlapping=int(common / union >= LIKE))
