"""How long a speech takes: characters as spoken, and minutes at a rate.

Rates in characters a minute. The sources disagree (formal speech about 200, leaders' statements 200-250,
party lectures 140-180), so 200 is the default, 180 to 220 the range shown, and a speaker may have
an own rate. (Design, domain.md section 7.)
"""

import re
from dataclasses import dataclass

RATE = 200
SLOW_RATE = 180
FAST_RATE = 220

_NARROW = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[%％‰]?")
_YEARS = re.compile(r"(?:[~～—–-]{1,2}[0-9０-９]{4})?年")
_SPOKEN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_LONGEST_READ_AS_A_NUMBER = 16


@dataclass(frozen=True, slots=True)
class Minutes:
    """Speaking time in minutes at the expected rate, and at a quick and a slow one."""

    expected: float
    shortest: float
    longest: float


def characters(text: str) -> int:
    """Characters as spoken: Chinese ones, single letters, figures as read aloud (12.5% is 7); no marks."""
    total = sum(map(len, _SPOKEN.findall(text)))
    for figure in _FIGURE.finditer(text):
        is_year = len(figure[0]) == 4 and _YEARS.match(text, figure.end()) is not None
        total += sum(
            1 if is_year else len(read_aloud(digits)) for digits in _split(figure[0], is_year=is_year)
        )
    return total


def read_aloud(figure: str) -> str:
    """A figure in the words it is read in: 12.5% → 百分之十二点五, 105 → 一百零五, 007 → 零零七."""
    plain = figure.translate(_NARROW).replace(",", "")
    share = {"%": "百分之", "‰": "千分之"}.get(plain[-1:], "")
    whole, _, decimals = plain.rstrip("%‰").partition(".")
    point = f"点{_one_by_one(decimals)}" if decimals else ""
    return share + _whole(whole) + point


def minutes(spoken: int, *, rate: int = RATE) -> float:
    """Minutes that so many characters take at a rate in characters a minute."""
    return spoken / rate


def span(spoken: int, *, rate: int = RATE) -> Minutes:
    """Minutes at a rate, and ten per cent quicker and slower (180 to 220 around the default)."""
    return Minutes(
        expected=minutes(spoken, rate=rate),
        shortest=spoken / (rate * FAST_RATE / RATE),
        longest=spoken / (rate * SLOW_RATE / RATE),
    )


def _split(figure: str, *, is_year: bool) -> list[str]:
    """The figures in one run: commas either group thousands or separate; a year is read digit by digit."""
    if is_year:
        return list(figure)
    groups = figure.translate(_NARROW).split(",")
    is_grouped = len(groups[0]) <= 3 and all(
        len(group.partition(".")[0].rstrip("%‰")) == 3 for group in groups[1:]
    )
    return [figure] if is_grouped else [group for group in groups if group.strip(".%‰")]


def _whole(digits: str) -> str:
    if not digits or digits.startswith("0") or len(digits) > _LONGEST_READ_AS_A_NUMBER:
        return _one_by_one(digits)
    first = len(digits) % 4 or 4
    groups = [digits[:first], *(digits[at : at + 4] for at in range(first, len(digits), 4))]
    spoken = ""
    for place, group in zip(range(len(groups) - 1, -1, -1), groups, strict=True):
        if int(group):
            spoken += _group(group, is_first=not spoken) + _GROUPS[place]
    return spoken.removeprefix("一") if spoken.startswith("一十") else spoken


def _group(digits: str, *, is_first: bool) -> str:
    """Up to four digits; one 零 for any zeros that stand between or in front of others."""
    spoken = ""
    owes_zero = not is_first and digits.startswith("0")
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == "0":
            owes_zero = owes_zero or bool(spoken)
            continue
        spoken += ("零" if owes_zero else "") + _DIGITS[int(digit)] + _UNITS[place]
        owes_zero = False
    return spoken


def _one_by_one(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)
