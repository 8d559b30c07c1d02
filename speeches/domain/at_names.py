"""People called by name in a comment: “@王文，请看”."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

_AT = re.compile("[@＠]")


@dataclass(frozen=True, slots=True)
class Called:
    """text[start:end] calls these people, the sign in front of the name included; namesakes all at once."""

    start: int
    end: int
    people: frozenset[int]


def called_in(text: str, names: Mapping[int, str]) -> list[Called]:
    """Who is called, in reading order. Of names that begin alike the longest that stands there is meant."""
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    for person, name in names.items():
        if name:
            by_name[name].add(person)
    found = []
    for sign in _AT.finditer(text):
        meant = max((name for name in by_name if text.startswith(name, sign.end())), key=len, default="")
        if meant:
            found.append(Called(sign.start(), sign.end() + len(meant), frozenset(by_name[meant])))
    return found
