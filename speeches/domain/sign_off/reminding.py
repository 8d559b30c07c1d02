"""Asking those who are waited for at a step to sign (催办)."""

from datetime import datetime, timedelta

# Nobody is asked more often.
PAUSE = timedelta(hours=1)


def was_reminded(reminded_at: datetime | None, since: datetime | None) -> bool:
    """They were asked since they are waited for; what was asked of an earlier waiting counts no more."""
    return reminded_at is not None and (since is None or reminded_at >= since)


def may_be_reminded_again(reminded_at: datetime | None, now: datetime) -> bool:
    """It is an hour since they were asked."""
    return reminded_at is None or now - reminded_at >= PAUSE
