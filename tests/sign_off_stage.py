"""A speech on its way, set up once for a module; what each test does to it is undone."""

from collections.abc import Iterator

import pytest

from speeches.actions import paragraphs
from tests import sign_off_play as story
from tests.ledger import undone
from tests.play import Play
from tests.stage import NOON, SCRIPT, Cast, Scene, assembled, noon, stage

__all__ = ["cast", "noon", "play", "scene", "under_way"]


@pytest.fixture(scope="module")
def under_way(django_db_setup, django_db_blocker) -> Iterator[Play]:
    """Wanda reworded a paragraph, laid a route, and set out on it: it is Rhea's turn."""
    with django_db_blocker.unblock(), undone():
        cast = assembled()
        play = Play(cast, Scene(stage(cast, SCRIPT)))
        row = play.scene.paragraph("项目要挂图")
        paragraphs.edit(row.pk, text="项目全部挂图。", based_on=row.version, by=cast.wanda, at=NOON)
        story.submitted(play)
        yield play


@pytest.fixture
def play(under_way: Play, db: None) -> Play:
    under_way.scene.speech.refresh_from_db()
    return under_way


@pytest.fixture
def cast(play: Play) -> Cast:
    return play.cast


@pytest.fixture
def scene(play: Play) -> Scene:
    return play.scene
