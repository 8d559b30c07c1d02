"""Names for files that people download: safe on every desktop, never deceiving to the eye."""

import re
import unicodedata

LONGEST = 80
"""Characters of a whole name, suffix included."""

NAMELESS = "speech"
"""The name of a file whose title has nothing that may stand in a name."""

# Linux allows 255 bytes for a name; rare characters take four of them each.
_MOST_BYTES = 240

# Path separators, and what Windows forbids beside them.
_FORBIDDEN = re.compile(r'[/\\:*?"<>|]')

# Devices of Windows: CON.docx cannot be opened there.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)

# Control and format characters (zero width, bidi), lone surrogates, private use, unassigned.
_UNSEEN_CATEGORY = "C"


def download_name(title: str, suffix: str) -> str:
    """The title as a file name of at most 80 characters with this suffix (".docx"): one line, all visible."""
    spaced = " ".join(_FORBIDDEN.sub(" ", title).split())
    seen = "".join(sign for sign in spaced if not unicodedata.category(sign).startswith(_UNSEEN_CATEGORY))
    stem = _fitting(_trimmed(seen), suffix)
    if not stem or _DEVICES.fullmatch(stem):
        stem = NAMELESS
    return stem + suffix


def _fitting(stem: str, suffix: str) -> str:
    short = stem[: LONGEST - len(suffix)]
    room = _MOST_BYTES - len(suffix.encode())
    return _trimmed(short.encode()[:room].decode(errors="ignore"))


def _trimmed(stem: str) -> str:
    """Without dots and blanks at its ends: a leading dot hides a file, Windows cuts trailing ones."""
    return stem.strip(" .")
