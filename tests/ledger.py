"""All rows that speeches have, to see that something left nothing; and ears for statements that write."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|TRUNCATE|MERGE|COPY|WITH\b.*\b(INSERT|UPDATE|DELETE))\b", re.I | re.S
)


def everything() -> dict[str, list[str]]:
    """Every row of every table of speeches, in one order."""
    return {
        model.__name__: sorted(map(repr, model._default_manager.values_list()))
        for model in apps.get_app_config("speeches").get_models()
    }


@contextmanager
def listening() -> Iterator[list[str]]:
    """The statements that were sent to write something."""
    heard: list[str] = []

    def ear(execute, sql, *rest):
        if WRITES.match(sql):
            heard.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(ear):
        yield heard


@contextmanager
def undone() -> Iterator[None]:
    """Take back what was written inside, and let changes take it for the outermost transaction."""
    with transaction.atomic():
        # Marked as Django marks the transactions of its own test cases: durable blocks may stand in them.
        connection.atomic_blocks[-1]._from_testcase = True  # type: ignore[attr-defined]
        yield
        transaction.set_rollback(True)
