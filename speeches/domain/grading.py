"""How grave a change of signed words is, and what the office lets that do to a signature."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from speeches.domain.signing import Words


class Grade(StrEnum):
    """How grave a change is, from light to grave."""

    PUNCTUATION = "punctuation"
    WORDING = "wording"
    FACTS = "facts"
    SENTENCES = "sentences"
    MOVED = "moved"


class Effect(StrEnum):
    """What a change does to a signature, from mild to hard."""

    KEEP = "keep"
    CONFIRM = "confirm"
    VOID = "void"


DEFAULT_EFFECTS: Mapping[Grade, Effect] = {
    grade: Effect.KEEP if grade is Grade.PUNCTUATION else Effect.VOID for grade in Grade
}


def grades_of(old: Sequence[Words], new: Sequence[Words]) -> frozenset[Grade]:
    """TO BE REPLACED BY THE REAL ONE."""
    return frozenset() if list(old) == list(new) else frozenset({Grade.SENTENCES})


def effect_of(grades: Collection[Grade], effects: Mapping[Grade, Effect]) -> Effect:
    """The hardest of what the grades do."""
    return max((effects.get(grade, Effect.VOID) for grade in grades), key=list(Effect).index)
