"""A text without its marks: its letters, where they stood, and the marks in front of each.

Only what is named here is a mark. Whatever else there is – a percent sign, a single dash, a question mark, a
middle dot, an emoji – is a letter: it says something, and a change of it is no punctuation.
"""

import re
from bisect import bisect_left
from functools import cached_property

# Nobody sees them, at no place of a line. A soft hyphen or a joiner may show, and is a letter.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_NARROW = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_WIDTH = _NARROW | dict.fromkeys(map(ord, "•‧・･"), "·")
_DASHES = "‐‑‒–—―−-"
_BY_FIGURE = rf"(?<![0-9{_DASHES}])[{_DASHES}]{{}}(?![0-9{_DASHES}])"
# One dash joins or subtracts and is a letter of whatever length; by a figure it is exactly what it is.
_ONE_DASH = re.compile(_BY_FIGURE.replace("{}", ""))
_LONG_DASH = _BY_FIGURE.replace("{}", "{2,}")
_MARKS = re.compile(
    rf"(?:[，。、；：！,;:!.…“”‘’\"'「」『』﹁﹂﹃﹄（）()〔〕\[\]【】{{}}《》〈〉\s]|{_LONG_DASH})+"
)


def visible(text: str) -> str:
    """The text without the characters that nobody can see."""
    return text.translate(_INVISIBLE)


def in_one_width(text: str) -> str:
    """The same text, as long, each character in its narrow form; a superscript is no width of a digit."""
    return _ONE_DASH.sub("-", text.translate(_WIDTH))


class Letters:
    """The letters of one text in one width."""

    def __init__(self, text: str) -> None:
        self.plain = visible(text)
        self.folded = in_one_width(self.plain)
        # By the place of the letter that they stand before.
        self.marks: dict[int, str] = {}
        kept: list[str] = []
        self._starts: list[tuple[int, int]] = []
        done = count = 0
        for match in _MARKS.finditer(self.folded):
            kept.append(self.folded[done : match.start()])
            count += match.start() - done
            done = match.end()
            self.marks[count] = self.plain[match.start() : done]
            self._starts.append((count, done))
        kept.append(self.folded[done:])
        self.text = "".join(kept)

    @cached_property
    def places(self) -> list[int]:
        """Where in the plain text each letter stands, rising."""
        found: list[int] = []
        shift = 0
        for (count, done), following in zip(
            [(0, 0), *self._starts], [*(count for count, _ in self._starts), len(self.text)], strict=True
        ):
            shift = done - count
            found += range(count + shift, following + shift)
        return found

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The letters of a part of the plain text."""
        return bisect_left(self.places, start), bisect_left(self.places, end)
