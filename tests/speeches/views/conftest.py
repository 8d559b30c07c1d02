"""One room for all tests of a module: what each of them does there is undone."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache

import pytest

from speeches.domain.sign_off.plan import PlannedSeat
from speeches.domain.sign_off.route import StepKind
from speeches.exchange import pdf_writer
from speeches.jobs import pairings, process
from tests.ledger import undone
from tests.play import Play
from tests.speeches.views.room import Room
from tests.speeches.views.signing import Signing, step
from tests.stage import SCRIPT, Scene, assembled, stage


@pytest.fixture(autouse=True)
def begun(monkeypatch):
    """The pairings for which a process would have been begun; none is, since these tests are undone."""
    taken: list[int] = []

    def begin(only: int | None = None) -> bool:
        found = pairings.take(only)
        taken.extend([found[0]] if found else [])
        return found is not None

    monkeypatch.setattr(process, "begin", begin)
    return taken


@pytest.fixture(autouse=True, scope="package")
def set_once():
    """A page is set by a process of its own, in seconds: one that is asked for again is set already."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pdf_writer, "_made", cache(pdf_writer._made))
        yield


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker) -> Iterator[Room]:
    with django_db_blocker.unblock(), undone():
        cast = assembled()
        yield Room(Play(cast, Scene(stage(cast, SCRIPT))))


@pytest.fixture
def room(furnished: Room, db: None) -> Iterator[Room]:
    """Everybody at a browser of his own; hundreds of tests need no more than one such room."""
    kept = {actor: deepcopy(browser.cookies) for actor, browser in furnished.browsers.items()}
    yield furnished
    for actor, cookies in kept.items():
        furnished.browsers[actor].cookies = cookies


@pytest.fixture
def signing(room: Room) -> Signing:
    """Rhea reviews, Sana issues, and the speech has set out."""
    one = Signing(room)
    one.takes_the_way(
        step(StepKind.REVIEW, PlannedSeat(one.cast.rhea.pk)),
        step(StepKind.ISSUE, PlannedSeat(one.cast.sana.pk), name="签发"),
    )
    return one
