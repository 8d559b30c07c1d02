"""The request to leave a section: who is asked, who is still there, and when it is over."""

import pytest
from django.db import connection

from speeches.actions import members
from speeches.domain.policy import Role
from speeches.models import Event, LeaveRequest
from speeches.presence import leaving, register
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def inside(play):
    """A paragraph two levels below the section that is asked for."""
    return play.scene.paragraph("新建茶园")


@pytest.fixture
def section(play):
    return play.scene.section("过去一年")


@pytest.fixture
def ask(play, section):
    """Wanda asks everybody to leave."""

    def asked(name="wanda"):
        held = register.held_in([section.speech_id]).get(section.speech_id, {})
        leaving.ask(section, by=play.place_of(getattr(play.cast, name)).pk, held=held)

    return asked


@pytest.fixture
def requests(play, section):
    """What streams are told of it."""

    def told():
        here = register.here([section.speech_id]).get(section.speech_id, [])
        return [token for token in here if token.startswith("@")]

    return told


def test_everybody_in_the_section_and_below_is_asked(play, section, inside, ask, requests):
    play.writes(play.cast.dai, inside)
    play.writes(play.cast.sana, play.scene.paragraph("今天的会议"))

    ask()

    wanda = play.place_of(play.cast.wanda).pk
    assert requests() == [f"@{section.pk}:{wanda}:paragraph-{inside.pk}"]


def test_who_asks_may_stay(play, inside, ask, requests):
    play.writes(play.cast.wanda, inside)
    with pytest.raises(leaving.NobodyThere):
        ask()

    assert requests() == []


def test_where_nobody_else_writes_nobody_is_asked(play, ask):
    play.writes(play.cast.dai, play.scene.paragraph("今天的会议"))

    with pytest.raises(leaving.NobodyThere):
        ask()

    assert not LeaveRequest.objects.exists()


def test_it_is_over_when_the_last_one_has_left_and_does_not_come_back(play, inside, ask, requests):
    tab = play.writes(play.cast.dai, inside)
    ask()
    play.writes(play.cast.dai, tab=tab)
    after = requests()

    play.writes(play.cast.dai, inside, tab=tab)

    assert (after, requests()) == ([], [])


def test_nobody_is_locked_out(play, section, inside, ask, requests):
    play.writes(play.cast.dai, inside)
    ask()
    second = play.scene.paragraph("成绩来之不易")

    play.writes(play.cast.sana, second)

    assert requests()[0].endswith(f"paragraph-{inside.pk},paragraph-{second.pk}")


def test_it_is_over_after_ten_minutes(play, inside, ask, requests):
    play.writes(play.cast.dai, inside)
    ask()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE speeches_leaverequest SET asked_at = asked_at - interval '11 minutes'")

    assert requests() == []
    assert not LeaveRequest.objects.exists()


def test_it_can_be_withdrawn(play, section, inside, ask, requests):
    play.writes(play.cast.dai, inside)
    ask()

    leaving.withdraw(section)

    assert requests() == []


def test_asking_again_begins_the_time_anew_and_is_one_request(play, inside, ask):
    play.writes(play.cast.dai, inside)
    ask()
    first = LeaveRequest.objects.get()

    ask()

    again = LeaveRequest.objects.get()
    assert again.pk == first.pk
    assert again.asked_at >= first.asked_at


def test_who_is_no_owner_any_more_asks_nothing_any_more(play, inside, ask, requests):
    play.writes(play.cast.sana, inside)
    members.change_role(play.place_of(play.cast.dai).pk, role=Role.OWNER, by=play.cast.wanda, at=NOON)
    ask("dai")
    before = len(requests())
    members.change_role(play.place_of(play.cast.dai).pk, role=Role.DRAFTER, by=play.cast.wanda, at=NOON)

    assert (before, requests()) == (1, [])


def test_it_is_no_version_and_no_event(play, inside, ask):
    version, events = play.scene.version, Event.objects.count()
    play.writes(play.cast.dai, inside)

    ask()

    assert (play.scene.version, Event.objects.count()) == (version, events)
