"""The record of what is laid down for the office."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import User
from speeches.domain.office import OfficeDeed
from speeches.domain.verdict import Refusal
from speeches.models import OfficeChange, SigningRules
from speeches.queries.office_record import latest_of


class LaidDownMeanwhile(Refusal):
    """Somebody else has laid it down since it was looked at."""


def wait_for_others() -> SigningRules:
    """One lays something down at a time; the rules as they stand then."""
    SigningRules.objects.get_or_create(pk=1)
    return SigningRules.objects.select_for_update().get(pk=1)


def require_seen(deed: OfficeDeed, seen: int | None) -> None:
    """Nobody puts his own over what he has not seen. Raises LaidDownMeanwhile."""
    if seen is not None and seen != latest_of(deed):
        raise LaidDownMeanwhile


def note(
    deed: OfficeDeed, by: User, at: datetime, *, told: dict[str, Any] | None = None, name: str = ""
) -> None:
    """Leave a record, where something changed."""
    if told or name:
        OfficeChange.objects.create(deed=deed, by=by, at=at, told=told or {}, name=name)


def differences(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> dict[str, list[str]]:
    """Of each thing that is another one now: what it was, and what it is."""
    return {
        str(name): [str(before[name]), str(value)] for name, value in after.items() if before[name] != value
    }
