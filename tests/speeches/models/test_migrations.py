"""The way back: each migration can be undone, and done again."""

import pytest
from django.core.management import call_command
from django.db import connection

from speeches.actions import stand_ins
from speeches.models import Event, Step
from tests import sign_off_play as story
from tests.play import Play
from tests.stage import NOON


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


@pytest.mark.django_db
def test_what_was_signed_on_a_route_does_not_stand_in_the_way_back(cast, scene):
    play = Play(cast, scene)
    play.signature()
    story.signed(play)
    stand_ins.name(
        scene.speech.pk, person=cast.hans, since=NOON.date(), until=NOON.date(), by=cast.rhea, at=NOON
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    call_command("migrate", "speeches", "0019", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM speeches_signature")
        left = cursor.fetchone()
    call_command("migrate", "speeches", verbosity=0)

    assert left == (1,)
    assert not Step.objects.exists()
