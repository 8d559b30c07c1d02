"""When somebody is told by mail."""

from datetime import UTC, datetime, timedelta

import pytest

from speeches.domain.telling import is_due

MORNING = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
YESTERDAY = MORNING - timedelta(days=1)


@pytest.mark.parametrize(
    ("is_daily", "told_until", "told_at", "now", "due"),
    [
        (False, None, None, MORNING, True),
        (False, MORNING, MORNING, MORNING, False),
        (False, YESTERDAY, MORNING - timedelta(minutes=1), MORNING, True),
        (True, None, None, MORNING, True),
        (True, None, None, MORNING - timedelta(minutes=1), False),
        (True, YESTERDAY, YESTERDAY, MORNING, True),
        (True, YESTERDAY, MORNING, MORNING + timedelta(hours=9), False),
        (True, MORNING, YESTERDAY, MORNING, False),
    ],
)
def test_it_is_due_where_something_is_new_once_a_day_or_at_once(is_daily, told_until, told_at, now, due):
    latest = MORNING - timedelta(hours=1)

    found = is_due(is_daily=is_daily, latest=latest, told_until=told_until, told_at=told_at, now=now)

    assert found is due
