"""The fields of the page in which words of a speech are typed, and how much of them is kept unsaved."""

from enum import StrEnum

from speeches.domain.plain_text import TooLong, in_one_form

# As much as the longest speech (reliability.md 5): more than a field takes at once is never kept.
LONGEST_COPY = 200_000


class PenKind(StrEnum):
    """What a pen writes, seen from the paragraph or section that it belongs to."""

    TEXT = "text"
    NEXT = "next"
    HEADING = "heading"
    FIRST = "first"
    INSIDE = "inside"
    SUGGESTED_TEXT = "suggested_text"
    SUGGESTED_NEXT = "suggested_next"


# Plain text, since a check constraint is made of them.
OF_PARAGRAPHS = [
    str(kind) for kind in (PenKind.TEXT, PenKind.NEXT, PenKind.SUGGESTED_TEXT, PenKind.SUGGESTED_NEXT)
]
OF_SECTIONS = [str(kind) for kind in (PenKind.HEADING, PenKind.NEXT, PenKind.FIRST, PenKind.INSIDE)]

# Pens of those who suggest, and pens that begin with the text of a paragraph.
SUGGESTING = frozenset({PenKind.SUGGESTED_TEXT, PenKind.SUGGESTED_NEXT})
OF_TEXTS = frozenset({PenKind.TEXT, PenKind.SUGGESTED_TEXT})


def kept_words(text: str, saved: str) -> str:
    """What of a field has to be kept: nothing where it is blank or says what is saved.

    Raises Unwritable, TooLong.
    """
    plain = in_one_form(text)
    if len(plain) > LONGEST_COPY:
        raise TooLong(LONGEST_COPY)
    return "" if plain == saved or not plain.strip() else plain
