"""When somebody is told by mail that something waits for him."""

from datetime import datetime

# Hours of the office's clock: nobody reads mail at night.
MORNING = 8


def is_due(
    *, is_daily: bool, latest: datetime, told_until: datetime | None, told_at: datetime | None, now: datetime
) -> bool:
    """There is something newer than what he was told of; once a day not before the morning, nor twice.

    `latest` is when the newest thing came; all times are in the office's zone.
    """
    if told_until is not None and latest <= told_until:
        return False
    if not is_daily:
        return True
    is_told_today = told_at is not None and told_at.date() == now.date()
    return now.hour >= MORNING and not is_told_today
