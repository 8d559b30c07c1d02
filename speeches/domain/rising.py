"""The heaviest rising subsequence: what of a reordered list to call unmoved."""

from collections.abc import Sequence


def heaviest_rise(keys: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Positions of a strictly rising subsequence of the non-negative keys with the greatest total weight.

    n log n, by a Fenwick tree over the keys.
    """
    best = _GreatestBelow(max(keys, default=0) + 1)
    before: list[int] = []
    for position, (key, weight) in enumerate(zip(keys, weights, strict=True)):
        total, last = best.below(key)
        before.append(last)
        best.put(key, (total + weight, position))
    _, here = best.below(best.size)
    rise: set[int] = set()
    while here >= 0:
        rise.add(here)
        here = before[here]
    return rise


class _GreatestBelow:
    """The heaviest chain that ends below a key, as (total weight, last position)."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._tree = [(0, -1)] * (size + 1)

    def below(self, key: int) -> tuple[int, int]:
        found = (0, -1)
        while key > 0:
            found = max(found, self._tree[key])
            key -= key & -key
        return found

    def put(self, key: int, chain: tuple[int, int]) -> None:
        place = key + 1
        while place <= self.size:
            self._tree[place] = max(self._tree[place], chain)
            place += place & -place
