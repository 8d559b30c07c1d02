"""Offsets as a browser counts them, in units of UTF-16, and as Python does, in code points."""

from dataclasses import dataclass

from speeches.domain.anchors.anchor import Anchor, NotThere, anchored

_FIRST_OF_TWO_UNITS = 0x10000


def code_points(text: str, units: int) -> int:
    """Where in the text so many UTF-16 units end; within a character, before it. At most its length."""
    counted = 0
    for at, character in enumerate(text):
        counted += 2 if ord(character) >= _FIRST_OF_TWO_UNITS else 1
        if counted > units:
            return at
    return len(text)


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody chose on the page: a range, in UTF-16 units, of a version's text, and the words seen."""

    start: int
    end: int
    words: str
    based_on: int

    def on(self, paragraph: int, text: str) -> Anchor:
        """The anchor on these words of the text that was seen. Raises NotThere where it says others."""
        start, end = code_points(text, self.start), code_points(text, self.end)
        if text[start:end] != self.words:
            raise NotThere
        return anchored(paragraph, text, start, end)
