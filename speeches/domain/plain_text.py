"""What may stand in a paragraph, a heading or a comment: plain text, one line a paragraph."""

import unicodedata

from speeches.domain.verdict import Refusal

# Sizes beyond any speech (the longest paragraph of the samples has 1,300 characters; reliability.md 5).
LONGEST_PARAGRAPH = 20_000
LONGEST_COMMENT = 5_000
MOST_LINES = 2_000
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Unwritable(Refusal):
    """The text holds a character that no reader could see, or half of one."""

    def __init__(self, character: str) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character


class TooLong(Refusal):
    """The text is longer than anything that is spoken."""

    def __init__(self, longest: int) -> None:
        super().__init__(longest)
        self.longest = longest


class TooManyLines(TooLong):
    """More paragraphs at once than anybody types."""


def typed_lines(text: str) -> list[str]:
    """The paragraphs in what somebody typed or pasted: no blank ones, no white space around them.

    Raises Unwritable and TooLong.
    """
    lines = [line.strip() for line in in_one_form(text).split("\n")]
    spoken = [line for line in lines if line]
    if len(spoken) > MOST_LINES:
        raise TooManyLines(MOST_LINES)
    for line in spoken:
        if len(line) > LONGEST_PARAGRAPH:
            raise TooLong(LONGEST_PARAGRAPH)
    return spoken


def typed_line(text: str) -> str:
    """The same for what is one line: line breaks become spaces. Raises Unwritable and TooLong."""
    return " ".join(typed_lines(text))


def typed_comment(text: str) -> str:
    """A comment: line breaks stay. Raises Unwritable and TooLong."""
    comment = in_one_form(text).strip()
    if len(comment) > LONGEST_COMMENT:
        raise TooLong(LONGEST_COMMENT)
    return comment


def in_one_form(text: str) -> str:
    """Line ends as one character, every character writable. Raises Unwritable."""
    plain = "\n".join(text.splitlines())
    for character in plain:
        if character in BIDI_CONTROLS or unicodedata.category(character) in {"Cc", "Cs"} - _allowed(
            character
        ):
            raise Unwritable(character)
    return plain


def _allowed(character: str) -> frozenset[str]:
    return frozenset({"Cc"}) if character in "\n\t" else frozenset()
