"""Numbers that do not follow on, and lists whose values are not as many as their names."""

import re
from collections.abc import Iterator, Sequence

from speeches.domain.checks.check import Check
from speeches.domain.checks.finding import CheckedLine, Finding
from speeches.domain.numbering import han, is_irregular, number_of
from speeches.domain.outline.points import points

_FIGURE = r"[约近超达]?[0-9Xx][0-9Xx.,]*"
_VALUE = rf"{_FIGURE}(?:%|％|个百分点|[万亿]?[\u3400-\u9fff]{{0,2}})?"
_RESPECTIVELY = re.compile(rf"分别[\u3400-\u9fff]{{1,4}}?(?P<values>{_VALUE}(?:(?:、|和|及){_VALUE})+)")
# 财政总收入12.6亿元 is an indicator with its value; 到2025年末 is none.
_INDICATOR = re.compile(rf"[\u3400-\u9fff]{{2,}}{_FIGURE}(?:%|％|[万亿]?(?![年月日])[\u3400-\u9fff]{{1,3}})")


def irregular_number(line: CheckedLine) -> Iterator[Finding]:
    """A number that does not follow on from the one before it."""
    if line.is_irregular and line.marker:
        yield Finding(Check.NUMBERING, line, 0, len(line.marker.rstrip()))


def irregular_points(line: CheckedLine) -> Iterator[Finding]:
    """一是 and 三是 in one paragraph without 二是 between them, or one of them twice."""
    last = 0
    for point in points(line.text):
        number = number_of(point.marker[:-1])
        if number is None:
            continue
        if last and number != 1 and is_irregular(number, after=last):
            start = len(line.marker) + point.start
            yield Finding(
                Check.NUMBERING, line, start, start + len(point.marker), han(last + 1) + point.marker[-1]
            )
        last = number


def unequal_values(line: CheckedLine) -> Iterator[Finding]:
    """More or fewer values than names: 甲、乙、丙分别增长1%、2%, or each with its figure in front of that."""
    for found in _RESPECTIVELY.finditer(line.text):
        values = len(re.findall(_VALUE, found["values"]))
        sentence = re.split(r"[。；：！？]", line.text[: found.start()])[-1]
        if not _may_be_named(sentence.split("，"), values):
            start, end = (at + len(line.marker) for at in found.span("values"))
            yield Finding(Check.VALUES, line, start, end)


def _may_be_named(clauses: Sequence[str], values: int) -> bool:
    """So many values can belong to what these clauses name; where that is not clear, they can."""
    names = clauses[-1].split("、")
    if len(names) > 1:
        return len(names) <= values <= len(names) + len(re.findall(r"[和与及]", names[-1]))
    indicators = 0
    for clause in reversed(clauses[:-1]):
        if not _INDICATOR.fullmatch(clause):
            break
        indicators += 1
    return indicators < 2 or indicators == values
