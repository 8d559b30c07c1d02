"""Quotation marks and brackets that have no partner."""

import re
from collections.abc import Iterator, Sequence

from speeches.domain.checks.check import Check
from speeches.domain.checks.finding import CheckedLine, Finding

_PARTNER = dict(zip("”’）)》〉】」』", "“‘（(《〈【「『", strict=True))
_ALIKE = {"(": "（", ")": "）"}
_OPENING = frozenset(_PARTNER.values())
# 1） and 一） count something.
_COUNTER = re.compile(r"(?:^|(?<=[；;。：:，,]))\s*[0-9０-９一二三四五六七八九十]{1,3}[）)]")


def unpaired(lines: Sequence[CheckedLine], at: int) -> Iterator[Finding]:
    """What is opened and not closed in a line, or closed and not opened.

    A quotation of several paragraphs is opened in each and closed in the last.
    """
    line = lines[at]
    if not _OPENING.intersection(line.shown) and not _PARTNER.keys() & set(line.shown):
        return
    waiting: list[tuple[str, int]] = []
    counters = {found.end() - 1 for found in _COUNTER.finditer(line.shown)}
    for place, mark in enumerate(line.shown):
        if mark in _OPENING:
            waiting.append((_ALIKE.get(mark, mark), place))
        elif mark in _PARTNER and place not in counters:
            yield from _closed(line, waiting, mark, place)
    goes_on = at + 1 < len(lines) and lines[at + 1].text.startswith("“")
    for mark, place in waiting:
        if not (mark == "“" and place == len(line.marker) and goes_on):
            yield Finding(Check.PAIRS, line, place, place + 1)


def _closed(line: CheckedLine, waiting: list[tuple[str, int]], mark: str, place: int) -> Iterator[Finding]:
    partner = _PARTNER[_ALIKE.get(mark, mark)]
    if mark == "’" and _is_apostrophe(line.shown, place):
        return
    if any(opened == partner for opened, _ in waiting):
        # What was opened in between has no partner any more.
        while waiting[-1][0] != partner:
            yield Finding(Check.PAIRS, line, waiting[-1][1], waiting.pop()[1] + 1)
        waiting.pop()
    else:
        yield Finding(Check.PAIRS, line, place, place + 1)


def _is_apostrophe(shown: str, place: int) -> bool:
    return place > 0 and shown[place - 1].isascii() and shown[place - 1].isalnum()
