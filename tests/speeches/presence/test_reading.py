"""What somebody has read: by his own tabs only, forward only, and no change of the speech."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches.actions import members
from speeches.live.attendance import Arrival, Signs
from speeches.models import Event, ReadMark
from speeches.presence import reading, register
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def tab_of(play):
    """A tab that somebody opened at the speech."""

    def opened(name):
        member = play.place_of(getattr(play.cast, name))
        arrival = Arrival(uuid4(), uuid4(), play.scene.speech.pk, member.pk)
        register.keep(Signs([arrival], [], {}))
        return arrival

    return opened


def read_by(person):
    return ReadMark.objects.filter(person=person).values_list("version", flat=True).first()


def test_what_was_read_in_a_tab_is_its_persons(play, tab_of):
    dai, rhea = tab_of("dai"), tab_of("rhea")

    register.keep(Signs([], [], {}, {dai.tab: 3, rhea.tab: 2}))

    assert (read_by(play.cast.dai), read_by(play.cast.rhea), read_by(play.cast.wanda)) == (3, 2, None)


def test_of_two_tabs_the_one_that_is_further_counts(play, tab_of):
    first, second = tab_of("dai"), tab_of("dai")

    register.keep(Signs([], [], {}, {first.tab: 4, second.tab: 2}))

    assert read_by(play.cast.dai) == 4


def test_a_tab_that_says_it_with_its_last_breath_is_heard(play, tab_of):
    dai = tab_of("dai")

    register.keep(Signs([], [dai], {dai.tab: 0.0}, {dai.tab: 3}))

    assert read_by(play.cast.dai) == 3


def test_nobody_has_read_what_is_not_written_yet(play, tab_of):
    dai = tab_of("dai")

    register.keep(Signs([], [], {}, {dai.tab: 999_999_999}))
    reading.note(play.scene.speech, play.cast.rhea, 999_999_999)

    assert read_by(play.cast.dai) == read_by(play.cast.rhea) == play.scene.version


def test_a_tab_that_nobody_opened_has_read_nothing(play, tab_of):
    dai = tab_of("dai")
    register.keep(Signs([], [dai], {}))

    register.keep(Signs([], [], {}, {dai.tab: 2, uuid4(): 2}))

    assert not ReadMark.objects.exists()


def test_for_who_was_removed_nothing_is_noted(play, tab_of):
    dai = tab_of("dai")
    members.remove(play.place_of(play.cast.dai).pk, by=play.cast.wanda, at=NOON)

    register.keep(Signs([], [], {}, {dai.tab: 2}))

    assert not ReadMark.objects.exists()


def test_reading_is_no_version_and_no_event(play, tab_of):
    version, events = play.scene.version, Event.objects.count()

    register.keep(Signs([], [], {}, {tab_of("dai").tab: 2}))
    reading.note(play.scene.speech, play.cast.dai, 3)

    assert (play.scene.version, Event.objects.count()) == (version, events)


def test_who_reads_the_same_again_has_read_it_later(play, django_assert_num_queries):
    reading.note(play.scene.speech, play.cast.dai, 3)
    ReadMark.objects.update(at=NOON)

    with django_assert_num_queries(1):
        reading.note(play.scene.speech, play.cast.dai, 3)

    assert ReadMark.objects.get().at > NOON


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(told=st.lists(st.tuples(st.booleans(), st.integers(1, 6)), min_size=1, max_size=12))
def test_the_mark_is_the_furthest_that_was_ever_said_in_whatever_order(play, tab_of, told):
    ReadMark.objects.all().delete()
    tabs = [tab_of("dai"), tab_of("dai")]
    furthest = 0
    for is_second, version in told:
        furthest = max(furthest, min(version, play.scene.version))

        register.keep(Signs([], [], {}, {tabs[is_second].tab: version}))

        assert read_by(play.cast.dai) == furthest
