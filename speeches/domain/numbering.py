"""The numbers in front of sections: reading a marker, writing it again, counting siblings (C3, C8)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LONGEST_TEMPLATE = 40

_DIGITS = "〇一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")

_NUMERAL = r"(?:(?P<han>[一二三四五六七八九十百零]{1,7})|(?P<arabic>[0-9]{1,3})|(?P<wide>[０-９]{1,3}))"
_BLANK = r"[ \t\u3000\xa0]"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"[（(]{_BLANK}?{_NUMERAL}{_BLANK}?[）)]、?",
        rf"{_NUMERAL}[、.．]",
        rf"{_NUMERAL}[）)]",
        r"(?P<han>[一二三四五六七八九十]{1,3})[是要]",
        r"第(?P<han>[一二三四五六七八九十]{1,3})[，、,]",
    )
)
_SPACE = re.compile(rf"{_BLANK}{{0,20}}")
_LEADING_DIGITS = re.compile(r"[0-9０-９]{1,5}")
_LEADING_HAN = re.compile(r"[一二三四五六七八九十百零]{1,7}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年|[—–~～-]{1,2}(?:19|20)[0-9]{2}年)")
_NOUNS_AFTER_YAO = "素害义件"
_HOUSE_STYLE = {1: "{han}、", 2: "（{han}）", 3: "{arabic}.", 4: "（{arabic}）"}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as read: its style with the numeral in braces, its number, its length in characters."""

    template: str
    number: int
    length: int


def read_marker(line: str) -> Marker | None:
    """The marker a line begins with, white space behind it included; None if there is none (C3, C4).

    `marker(template, number)` gives back exactly what was read. Enumerations in running text
    (一、二、三产业, 3、4月份, 1.5亿元, 一是一, 三要素) are no markers.
    """
    for shape in _SHAPES:
        if (found := shape.match(line)) is not None:
            read = _as_marker(found, line)
            return read if read and not _is_running_text(read, found.end(), line) else None
    return None


def marker(template: str, number: int) -> str:
    """The marker of this style for a number, verbatim; empty for an empty style."""
    return (
        template.replace("{han}", han(number))
        .replace("{arabic}", str(number))
        .replace("{wide}", str(number).translate(_WIDE))
    )


def numeral(template: str, number: int) -> str:
    """The bare number as the outline shows it: 一 or 1; empty when unnumbered (C8)."""
    if not template:
        return ""
    return han(number) if "{han}" in template else str(number)


@lru_cache(maxsize=1000)
def level_of(template: str) -> int | None:
    """一、 1, （一） 2, 1. and 1、 3, （1） 4; None where the level comes from around it (C3)."""
    if not template or _is_relative(template):
        return None
    is_bracketed = "）" in template or ")" in template
    if "{han}" in template:
        return 2 if is_bracketed else 1
    return 4 if is_bracketed else 3


@lru_cache(maxsize=1000)
def family(template: str) -> str:
    """What counts on together: 是 and 要, （一） and (一), 1. and 1、; empty when unnumbered (C4)."""
    if template.startswith("第"):
        return "ordinal"
    level = level_of(template)
    if level is not None:
        return f"level {level}"
    return "point" if template else ""


def numbers(siblings: Iterable[tuple[str, int | None]]) -> list[int]:
    """The number of each sibling, from its style and pinned number; 0 for the unnumbered.

    1…n within a run of one family, whatever unnumbered stands between; a pinned number is kept, and counted
    on from.
    """
    counted = []
    current, last = "", 0
    for template, pinned in siblings:
        if not template:
            counted.append(0)
            continue
        if (its := family(template)) != current:
            current, last = its, 0
        last = last + 1 if pinned is None else pinned
        counted.append(last)
    return counted


def pins(siblings: Iterable[tuple[str, int]]) -> list[int | None]:
    """The numbers to pin so that `numbers` gives back those that were read: the irregular ones."""
    pinned: list[int | None] = []
    current, last = "", 0
    for template, number in siblings:
        its = family(template)
        if its and its != current:
            current, last = its, 0
        pinned.append(number if its and is_irregular(number, after=last) else None)
        last = number if its else last
    return pinned


def is_irregular(number: int, *, after: int) -> bool:
    """Whether a number does not follow on from the one before it (0 at the start of a list)."""
    return number != after + 1


def default_template(level: int, siblings: Iterable[str]) -> str:
    """The style for a new section at a level: that of its siblings, else of GB/T 9704-2012."""
    used = [template for template in siblings if template]
    alike = [template for template in used if level_of(template) == level]
    if not alike and all(level_of(template) is None for template in used):
        alike = used
    return alike[-1] if alike else _HOUSE_STYLE.get(min(level, max(_HOUSE_STYLE)), "")


def han(number: int) -> str:
    """A number from 1 to 999 in Chinese numerals: 12 → 十二, 105 → 一百零五. Other numbers in digits."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    written = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += f"{_DIGITS[tens] if tens > 1 or hundreds else ''}十"
    elif hundreds and units:
        written += "零"
    return written + (_DIGITS[units] if units else "")


def number_of(written: str) -> int | None:
    """The number that `han` writes this way; None for anything else (〇三, 十四五, 两)."""
    total = digit = 0
    for character in written:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = max("零一二三四五六七八九".find(character), 0)
    total += digit
    return total if total and han(total) == written else None


def _is_relative(template: str) -> bool:
    return template.startswith("第") or "{han}是" in template or "{han}要" in template


def _as_marker(found: re.Match[str], line: str) -> Marker | None:
    name = str(found.lastgroup)
    numeral_read = found[name]
    number = number_of(numeral_read) if name == "han" else int(numeral_read.translate(_NARROW))
    end = _space_end(found.end(), line)
    template = f"{line[: found.start(name)]}{{{name}}}{line[found.end(name) : end]}"
    if not number or len(template) > LONGEST_TEMPLATE or marker(template, number) != line[:end]:
        return None
    return Marker(template, number, end)


def _space_end(start: int, line: str) -> int:
    space = _SPACE.match(line, start)
    return space.end() if space else start


def _is_running_text(read: Marker, end: int, line: str) -> bool:
    """Whether what looks like a marker is the beginning of a sentence."""
    last = line[end - 1]
    if last == "是":
        return line.startswith(han(read.number), end)
    if last == "要":
        return line[end : end + 1] in set(_NOUNS_AFTER_YAO)
    if last in ".．":
        return _LEADING_DIGITS.match(line, end) is not None and _YEAR.match(line, end) is None
    return last == "、" and _enumerates(read, end, line)


def _enumerates(read: Marker, end: int, line: str) -> bool:
    if "{han}" in read.template:
        follower = _LEADING_HAN.match(line, end)
        return follower is not None and number_of(follower[0]) == read.number + 1
    digits = _LEADING_DIGITS.match(line, end)
    if digits is None:
        return False
    return read.number >= 100 or int(digits[0].translate(_NARROW)) == read.number + 1
