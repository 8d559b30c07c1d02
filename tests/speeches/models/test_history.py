"""History cannot be rewritten, not even by who may write SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from speeches.actions import comments, paragraphs, photos, places, rounds
from speeches.actions.places import Step
from speeches.models import Comment, Event, Placement, PrincipalEdit, Revision, Signature
from tests.domain.pictures import png
from tests.play import Play
from tests.stage import NOON

REFUSED = "never changed or deleted"


@pytest.fixture
def play(cast, scene):
    """A speech with all kinds of history: a text, two places, a comment, a signature."""
    play = Play(cast, scene)
    comments.reword(play.comment().pk, text="请再核实。", by=cast.rhea, at=NOON)
    play.suggestion()
    rounds.reopen(play.closed().pk, reason="还有意见。", by=cast.wanda, at=NOON)
    play.signature()
    play.touch()
    edit = PrincipalEdit.objects.get()
    photos.attach(edit.pk, content=png(), name="", by=cast.wanda, at=NOON)
    places.move_paragraph(scene.paragraph("下面我讲").pk, step=Step.UP, by=cast.dai, at=NOON)
    return play


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE speeches_event SET kind = 'paragraph.moved'",
        "UPDATE speeches_event SET at = now()",
        "DELETE FROM speeches_event",
        "UPDATE speeches_revision SET text = 'x'",
        "DELETE FROM speeches_revision",
        "UPDATE speeches_comment SET text = 'x'",
        "DELETE FROM speeches_comment",
        "UPDATE speeches_rewording SET text = 'x'",
        "DELETE FROM speeches_rewording",
        "UPDATE speeches_suggestion SET text = 'x'",
        "DELETE FROM speeches_suggestion",
        "UPDATE speeches_principaledit SET number = 2",
        "DELETE FROM speeches_principaledit",
        "DELETE FROM speeches_touch",
        "DELETE FROM speeches_photo",
        "UPDATE speeches_reopening SET reason = 'x'",
        "DELETE FROM speeches_reopening",
        "DELETE FROM speeches_invitation",
        "DELETE FROM speeches_placement",
        "DELETE FROM speeches_signature",
    ],
)
def test_a_row_of_history_is_neither_changed_nor_deleted(play, statement):
    assert refusal_of(statement).endswith(REFUSED)


@pytest.mark.parametrize(
    "change",
    ["rank = 'zz'", "since = 1", "parent_id = NULL", "until = NULL", "rank = 'zz', until = 99"],
)
def test_a_placement_is_ended_and_otherwise_left_alone(play, change):
    assert "may only be ended" in refusal_of("UPDATE speeches_placement SET {}", change)


def test_a_placement_is_ended_once(play):
    assert Placement.objects.exclude(until=None).exists()
    assert "once" in refusal_of("UPDATE speeches_placement SET until = 99 WHERE until IS NOT NULL")


@pytest.mark.parametrize(
    "change",
    [
        "digest = 'x'",
        "opinion = 'disagree'",
        "by_id = by_id + 1",
        "digest = 'x', voided_in = 99",
        "remark = 'x'",
    ],
)
def test_a_signature_is_ended_and_otherwise_left_alone(play, change):
    assert "may only be ended" in refusal_of("UPDATE speeches_signature SET {}", change)


@pytest.mark.parametrize("way", ["voided_in", "withdrawn_in"])
def test_an_ended_signature_does_not_come_back(play, way):
    paragraph = play.scene.paragraph("新建茶园")
    paragraphs.edit(
        paragraph.pk, text="新建茶园90亩。", based_on=paragraph.version, by=play.cast.dai, at=NOON
    )

    assert not Signature.objects.get().is_live
    assert "once" in refusal_of("UPDATE speeches_signature SET {}", f"{way} = NULL")


@pytest.mark.parametrize("model", [Event, Revision, Placement, Comment, Signature])
def test_the_triggers_stand_where_history_is(play, model):
    """Against a migration that makes a table anew and forgets them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled = 'O'",
            [model._meta.db_table],
        )
        (count,) = cursor.fetchone()

    assert count >= 1


def refusal_of(statement: str, change: str = "") -> str:
    """What the database says to a statement that it refuses."""
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(change))
    return str(refused.value).partition("\n")[0]
