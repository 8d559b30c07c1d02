"""The work itself, and the process that does it."""

import signal
import subprocess
import time
from threading import Event

import pytest
from django.db import connection

from speeches.actions import imports, speeches
from speeches.domain.pairing import Fault, Stage, paired_of
from speeches.jobs import pairings, process, work
from speeches.models import Pairing, Speech
from speeches.queries.other_speech import comparison_between, comparison_found, sides_of
from tests.beside import await_their_end
from tests.speeches.invented import REPORT, WEB_COPY
from tests.speeches.live.test_server import address_of_the_database
from tests.stage import NOON

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60


@pytest.fixture
def two(cast):
    """Two speeches of Wanda's that say different things."""
    made = [
        imports.bring(content=text.encode(), name="", title="", by=cast.wanda, at=NOON)
        for text in (REPORT, WEB_COPY)
    ]
    return [Speech.objects.get(pk=pk) for pk in made]


@pytest.fixture
def long_two(cast):
    """Two speeches that keep a process busy for some seconds."""
    lines = [
        f"第{at}项工作要抓实抓细，第{at % 97}个村完成{at * 7}亩茶园，带动农户增收。" for at in range(800)
    ]
    text = "\n".join(["在临江镇大会上的讲话", *lines])
    made = imports.bring(content=text.encode(), name="", title="", by=cast.wanda, at=NOON)
    other = speeches.copy(made, version=1, by=cast.wanda, at=NOON)
    return [Speech.objects.get(pk=pk) for pk in (other, made)]


@pytest.fixture
def beside(cast, monkeypatch):
    """Processes that find the database of this test, and end before it."""
    monkeypatch.setenv("DATABASE_URL", address_of_the_database())
    yield
    await_their_end()


def taken():
    found = pairings.take()
    assert found
    return found


def begun(pairing_id, worker):
    return subprocess.Popen(process.command(pairing_id, worker))  # noqa: S603  our own


def waits_until(is_so):
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, "It did not come to that."
        time.sleep(0.1)


def test_what_comes_of_it_is_what_the_page_would_have_shown(two, cast):
    asked = pairings.ask(*two, by=cast.wanda)

    work.work(*taken(), leave=pytest.fail)

    outcome = paired_of(Pairing.objects.get(pk=asked.pk).outcome or {})
    found = comparison_found(sides_of((two[0].pk, 1), (two[1].pk, 1)), outcome)
    assert found == comparison_between(*two)
    assert found.changes


def test_what_was_cancelled_before_it_began_is_not_done(two, cast):
    pairings.ask(*two, by=cast.wanda)
    mine = taken()
    pairings.cancel(*two, by=cast.wanda)

    work.work(*mine, leave=pytest.fail)

    assert not Pairing.objects.exists()


def test_who_is_cancelled_in_the_midst_of_it_leaves(two, cast, monkeypatch):
    has_left = Event()
    monkeypatch.setattr(work, "BREATH", 0.05)

    def alike(olds, news, *, tell):
        tell(0.5)
        waits_until(lambda: Pairing.objects.get().percent == 46)
        pairings.cancel(*two, by=cast.wanda)
        assert has_left.wait(PATIENCE)
        return olds, news

    monkeypatch.setattr(work, "alike", alike)
    pairings.ask(*two, by=cast.wanda)

    work.work(*taken(), leave=has_left.set)

    assert has_left.is_set()


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [(MemoryError(), Fault.TOO_MUCH), (process.TooLong(), Fault.TOO_MUCH), (KeyError("字"), Fault.BROKEN)],
)
def test_what_goes_wrong_is_told_and_no_word_is_logged(two, cast, monkeypatch, caplog, trouble, fault):
    def fails(*_sides, tell):
        raise trouble

    monkeypatch.setattr(work, "alike", fails)
    pairings.ask(*two, by=cast.wanda)

    work.work(*taken(), leave=pytest.fail)

    assert Pairing.objects.get().fault is fault
    assert "字" not in caplog.text


@pytest.mark.slow
def test_the_process_does_it_and_ends(long_two, cast, beside):
    asked = pairings.ask(*long_two, by=cast.wanda)

    assert process.begin(asked.pk)

    waits_until(lambda: Pairing.objects.get().outcome is not None)
    assert pairings.stage(pairings.found(*long_two, by=cast.wanda)) is Stage.DONE
    connection.close()


@pytest.mark.slow
def test_a_killed_process_is_followed_by_another(long_two, cast, beside):
    asked = pairings.ask(*long_two, by=cast.wanda)
    doomed = begun(*taken())
    waits_until(lambda: 0 < Pairing.objects.get().percent < 90)

    doomed.send_signal(signal.SIGKILL)
    doomed.wait()

    waits_until(lambda: process.begin(asked.pk))
    assert Pairing.objects.get().attempts == 2
    waits_until(lambda: Pairing.objects.get().outcome is not None)


@pytest.mark.slow
def test_a_cancelled_process_ends_within_seconds(long_two, cast, beside):
    pairings.ask(*long_two, by=cast.wanda)
    running = begun(*taken())
    waits_until(lambda: Pairing.objects.get().percent > 0)

    pairings.cancel(*long_two, by=cast.wanda)

    assert running.wait(timeout=5) == 0
