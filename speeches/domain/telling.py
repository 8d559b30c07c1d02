"""When somebody is told by mail that something waits for him."""

from collections.abc import Set
from datetime import datetime

# Hours of the office's clock: nobody reads mail at night.
MORNING = 8


def is_due(
    *, is_daily: bool, waiting: Set[str], told: Set[str], told_at: datetime | None, now: datetime
) -> bool:
    """Something waits that he was not told of; once a day not before the morning, nor twice.

    Times are in the office's zone.
    """
    if not waiting - told:
        return False
    if not is_daily:
        return True
    is_told_today = told_at is not None and told_at.date() == now.date()
    return now.hour >= MORNING and not is_told_today
