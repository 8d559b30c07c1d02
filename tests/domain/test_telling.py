"""When somebody is told by mail."""

from datetime import UTC, datetime, timedelta

import pytest

from speeches.domain.telling import is_due

MORNING = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
YESTERDAY = MORNING - timedelta(days=1)


@pytest.mark.parametrize(
    ("is_daily", "told", "told_at", "now", "due"),
    [
        (False, "", None, MORNING, True),
        (False, "a", MORNING, MORNING, False),
        (False, "b", MORNING - timedelta(minutes=1), MORNING, True),
        (True, "", None, MORNING, True),
        (True, "", None, MORNING - timedelta(minutes=1), False),
        (True, "b", YESTERDAY, MORNING, True),
        (True, "b", MORNING, MORNING + timedelta(hours=9), False),
        (True, "a", YESTERDAY, MORNING, False),
    ],
)
def test_it_is_due_where_something_is_new_once_a_day_or_at_once(is_daily, told, told_at, now, due):
    assert is_due(is_daily=is_daily, waiting={"a"}, told=set(told), told_at=told_at, now=now) is due


def test_where_nothing_waits_nothing_is_told():
    assert not is_due(is_daily=False, waiting=set(), told=set(), told_at=None, now=MORNING)
