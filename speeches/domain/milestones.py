"""What makes a version worth finding again."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The form in which a copy leaves."""

    TEXT = "text"
    WORD = "word"
    PRINT = "print"


class MarkedForm(StrEnum):
    """The form in which the changes between two versions leave."""

    TRACKED = "tracked"
    MARKED_UP = "marked_up"
    TABLE_WORD = "table_word"
    TABLE_SHEET = "table_sheet"


class SheetForm(StrEnum):
    """The form in which the sign-off sheet leaves."""

    WORD = "word"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Naming:
    """What a version is called, as 送审稿, and what it is for."""

    name: str
    note: str = ""
