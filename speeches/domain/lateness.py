"""How a day that something is due on lies to today."""

from datetime import date, timedelta


def days_late(due_on: date | None, today: date) -> int:
    """For how many days something is overdue; 0 on its day and before, and where no day was set."""
    return max((today - due_on).days, 0) if due_on else 0


def is_soon(due_on: date | None, today: date) -> bool:
    """It is due today or tomorrow."""
    return due_on is not None and today <= due_on <= today + timedelta(days=1)


def is_within(due_on: date | None, today: date, days: int) -> bool:
    """It is due in so many days at the latest, or overdue; what has no day never is."""
    return due_on is not None and due_on <= today + timedelta(days=days)
