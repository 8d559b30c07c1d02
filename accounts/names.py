"""How people are called: the one form of a sign-in name, and what no name may hide."""

import re
import unicodedata

# Controls, bidi controls, zero-width characters, invisible fillers and tags: with them one person's name
# can be made to look like another's (reliability R-12). Read by Python and by PostgreSQL alike. Variation
# selectors for ideographs stay allowed: people's real names are written with them.
HIDDEN_CHARACTERS = (
    "[\\u0001-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
    "\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB"
    "\\U0001BCA0-\\U0001BCA3\\U0001D173-\\U0001D17A\\U000E0000-\\U000E007F]"
)
_HIDDEN = re.compile(HIDDEN_CHARACTERS)
_SIGN_IN_NAME = re.compile(r"[\w.@+-]+")


def folded(name: str) -> str:
    """The form in which names that differ only in case, width or composition are equal: NFKC, no case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def tidy(name: str) -> str:
    """The name as it is kept: composed (NFC), with single spaces and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def hides_characters(name: str) -> bool:
    """Whether a name carries characters nobody can see."""
    return _HIDDEN.search(name) is not None


def is_sign_in_name(name: str) -> bool:
    """Whether a name is made of letters, digits and the marks . @ + - _ only."""
    return _SIGN_IN_NAME.fullmatch(name) is not None
