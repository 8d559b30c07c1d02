"""Words that were typed twice."""

import re
from collections.abc import Iterator

from speeches.domain.checks.check import Check
from speeches.domain.checks.finding import CheckedLine, Finding

# Words of grammar, which are doubled in set phrases only.
_LETTERS = re.compile(r"([的了和与及将被把是])\1")
_RIGHT = ("的的确确", "不了了之", "和和气气", "和和美美", "是是非非")
_PHRASE = re.compile(r"([\u3400-\u9fff]{3,8})\1")


def doubled_words(line: CheckedLine) -> Iterator[Finding]:
    """A word of grammar twice (的的), or a phrase of three characters and more."""
    shown = line.shown
    for found in _LETTERS.finditer(shown):
        if not any(_holds(shown, found.start(), phrase) for phrase in _RIGHT):
            yield Finding(Check.DOUBLED, line, *found.span(), found[1])
    for found in _PHRASE.finditer(shown):
        if len(set(found[1])) > 1:
            yield Finding(Check.DOUBLED, line, *found.span(), found[1])


def _holds(shown: str, at: int, phrase: str) -> bool:
    """The doubled letter is that of a set phrase."""
    letter = shown[at]
    inside = phrase.find(letter * 2)
    return inside >= 0 and shown.startswith(phrase, at - inside)
