"""How grave a change of signed words is, and what the office does about it (product.md D3)."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType


class Grade(StrEnum):
    """What of signed words was changed, from light to grave."""

    PUNCTUATION = "punctuation"
    WORDING = "wording"
    FACTS = "facts"
    SENTENCES = "sentences"
    MOVED = "moved"


class Effect(StrEnum):
    """What becomes of a signature, from mild to hard: it stays, it waits to be confirmed, it is void."""

    KEEP = "keep"
    CONFIRM = "confirm"
    VOID = "void"


# product.md D3: void for everything above punctuation.
DEFAULT_EFFECTS: Mapping[Grade, Effect] = MappingProxyType(
    {grade: Effect.KEEP if grade is Grade.PUNCTUATION else Effect.VOID for grade in Grade}
)


def effect_of(grades: Collection[Grade], effects: Mapping[Grade, Effect]) -> Effect:
    """The hardest effect of all these grades; a grade that the office has no rule for makes void."""
    hardness = list(Effect).index
    return max((effects.get(grade, Effect.VOID) for grade in grades), key=hardness, default=Effect.KEEP)
