"""A moment in the life of a speech: what somebody names when he means a version."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# The imported file is what stood before version 1.
FILE = 0


class Landmark(StrEnum):
    """A moment that is known by what happened."""

    DATE = "date"
    FIRST = "first"
    IMPORTED = "imported"
    LATEST = "latest"
    READ = "read"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Moment:
    """A version by its number, or a landmark; a date has its time, the end of the day without one."""

    landmark: Landmark | None = None
    version: int | None = None
    at: datetime | None = None


def moment_of(word: str, at: datetime | None) -> Moment | None:
    """The moment that a word of a form or an address names: "12", "signed", "date"; None if it names none."""
    if word.isdecimal() and len(word) < 10:
        return Moment(version=int(word))
    if word not in set(Landmark) or (word == Landmark.DATE and at is None):
        return None
    return Moment(Landmark(word), at=at)
