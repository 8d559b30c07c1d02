"""Offsets as a browser counts them, in units of UTF-16, and as Python does, in code points."""

_FIRST_OF_TWO_UNITS = 0x10000


def code_points(text: str, units: int) -> int:
    """Where in the text so many UTF-16 units end; within a character, before it. At most its length."""
    counted = 0
    for at, character in enumerate(text):
        counted += 2 if ord(character) >= _FIRST_OF_TWO_UNITS else 1
        if counted > units:
            return at
    return len(text)
