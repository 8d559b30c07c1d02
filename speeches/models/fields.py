"""Columns that speak the domain's words."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Text = models.CharField
else:

    class Text(models.CharField):
        """A column of text that takes type parameters also when the program runs."""

        def __class_getitem__(cls, parameters):
            return cls


def is_one_of(column: str, members: Iterable[StrEnum]) -> models.Q:
    """The condition of a check constraint that lets nothing else in; plain text for the migration."""
    return models.Q(**{f"{column}__in": [str(member) for member in members]})


class EnumField[Member: StrEnum | None](Text[Member, Member]):
    """Text in the database, a member of its enum in Python; None only where the column says so.

    To migrations it is a plain CharField, so that they import no code of ours and do not churn with the enum.
    """

    def __init__(self, enum: type[Member], **options: Any) -> None:
        self.enum: Any = enum
        super().__init__(**{"max_length": 20, **options})

    def deconstruct(self) -> Any:
        """Describe the column as the plain text that it is in the database."""
        name, _, args, options = super().deconstruct()
        if "default" in options:
            options["default"] = str(options["default"])
        return name, "django.db.models.CharField", args, options

    def clone(self) -> "EnumField[Member]":
        """A copy with its enum, which `deconstruct` hides."""
        _, _, _, options = self.deconstruct()
        return type(self)(self.enum, **options)

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> Member | None:
        """The member whose value the database holds."""
        return None if value is None else self.enum(value)

    def to_python(self, value: Any) -> Any:
        """The member for a value from outside. Raises ValueError for a word that is not in the enum."""
        return None if value is None else self.enum(value)

    def get_prep_value(self, value: Any) -> Any:
        """The text of the member. Raises ValueError for a word that is not in the enum."""
        return None if value is None else self.enum(value).value
