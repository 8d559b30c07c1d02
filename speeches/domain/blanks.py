"""Places still to be filled in: runs of X or x, glued to letters or not (C11)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# No \b: Chinese characters are word characters, so most placeholders would be missed.
_RUN = re.compile(r"[Xx]+")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One run as written and where it begins, in code points."""

    run: str
    start: int

    @property
    def end(self) -> int:
        """Where the text goes on behind it."""
        return self.start + len(self.run)


def placeholders_in(text: str) -> list[Placeholder]:
    """Every maximal run of X or x in reading order."""
    return [Placeholder(found[0], found.start()) for found in _RUN.finditer(text)]


def placeholders(text: str) -> dict[str, int]:
    """How often each run occurs, in the order of their characters."""
    return count([text])


def count(texts: Iterable[str]) -> dict[str, int]:
    """How often each run occurs in all these texts; a run never reaches over the end of one."""
    counted = Counter(found for text in texts for found in _RUN.findall(text))
    return dict(sorted(counted.items()))
