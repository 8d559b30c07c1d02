"""Which words something is about, and how to know them again."""

from dataclasses import dataclass, replace

# As many characters on either side are remembered (algorithms.md 4).
CONTEXT = 16


class NotThere(Exception):
    """The text has no such place."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a paragraph from `start` to `end`, in code points, with what stands around them.

    `words` are those that stand there, or stood there last when they are lost; `origin` those that it was
    made on. One that is lost keeps a point: `start` and `end` are the same.
    """

    paragraph: int
    start: int
    end: int
    words: str
    before: str
    after: str
    origin: str
    is_lost: bool = False

    @property
    def is_rewritten(self) -> bool:
        """It stands on other words than it was made on."""
        return not self.is_lost and self.words != self.origin

    def at(self, paragraph: int, text: str, start: int, end: int) -> "Anchor":
        """The same anchor on these words."""
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return Anchor(paragraph, start, end, text[start:end], before, after, self.origin)

    def lost_at(self, paragraph: int, point: int) -> "Anchor":
        """The same anchor without words, at the point where they stood."""
        return replace(self, paragraph=paragraph, start=point, end=point, is_lost=True)


def anchored(paragraph: int, text: str, start: int, end: int) -> Anchor:
    """An anchor on text[start:end] without white space around it. Raises NotThere where no word is."""
    words = text[start:end] if 0 <= start < end <= len(text) else ""
    if not words.strip():
        raise NotThere
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Anchor(paragraph, start, end, "", "", "", text[start:end]).at(paragraph, text, start, end)
