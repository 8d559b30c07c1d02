"""What is checked, and how much it weighs."""

from enum import StrEnum


class Check(StrEnum):
    """A rule that tells right from wrong without knowing what is meant."""

    NUMBERING = "numbering"
    PAIRS = "pairs"
    DOUBLED = "doubled"
    HALF_WIDTH = "half_width"
    SPACE = "space"
    HEADING_END = "heading_end"
    ORDINAL_MARK = "ordinal_mark"
    BETWEEN_QUOTES = "between_quotes"
    VALUES = "values"


class CheckLevel(StrEnum):
    """Nobody is told; whoever looks is told; the text is not made final with it."""

    OFF = "off"
    SHOWN = "shown"
    BLOCKING = "blocking"


# What is wrong whoever writes stands in the way; what an office may do otherwise is only shown.
DEFAULT_LEVELS = dict.fromkeys(Check, CheckLevel.SHOWN) | {
    Check.NUMBERING: CheckLevel.BLOCKING,
    Check.PAIRS: CheckLevel.BLOCKING,
    Check.DOUBLED: CheckLevel.BLOCKING,
}
