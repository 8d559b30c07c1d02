"""Points inside a paragraph (一是…二是…, 一要…二要…): found and shown, never sections (C4)."""

import re
from dataclasses import dataclass

_NUMERAL = "[一二三四五六七八九十]"
_BEGINNING = re.compile(
    rf"(?:(?<=[。：；，！？:;,!?])|(?<=[。！？]”)|(?<=[\u3400-\u9fff]\.))"
    rf"[ \u3000\xa0]?({_NUMERAL}{{1,3}}[是要])(?![素害义件])"
)
_AT_START = re.compile(rf"{_NUMERAL}{{1,3}}[是要](?![素害义件])")
_LEAD_END = re.compile(r"[。｡；;！？!?]")
_SAID_TWICE = re.compile(rf"({_NUMERAL}{{1,3}})是\1")


@dataclass(frozen=True, slots=True)
class Point:
    """A point's marker, its first clause as a heading, and where its marker begins, in code points."""

    marker: str
    lead: str
    start: int


def points(text: str) -> list[Point]:
    """The points in a paragraph, in reading order; 第一要务 and 一是一 are none.

    The one at its very beginning counts only where another follows in the same paragraph.
    """
    starts = [
        (found.start(1), found.end(1))
        for found in _BEGINNING.finditer(text)
        if not _SAID_TWICE.match(text, found.start(1))
    ]
    if starts and (first := _AT_START.match(text)) is not None:
        starts.insert(0, (first.start(), first.end()))
    limits = [*(start for start, _ in starts[1:]), len(text)]
    return [
        Point(text[start:end], _lead(text[end:limit]), start)
        for (start, end), limit in zip(starts, limits, strict=False)
    ]


def inline_points(text: str) -> int:
    """How many points stand in mid-paragraph."""
    return sum(point.start > 0 for point in points(text))


def _lead(stretch: str) -> str:
    end = _LEAD_END.search(stretch)
    return stretch[: end.start() if end else len(stretch)].rstrip("，,、 \u3000\xa0")
