"""The same for what is signed off: somebody tries, and the database refuses."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from speeches.actions import stand_ins
from speeches.models import SigningRules
from tests import sign_off_play as story
from tests.play import Play
from tests.sign_off_stage import cast, noon, play, scene, under_way
from tests.speeches.models.broken_sign_off import BROKEN, REWRITTEN, WRITTEN
from tests.stage import NOON

__all__ = ["cast", "noon", "play", "scene", "under_way"]


@pytest.fixture
def signed(play: Play):
    """Rhea has signed, and let Hans sign for her; the office has its rules."""
    days = {"since": NOON.date(), "until": NOON.date()}
    stand_ins.name(play.scene.speech.pk, person=play.cast.hans, **days, by=play.cast.rhea, at=NOON)
    story.sign(play.scene.speech, play.cast.rhea)
    SigningRules.objects.create(pk=1)


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize(("name", "statement"), BROKEN.items(), ids=BROKEN.keys())
def test_the_database_refuses_what_must_never_be(name, statement):
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert name in str(refused.value)


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("statement", REWRITTEN.values(), ids=REWRITTEN.keys())
def test_the_database_keeps_what_was_signed_as_it_was(statement):
    with connection.cursor() as cursor:
        for one in WRITTEN:
            cursor.execute(one)

    kept = pytest.raises(DatabaseError, match=r"only be (ended|settled), once|history")
    with kept, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
