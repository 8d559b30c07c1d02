"""The way back: each migration can be undone, and done again."""

import pytest
from django.core.management import call_command
from django.db import connection

from speeches.models import Event


def tables_and_triggers():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname LIKE 'speeches\\_%'"
            " UNION SELECT proname FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace"
            " WHERE nspname = 'public'"
        )
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_all_of_them_are_undone_without_a_trace_and_done_again_the_same():
    """In one transaction, as PostgreSQL can: the tests behind this one find their tables."""
    before = tables_and_triggers()

    call_command("migrate", "speeches", "zero", verbosity=0)
    without = tables_and_triggers()
    call_command("migrate", "speeches", verbosity=0)

    assert without == set()
    assert tables_and_triggers() == before
    assert not Event.objects.exists()
