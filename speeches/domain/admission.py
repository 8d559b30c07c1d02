"""What may become a speech: not classified, not beyond any speech, no character that deceives the eye."""

import re
import unicodedata

from speeches.domain.outline.lines import lines_of
from speeches.domain.plain_text import BIDI_CONTROLS, LONGEST_PARAGRAPH, Unwritable
from speeches.domain.verdict import Refusal

# reliability.md 5; more lines than paragraphs, for what is cut is counted too.
MOST_CHARACTERS = 200_000
MOST_LINES = 5_000
LONGEST_NAME = 255

_BLANK = r"[ \t\u3000\xa0]{0,8}"
_GRADE = rf"(?:秘{_BLANK}密|机{_BLANK}密|绝{_BLANK}密)"
# 秘密★5年 beside the title, 密级：机密, or the word alone on a line (domain.md 5, GB/T 9704-2012 7.2.2).
_MARKS = re.compile(
    rf"{_GRADE}{_BLANK}[★☆⭐]"
    rf"|密{_BLANK}级{_BLANK}[：:]{_BLANK}{_GRADE}"
    rf"|(?m:^{_BLANK}[【\[（(]?{_GRADE}[】\]）)]?{_BLANK}\r?$)"
)


class Classified(Refusal):
    """The text carries a mark of classification; such a text must not be in this system at all."""

    def __init__(self, mark: str) -> None:
        super().__init__(mark)
        self.mark = mark


class TooManyCharacters(Refusal):
    """Longer than anything that is spoken."""

    longest = MOST_CHARACTERS


class TooManyLines(Refusal):
    """More lines than any speech has."""

    most = MOST_LINES


class LineTooLong(Refusal):
    """One line that no paragraph could hold; the line ends were probably lost."""

    longest = LONGEST_PARAGRAPH

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def admit(text: str) -> None:
    """Raise Classified, TooManyCharacters, TooManyLines, LineTooLong or Unwritable; linear time."""
    if (mark := _MARKS.search(text)) is not None:
        raise Classified(mark[0].strip())
    if len(text) > MOST_CHARACTERS:
        raise TooManyCharacters
    if (deceiving := next((sign for sign in text if sign in BIDI_CONTROLS), None)) is not None:
        raise Unwritable(deceiving)
    lines, _ = lines_of(text)
    if len(lines) > MOST_LINES:
        raise TooManyLines
    for line in lines:
        if len(line.text) > LONGEST_PARAGRAPH:
            raise LineTooLong(line.line)


def base_name(path: str) -> str:
    """The name of a file as it may be shown: no folders, only visible characters, at most 255."""
    last = path.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    return seen.strip()[:LONGEST_NAME]
