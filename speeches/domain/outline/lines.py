"""A text as physical lines: every character belongs to a line, to the gap before it, or to the tail."""

import re
from dataclasses import dataclass

# All white space of Unicode, and the zero-width characters that web pages leave behind.
BLANK = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
)

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class PhysicalLine:
    """A non-blank line: its 1-based number, the white space in front of it, its text without any around."""

    line: int
    gap: str
    text: str


def lines_of(text: str) -> tuple[list[PhysicalLine], str]:
    r"""The non-blank lines, and the white space behind the last; only \n, \r\n and \r end a line (C1)."""
    lines = []
    gap_start = start = 0
    for number, end in enumerate(_line_ends(text), start=1):
        written = text[start:end]
        if words := written.strip(BLANK):
            begin = start + len(written) - len(written.lstrip(BLANK))
            lines.append(PhysicalLine(number, text[gap_start:begin], words))
            gap_start = begin + len(words)
        start = end
    return lines, text[gap_start:]


def _line_ends(text: str) -> list[int]:
    return [*(found.end() for found in _LINE_END.finditer(text)), len(text)]
