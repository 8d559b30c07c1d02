"""Marks that have no place in Chinese text: half-width ones, doubled ones, needless ones (domain.md 3.4)."""

import re
from collections.abc import Iterator

from speeches.domain.checks.check import Check
from speeches.domain.checks.finding import CheckedLine, Finding
from speeches.domain.outline.parts import ParagraphKind

_HAN = r"\u3400-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF = re.compile(r"[,;:?!]")
_STOP = re.compile(rf"(?<=[{_HAN}”）》])\.(?=[{_HAN}“（《]|$)")
_BRACKETS = re.compile(r"\(([^()\n]{0,80})\)")
_IS_HAN = re.compile(rf"[{_HAN}”’）》“‘（《、，。]")
_DOUBLED = re.compile(r"([，。、；：？])\1+")
# Behind or in front of a mark no space is left; between words it may part names.
_BLANKS = r"[ \u3000]+"
_SPACE = re.compile(rf"(?<=[”’）》，。、；：]){_BLANKS}(?=\S)|(?<=\S){_BLANKS}(?=[“‘（《”’）》，。、；：])")
_BETWEEN = re.compile(r"(?<=”)、(?=“)|(?<=》)、(?=《)")


def half_width(line: CheckedLine) -> Iterator[Finding]:
    """Half-width marks beside Chinese characters; in figures, times and addresses they are right."""
    shown = line.shown
    for found in _HALF.finditer(shown):
        before, after = shown[: found.start()][-1:], shown[found.end() :][:1]
        if before.isascii() and after.isascii():
            continue
        if _IS_HAN.match(before) or _IS_HAN.match(after):
            yield Finding(Check.HALF_WIDTH, line, *found.span(), _WIDE[found[0]])
    for found in _STOP.finditer(shown):
        yield Finding(Check.HALF_WIDTH, line, *found.span(), "。")
    for found in _BRACKETS.finditer(shown):
        around = shown[: found.start()][-1:] + found[1] + shown[found.end() :][:1]
        if _IS_HAN.search(around):
            yield Finding(Check.HALF_WIDTH, line, found.start(), found.start() + 1, "（")
            yield Finding(Check.HALF_WIDTH, line, found.end() - 1, found.end(), "）")


def doubled_marks(line: CheckedLine) -> Iterator[Finding]:
    """The same mark twice; …… and —— are written so."""
    for found in _DOUBLED.finditer(line.shown):
        yield Finding(Check.DOUBLED, line, *found.span(), found[1])


def spaces(line: CheckedLine) -> Iterator[Finding]:
    """Spaces beside Chinese marks in running text; titles are laid out with them."""
    if line.kind is ParagraphKind.BODY:
        for found in _SPACE.finditer(line.text):
            start, end = (at + len(line.marker) for at in found.span())
            yield Finding(Check.SPACE, line, start, end, "")


def between_quotes(line: CheckedLine) -> Iterator[Finding]:
    """The mark 、 between quoted words or titles, where nothing else stands between them."""
    for found in _BETWEEN.finditer(line.shown):
        yield Finding(Check.BETWEEN_QUOTES, line, *found.span(), "")
