"""Two different texts → which paragraph became which, by content alone.

Rare pairs of characters weigh most (idf). What lies on the heaviest chain of good matches in order is paired
first; what is left is paired out of order if it is alike enough by itself (algorithms.md 2.2).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from rapidfuzz.distance import LCSseq

from speeches.domain.rising import heaviest_rise

# An unrelated paragraph reaches .12 once in twenty times and never .30.
IN_ORDER, ALONE = 0.12, 0.30
# So much of the shorter text lives on in the longer one where a paragraph was split or joined.
CONTAINED = 0.6
_FINE = 1_000_000

type Weights = dict[str, float]
type Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Match:
    """The old and the new paragraph at these places, and how alike they are, more than 0 to 1."""

    old: int
    new: int
    likeness: float


def align(olds: Sequence[str], news: Sequence[str], *, tell: Tell = lambda _: None) -> list[Match]:
    """The paragraphs that belong together, each in one match at most, in the order of the new text.

    `tell` hears now and then how much of it is done, 0 to 1.
    """
    matches = _likely(olds, news, tell)
    chain = _heaviest_chain(matches)
    old_taken = {match.old for match in chain}
    new_taken = {match.new for match in chain}
    for match in sorted(matches, key=lambda one: (-one.likeness, one.old, one.new)):
        if match.likeness >= ALONE and match.old not in old_taken and match.new not in new_taken:
            chain.append(match)
            old_taken.add(match.old)
            new_taken.add(match.new)
    return sorted(chain, key=lambda match: match.new)


def share(part: str, whole: str) -> float:
    """How much of a text lives on in another, in its order; 0 to 1."""
    return LCSseq.similarity(part, whole) / len(part) if part else 0.0


def _likely(olds: Sequence[str], news: Sequence[str], tell: Tell) -> list[Match]:
    """All matches good enough for a place in order; compared only where a pair of characters is shared."""
    grams = [_grams(text) for text in (*olds, *news)]
    rarity = _rarity(grams)
    old_weights = [_weights(one, rarity) for one in grams[: len(olds)]]
    new_weights = [_weights(one, rarity) for one in grams[len(olds) :]]
    holders: Mapping[str, list[tuple[int, float]]] = _holders(old_weights)
    found: list[Match] = []
    for new, weights in enumerate(new_weights):
        tell(new / len(news))
        likeness: defaultdict[int, float] = defaultdict(float)
        for gram, weight in weights.items():
            for old, other in holders.get(gram, ()):
                likeness[old] += weight * other
        found += [Match(old, new, min(1.0, much)) for old, much in likeness.items() if much >= IN_ORDER]
    return found


def _grams(text: str) -> Counter[str]:
    framed = f"\n{text}\n"
    return Counter(framed[at : at + 2] for at in range(len(framed) - 1)) if text else Counter()


def _rarity(grams: Sequence[Counter[str]]) -> Weights:
    holding = Counter(gram for one in grams for gram in one)
    return {gram: log(1 + len(grams) / held) for gram, held in holding.items()}


def _weights(grams: Counter[str], rarity: Weights) -> Weights:
    raw = {gram: (1 + log(times)) * rarity[gram] for gram, times in grams.items()}
    length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {gram: weight / length for gram, weight in raw.items()}


def _holders(weights: Iterable[Weights]) -> dict[str, list[tuple[int, float]]]:
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, one in enumerate(weights):
        for gram, weight in one.items():
            holders[gram].append((place, weight))
    return holders


def _heaviest_chain(matches: Sequence[Match]) -> list[Match]:
    # By new place, and within one from the last old place to the first: so no two of one new place can rise.
    ordered = sorted(matches, key=lambda one: (one.new, -one.old))
    chosen = heaviest_rise([one.old for one in ordered], [round(one.likeness * _FINE) for one in ordered])
    return [ordered[place] for place in sorted(chosen)]
