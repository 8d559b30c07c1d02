"""A text without its marks: its letters, where they stood, and the marks in front of each.

Only what is named here is a mark. Whatever else there is – a percent sign, a single dash, a question mark, a
middle dot, an emoji – is a letter: it says something, and a change of it is no punctuation.
"""

import re
from bisect import bisect_right

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
        # By the place of the letter that they stand before; places rise.
        self.marks: dict[int, str] = {}
        # Where letters go on, in the text and among the letters.
        self._resumed, self._counts = [0], [0]
        kept: list[str] = []
        for match in _MARKS.finditer(self.folded):
            kept.append(self.folded[self._resumed[-1] : match.start()])
            self._counts.append(self._counts[-1] + len(kept[-1]))
            self._resumed.append(match.end())
            self.marks[self._counts[-1]] = self.plain[match.start() : match.end()]
        self.text = "".join([*kept, self.folded[self._resumed[-1] :]])

    def before(self, offset: int) -> int:
        """How many letters stand before this place of the plain text."""
        run = bisect_right(self._resumed, offset) - 1
        there = self._counts[run] + offset - self._resumed[run]
        return min(there, self._counts[run + 1]) if run + 1 < len(self._counts) else there
