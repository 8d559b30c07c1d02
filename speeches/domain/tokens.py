"""What must not be cut in a Chinese text: figures, Latin words, blanks; and where its clauses end."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

PARAGRAPH_MARK = "¶"

# Every other character is a token of its own. What begins one stands first and is looked at again behind:
# so the search passes what begins none ten times as fast.
_LONG_TOKEN = re.compile(
    r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ×*＊_\s](?:"
    r"(?<=[0-9０-９])[0-9０-９]*(?:[.．][0-9０-９]+|,[0-9]{3}(?![0-9]))*[%％‰]?"
    r"|(?<=[XxＸｘ×*＊_])[XxＸｘ×*＊_]+"
    r"|(?<=[A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ]*"
    r"|(?<=[^\S\n])[^\S\n]*"
    r")"
)
_FIGURE = re.compile(r"[0-9０-９XxＸｘ×.．,%％‰〇零一二三四五六七八九十百千万亿几某*＊_]*+")
_SENTENCE_ENDS = frozenset("。！？；\n" + PARAGRAPH_MARK)
_CLAUSE_ENDS = _SENTENCE_ENDS | frozenset("，：、,;:!?")
_SENTENCE_END, _CLAUSE_END = (
    re.compile(f"[{''.join(sorted(marks))}]") for marks in (_SENTENCE_ENDS, _CLAUSE_ENDS)
)


def is_figure(text: str) -> bool:
    """Is it digits, Chinese numerals or the crosses of a blank? So is the empty text."""
    return _FIGURE.fullmatch(text) is not None


class Tokens:
    """The tokens of one text. A Chinese character is a token of its own: no dictionary, nothing to age.

    `inside` are the offsets at which one would be cut.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        found = (match.span() for match in _LONG_TOKEN.finditer(text))
        self.inside = {offset for start, end in found for offset in range(start + 1, end)}

    @cached_property
    def edges(self) -> frozenset[int]:
        """Offsets at which the text may be cut."""
        return frozenset(range(len(self.text) + 1)) - self.inside

    @cached_property
    def clause_ends(self) -> list[int]:
        """Offsets right after the marks that end a clause, rising."""
        return self._after(_CLAUSE_END)

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Offsets right after the marks that end a sentence, rising."""
        return self._after(_SENTENCE_END)

    def clause_around(self, start: int, end: int) -> tuple[int, int]:
        """The whole clauses that text[start:end] has a part in; empty for a point between two."""
        bounds = self._clause_bounds
        return bounds[bisect_right(bounds, start) - 1], bounds[bisect_left(bounds, end)]

    @cached_property
    def _clause_bounds(self) -> list[int]:
        return sorted({0, *self.clause_ends, len(self.text)})

    def rank_of_end(self, offset: int) -> int:
        """How strong an end stands right before `offset`: 4 a sentence's, 3 a clause's, 0 none."""
        mark = self.text[offset - 1] if offset else "\n"
        return 4 if mark in _SENTENCE_ENDS else 3 if mark in _CLAUSE_ENDS else 0

    def _after(self, mark: re.Pattern[str]) -> list[int]:
        # A comma inside 1,200 ends nothing: only a mark that is a token of its own does.
        ends = (match.end() for match in mark.finditer(self.text))
        return [end for end in ends if end not in self.inside]


def has_end_within(ends: list[int], start: int, end: int) -> bool:
    """Does one of these marks stand in text[start:end]?"""
    first = bisect_right(ends, start)
    return first < len(ends) and ends[first] <= end
