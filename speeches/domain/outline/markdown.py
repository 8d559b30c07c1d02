"""Markdown as plain lines: its marks go, and what they said of headings becomes decisions for the reader."""

import re
from dataclasses import dataclass

from speeches.domain.numbering import read_marker
from speeches.domain.outline.lines import lines_of
from speeches.domain.outline.roles import HEADINGS, LineRole

# Each looks at one line and moves forward only; none can match the same stretch in two ways.
HASHES = re.compile(r"(#{1,6})[ \t]+")
LEADING_MARK = re.compile(r"(?:>[ \t]?|[-*+][ \t]+)")
STRONG = re.compile(r"\*\*([^*\n]+)\*\*|__([^_\n]+)__")
EMPHASIS = re.compile(r"\*([^*\s][^*\n]*)\*")
LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
RULE = re.compile(r"[-*_=](?:[ \t]?[-*_=]){2,}")


@dataclass(frozen=True, slots=True)
class PlainLines:
    """The text without marks, line for line, and the roles that the marks gave to lines by their number."""

    text: str
    decisions: dict[int, LineRole]


def plain(text: str) -> PlainLines:
    """Read Markdown: headings, emphasis, lists, quotes, links and rules; every line stays a line."""
    lines, tail = lines_of(text)
    decisions: dict[int, LineRole] = {}
    written, has_title = [], False
    for line in lines:
        words, depth = _without_marks(line.text)
        if RULE.fullmatch(line.text):
            words, decisions[line.line] = line.text, LineRole.NOISE
        elif depth and read_marker(words) is None:
            is_title = depth == 1 and not has_title
            has_title = has_title or is_title
            decisions[line.line] = LineRole.TITLE if is_title else _heading(depth, has_title=has_title)
        written.append(line.gap + words)
    return PlainLines("".join(written) + tail, decisions)


def _without_marks(line: str) -> tuple[str, int]:
    hashes = HASHES.match(line)
    words = line[hashes.end() :].rstrip("#").rstrip() if hashes else LEADING_MARK.sub("", line, count=1)
    words = LINK.sub(r"\1", words)
    words = STRONG.sub(lambda found: found[1] or found[2], words)
    return EMPHASIS.sub(r"\1", words) or line, len(hashes[1]) if hashes else 0


def _heading(depth: int, *, has_title: bool) -> LineRole:
    level = depth - 1 if has_title else depth
    return HEADINGS[min(max(level, 1), len(HEADINGS)) - 1]
