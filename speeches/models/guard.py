"""The write guard: what belongs to a speech is written inside a change or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

_is_open = ContextVar("a change is open", default=False)


class WriteOutsideChange(Exception):
    """A guarded row was written without the one door; always a bug."""


@contextmanager
def writing() -> Iterator[None]:
    """Allow writes for the time of a change. Only `actions/_change.py` may call this (import contract)."""
    token = _is_open.set(True)
    try:
        yield
    finally:
        _is_open.reset(token)


def _require_change() -> None:
    if not _is_open.get():
        raise WriteOutsideChange("Speeches are written through speeches.actions only.")


class GuardedQuerySet[Row: models.Model](models.QuerySet[Row]):
    """A query set whose writes need an open change."""

    def update(self, **values: Any) -> int:
        """Update rows inside a change. Raises WriteOutsideChange."""
        _require_change()
        return super().update(**values)

    def bulk_create(self, objs: Iterable[Row], *args: Any, **options: Any) -> list[Row]:
        """Insert rows inside a change. Raises WriteOutsideChange."""
        _require_change()
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Update rows inside a change. Raises WriteOutsideChange."""
        _require_change()
        return super().bulk_update(objs, fields, batch_size)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows inside a change. Raises WriteOutsideChange."""
        _require_change()
        return super().delete()

    # Overriding drops both flags; without the first one `Model.objects.delete()` would exist.
    update.alters_data = delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


# Outside the class body, or the plugin of the type checker cannot resolve related managers.
GuardedManager = models.Manager.from_queryset(GuardedQuerySet)


class GuardedModel(models.Model):
    """A row that belongs to a speech and is written only inside a change."""

    objects = GuardedManager()

    class Meta:
        abstract = True

    # Not `save`, which ends here: `loaddata` begins here.
    def save_base(self, *args: Any, **options: Any) -> None:
        """Save inside a change. Raises WriteOutsideChange."""
        _require_change()
        super().save_base(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete inside a change. Raises WriteOutsideChange."""
        _require_change()
        return super().delete(*args, **options)
