"""What is asked for, who has it, and what becomes of it when processes die."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from speeches.actions import speeches
from speeches.domain.pairing import Fault, Stage
from speeches.jobs import pairings
from speeches.models import Event, Pairing, Speech

OUTCOME: dict[str, Any] = {"numbers": [], "rows": []}


@pytest.fixture
def others(cast, scene, noon):
    """Wanda's other speeches, each a copy."""
    made = [speeches.copy(scene.speech.pk, version=1, by=cast.wanda, at=noon) for _ in range(4)]
    return [Speech.objects.get(pk=pk) for pk in made]


@pytest.fixture
def ask(cast, scene, others):
    """Wanda asks for one of them beside the speech."""
    return lambda at=0, by=cast.wanda: pairings.ask(others[at], scene.speech, by=by)


@pytest.fixture
def stage(cast, scene, others):
    """How far it is."""
    return lambda at=0: pairings.stage(pairings.found(others[at], scene.speech, by=cast.wanda))


def taken():
    """What a process takes."""
    found = pairings.take()
    assert found
    return found


def time_passes(**how):
    """Every clock goes on by so much."""
    passed = timedelta(**how)
    Pairing.objects.update(seen_at=F("seen_at") - passed, asked_at=F("asked_at") - passed)


def test_from_the_question_to_the_outcome(ask, stage, cast, scene, others):
    asked = ask()
    stages = [stage()]

    pairing_id, worker = taken()
    stages.append(stage())
    assert pairings.beat(pairing_id, worker, 40)
    assert Pairing.objects.get().percent == 40
    pairings.finish(pairing_id, worker, outcome=OUTCOME)

    assert pairing_id == asked.pk
    assert [*stages, stage()] == [Stage.WAITING, Stage.RUNNING, Stage.DONE]


def test_what_one_process_has_no_other_takes(ask):
    ask()

    assert taken()
    assert pairings.take() is None


def test_the_work_of_a_process_that_died_is_taken_by_the_next_which_alone_may_end_it(ask, stage):
    ask()
    pairing_id, dead = taken()

    time_passes(seconds=20)
    assert stage() is Stage.WAITING
    again, alive = taken()
    pairings.finish(pairing_id, dead, outcome=OUTCOME)

    assert again == pairing_id
    assert stage() is Stage.RUNNING
    assert (pairings.beat(pairing_id, dead, 50), pairings.beat(pairing_id, alive, 5)) == (False, True)


def test_whose_processes_died_three_times_has_failed_and_can_be_asked_for_again(ask, stage):
    ask()
    for _ in range(pairings.MOST_ATTEMPTS):
        assert taken()
        time_passes(seconds=20)

    assert (pairings.take(), stage()) == (None, Stage.FAILED)
    ask()
    assert stage() is Stage.WAITING


def test_what_cannot_be_done_has_failed_at_once(ask, stage):
    ask()
    pairings.fail(*taken(), fault=Fault.TOO_MUCH)

    assert (stage(), pairings.take()) == (Stage.FAILED, None)


def test_what_is_cancelled_is_nobodys_any_more(ask, cast, scene, others):
    ask()
    pairing_id, worker = taken()

    pairings.cancel(others[0], scene.speech, by=cast.wanda)

    assert not pairings.beat(pairing_id, worker, 1)
    assert pairings.held(pairing_id, worker) is None
    assert pairings.found(others[0], scene.speech, by=cast.wanda) is None


def test_two_run_at_once_and_the_third_follows_when_one_has_ended(ask):
    asked = [ask(at).pk for at in range(3)]
    first, second = taken(), taken()

    assert [first[0], second[0]] == asked[:2]
    assert pairings.take() is None
    pairings.finish(*first, outcome=OUTCOME)
    assert taken()[0] == asked[2]


def test_nobody_waits_for_more_than_three(ask, cast):
    for at in range(pairings.MOST_ASKED):
        ask(at)

    with pytest.raises(pairings.TooManyAsked):
        ask(3)
    ask(0)
    ask(3, by=cast.dai)


def test_who_asks_again_has_one_question_at_the_versions_of_now(ask, scene):
    ask()
    pairings.finish(*taken(), outcome=OUTCOME)
    scene.speech.version += 1

    again = ask()

    assert (again.newer_version, again.outcome) == (scene.speech.version, None)
    assert Pairing.objects.count() == 1


def test_what_one_asked_for_another_has_not(ask, cast, scene, others):
    ask()

    assert pairings.found(others[0], scene.speech, by=cast.dai) is None


def test_after_a_day_it_is_forgotten(ask, cast, scene, others):
    ask()
    pairings.finish(*taken(), outcome=OUTCOME)

    time_passes(hours=25)

    assert pairings.found(others[0], scene.speech, by=cast.wanda) is None
    ask(1)
    assert Pairing.objects.count() == 1


def test_it_makes_no_version_and_no_event(ask, scene):
    before = scene.version, Event.objects.count()

    ask()
    pairings.finish(*taken(), outcome=OUTCOME)

    assert (scene.version, Event.objects.count()) == before


@pytest.mark.django_db
def test_no_log_is_written_of_it():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'speeches_pairing'")

        assert cursor.fetchone() == ("u",)
