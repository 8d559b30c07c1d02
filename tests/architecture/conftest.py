"""The people and the speech of `tests/stage.py`, set up once for what is tested of every action."""

from collections.abc import Iterator

import pytest

from tests.ledger import undone
from tests.stage import SCRIPT, Cast, Scene, assembled, noon, stage

__all__ = ["noon"]


@pytest.fixture(scope="module")
def staged(django_db_setup, django_db_blocker) -> Iterator[tuple[Cast, Scene]]:
    """Each test plays in a transaction of its own on top, and leaves the stage as it was."""
    with django_db_blocker.unblock(), undone():
        cast = assembled()
        yield cast, Scene(stage(cast, SCRIPT))


@pytest.fixture
def cast(staged: tuple[Cast, Scene], db: None) -> Cast:
    return staged[0]


@pytest.fixture
def scene(staged: tuple[Cast, Scene], db: None) -> Scene:
    return staged[1]
