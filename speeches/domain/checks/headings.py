"""Headings: what stands at their end and behind their number (domain.md 3.4)."""

import re
from collections.abc import Iterator

from speeches.domain.checks.check import Check
from speeches.domain.checks.finding import CheckedLine, Finding
from speeches.domain.outline.parts import HEADED

_END = re.compile(r"[。：:；;，,、.]+$")
_BEHIND_BRACKET = re.compile(r"[）)]、")


def heading_end(line: CheckedLine) -> Iterator[Finding]:
    """A mark at the end of a heading on a line of its own; ？ and ！ belong to what it says."""
    if line.kind in HEADED and (found := _END.search(line.shown)):
        yield Finding(Check.HEADING_END, line, *found.span(), "")


def ordinal_mark(line: CheckedLine) -> Iterator[Finding]:
    """1、 is written 1., and behind a bracketed number there is no mark."""
    if "{arabic}、" in line.template or "{wide}、" in line.template:
        start = line.marker.index("、")
        yield Finding(Check.ORDINAL_MARK, line, 0, start + 1, f"{line.marker[:start]}.")
    elif found := _BEHIND_BRACKET.search(line.marker):
        yield Finding(Check.ORDINAL_MARK, line, found.end() - 1, found.end(), "")
