"""How grave a change of signed words is: whether a signature survives it, and what is only a repair."""

from speeches.domain.grading.changes import grades_of
from speeches.domain.grading.grade import DEFAULT_EFFECTS, Effect, Grade, effect_of
from speeches.domain.grading.repair import is_typographic

__all__ = ["DEFAULT_EFFECTS", "Effect", "Grade", "effect_of", "grades_of", "is_typographic"]
