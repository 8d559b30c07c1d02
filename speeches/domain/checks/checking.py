"""All checks of a speech."""

from collections.abc import Callable, Collection, Iterator, Sequence

from speeches.domain.checks import counting, headings, marks, pairs, words
from speeches.domain.checks.check import Check
from speeches.domain.checks.finding import CheckedLine, Finding

type Rule = Callable[[CheckedLine], Iterator[Finding]]

_RULES: dict[Check, tuple[Rule, ...]] = {
    Check.NUMBERING: (counting.irregular_number, counting.irregular_points),
    Check.DOUBLED: (marks.doubled_marks, words.doubled_words),
    Check.HALF_WIDTH: (marks.half_width,),
    Check.SPACE: (marks.spaces,),
    Check.HEADING_END: (headings.heading_end,),
    Check.ORDINAL_MARK: (headings.ordinal_mark,),
    Check.BETWEEN_QUOTES: (marks.between_quotes,),
    Check.VALUES: (counting.unequal_values,),
}


def findings_in(lines: Sequence[CheckedLine], checks: Collection[Check] = frozenset(Check)) -> list[Finding]:
    """What these checks find, check by check in the order of `Check`, in reading order."""
    return [finding for check in Check if check in checks for finding in _found(check, lines)]


def _found(check: Check, lines: Sequence[CheckedLine]) -> Iterator[Finding]:
    for at, line in enumerate(lines):
        if check is Check.PAIRS:
            yield from pairs.unpaired(lines, at)
            continue
        found = [finding for rule in _RULES[check] for finding in rule(line)]
        yield from sorted(found, key=lambda one: one.start)
