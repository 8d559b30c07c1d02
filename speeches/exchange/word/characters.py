"""Characters that XML 1.0 cannot hold, made visible: an export neither fails on them nor loses them."""

import re

# XML 1.0, production 2 (Char). Line ends are legal there but would be read back as blanks.
_UNWRITABLE = re.compile("[\x00-\x08\x0a-\x1f\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def visible(text: str) -> str:
    """The text with a picture (␋, ␌ …) for each control character but the tab, � for what has none."""
    return _UNWRITABLE.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < 0x20 else _REPLACEMENT
