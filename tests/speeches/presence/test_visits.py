"""Tabs come, say where they are, and go; the database's clock says who is still there."""

from uuid import uuid4

import pytest
from django.db import connection

from speeches.actions import members
from speeches.live.attendance import Arrival, Signs
from speeches.models import Event, Visit
from speeches.presence import register, visits
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def comes(play):
    """Somebody opens a tab; its arrival."""

    def arrived(name, tab=None):
        member = play.place_of(getattr(play.cast, name))
        arrival = Arrival(tab or uuid4(), uuid4(), play.scene.speech.pk, member.pk)
        register.keep(Signs([arrival], [], {}))
        return arrival

    return arrived


@pytest.fixture
def here(play):
    """Who is at the speech, as streams are told it."""
    return lambda: list(register.here([play.scene.speech.pk]).get(play.scene.speech.pk, []))


def time_passes(seconds):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE speeches_visit SET seen_at = seen_at - make_interval(secs => %s)", [float(seconds)]
        )


def test_who_opens_a_tab_is_here_until_its_stream_ends(comes, here):
    arrival = comes("wanda")
    before = here()

    register.keep(Signs([], [arrival], {}))

    assert (before, here()) == ([str(arrival.member_id)], [])


def test_two_tabs_of_one_person_are_one_person_in_the_lines_of_both(play, comes, here):
    first, second = play.scene.paragraph("今天的会议"), play.scene.paragraph("下面我讲")
    arrival = comes("dai", play.writes(play.cast.dai, second))

    play.writes(play.cast.dai, first)

    assert here() == [f"{arrival.member_id}:paragraph-{first.pk},paragraph-{second.pk}"]


def test_who_leaves_the_line_is_still_at_the_speech(play, here):
    tab = play.writes(play.cast.dai, play.scene.paragraph("今天的会议"))

    play.writes(play.cast.dai, tab=tab)

    assert here() == [str(play.place_of(play.cast.dai).pk)]


def test_a_tab_that_connects_again_is_not_taken_away_by_the_end_of_its_earlier_stream(play, comes, here):
    line = play.scene.paragraph("今天的会议")
    earlier = comes("dai", play.writes(play.cast.dai, line))
    comes("dai", earlier.tab)

    register.keep(Signs([], [earlier], {}))

    assert here() == [f"{earlier.member_id}:paragraph-{line.pk}"]


def test_who_gives_no_sign_of_life_is_gone_after_fourteen_seconds(comes, here):
    wanda, dai = comes("wanda"), comes("dai")

    time_passes(15)
    register.keep(Signs([], [], {dai.tab: 2.0, uuid4(): 0.0}))

    assert here() == [str(dai.member_id)]
    assert wanda.member_id != dai.member_id


def test_an_old_sign_makes_nobody_younger_or_older(comes, here):
    arrival = comes("dai")

    register.keep(Signs([], [], {arrival.tab: 13.0}))
    time_passes(5)

    assert here() == [str(arrival.member_id)]


def test_what_nobody_kept_up_is_forgotten(comes):
    comes("wanda")
    time_passes(120)

    register.keep(Signs([], [], {uuid4(): 0.0}))

    assert not Visit.objects.exists()


def test_who_was_removed_or_may_not_sign_in_any_more_is_not_here(play, comes, here):
    comes("dai")
    comes("rhea")
    members.remove(play.place_of(play.cast.dai).pk, by=play.cast.wanda, at=NOON)
    play.cast.rhea.is_active = False
    play.cast.rhea.save()

    assert here() == []


def test_lines_of_another_speech_and_what_is_no_line_are_not_told(play, here):
    line = play.scene.paragraph("今天的会议")
    foreign = line.pk + 10_000
    places = [
        f"paragraph-{line.pk}",
        f"paragraph-{foreign}",
        f"section-{foreign}",
        "王文",
        "outline",
        "paragraph-x",
    ]

    dai = play.place_of(play.cast.dai).pk
    visits.settle(uuid4(), speech_id=line.speech_id, member_id=dai, places=places)

    assert here() == [f"{dai}:paragraph-{line.pk}"]


def test_being_here_is_no_version_and_no_event(play, comes):
    version, events = play.scene.version, Event.objects.count()

    comes("dai")
    play.writes(play.cast.dai, play.scene.paragraph("今天的会议"))

    assert (play.scene.version, Event.objects.count()) == (version, events)


def test_many_at_many_speeches_are_read_with_the_questions_of_one(play, comes, django_assert_num_queries):
    for name in ("wanda", "dai", "rhea", "leo"):
        comes(name)

    with django_assert_num_queries(2):
        register.here([play.scene.speech.pk, play.scene.speech.pk + 1])


@pytest.mark.django_db
def test_no_log_is_written_of_who_is_here():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relpersistence FROM pg_class"
            " WHERE relname IN ('speeches_visit', 'speeches_leaverequest')"
        )
        kept = dict(cursor.fetchall())

    assert kept == {"speeches_visit": "u", "speeches_leaverequest": "u"}
