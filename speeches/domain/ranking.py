"""Ranks: short strings that order siblings and always leave room for one more between two of them.

Strings over 0-9A-Za-z compared by code point; none ends in "0", so that there is always room below.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
MIDDLE = DIGITS[len(DIGITS) // 2]


class NoRoom(Exception):
    """The ranks given are equal or in the wrong order; always a bug."""


def between(lower: str, upper: str) -> str:
    """A rank after `lower` and before `upper`; an empty string means no bound on that side.

    Raises NoRoom unless lower < upper.
    """
    if upper and lower >= upper:
        raise NoRoom(f"{lower!r} is not before {upper!r}")
    shared = _shared_length(lower, upper)
    return upper[:shared] + _first_split(lower[shared:], upper[shared:])


def _shared_length(lower: str, upper: str) -> int:
    length = 0
    while length < len(upper) and (lower[length] if length < len(lower) else DIGITS[0]) == upper[length]:
        length += 1
    return length


def _first_split(lower: str, upper: str) -> str:
    low = DIGITS.index(lower[0]) if lower else 0
    high = DIGITS.index(upper[0]) if upper else len(DIGITS)
    if high - low > 1:
        return (
            DIGITS[(low + high) // 2] if lower and upper else DIGITS[_step(low, high, is_appended=not upper)]
        )
    if len(upper) > 1:
        return upper[0]
    return DIGITS[low] + _first_split(lower[1:], "")


def _step(low: int, high: int, *, is_appended: bool) -> int:
    # Speeches grow mostly at the end: a small step there keeps ranks short for longer.
    return low + 1 if is_appended and low else (low + high) // 2


def fill(lower: str, upper: str, count: int) -> list[str]:
    """`count` ranks in order after `lower` and before `upper`, as short as they can be."""
    if count == 0:
        return []
    half = count // 2
    middle = between(lower, upper)
    return [*fill(lower, middle, half), middle, *fill(middle, upper, count - half - 1)]


def spread(count: int) -> list[str]:
    """`count` ranks in order, of equal length, with room between them."""
    width = 1
    while len(DIGITS) ** width < 2 * (count + 1):
        width += 1
    step = len(DIGITS) ** width // (count + 1)
    return [_of_number(step * place, width) for place in range(1, count + 1)]


def _of_number(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, digit = divmod(number, len(DIGITS))
        digits.append(DIGITS[digit])
    rank = "".join(reversed(digits))
    return rank + MIDDLE if rank.endswith(DIGITS[0]) else rank
