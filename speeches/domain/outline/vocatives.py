"""Who is spoken to: salutations, and the vocatives that open a closing (C6)."""

import re

from speeches.domain.outline import phrases

_LONGEST = 60
_SEPARATORS = re.compile(r"[、，,；;\s\u3000]+")


def is_salutation(text: str) -> bool:
    """A short line that only names who is spoken to and ends in a colon."""
    return text.endswith(("：", ":")) and len(text) <= _LONGEST and _names_people(text[:-1])


def is_bare_vocative(text: str) -> bool:
    """A short line that only names who is spoken to, whatever mark ends it."""
    return len(text) <= _LONGEST and _names_people(text.rstrip("，,！!：:"))


def opens_with_vocative(text: str) -> bool:
    """Whether a paragraph turns to the audience before it goes on: 同志们， 各位代表、同志们！"""
    return text.startswith(phrases.VOCATIVES)


def _names_people(text: str) -> bool:
    pieces = [piece for piece in _SEPARATORS.split(text) if piece]
    if (
        not pieces
        or any(word in text for word in phrases.NOT_SPOKEN_TO)
        or any(end in text for end in "。！？!?：:")
    ):
        return False
    has_address = any(piece.startswith(phrases.POLITE) or piece.endswith(phrases.PEOPLE) for piece in pieces)
    is_short_list = len(pieces) == 1 and len(text) <= 6
    return (has_address or is_short_list) and all(_is_addressed(piece) for piece in pieces)


def _is_addressed(piece: str) -> bool:
    bare = piece.rstrip("）)")
    return bare.startswith(phrases.POLITE) or bare.endswith(phrases.PEOPLE + phrases.POSTS)
