"""Letting somebody sign while one is away: on one speech, and on all that wait."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from speeches.actions import members, routes
from speeches.models import Absence, Membership, StandIn
from tests import route_play
from tests.play import Play


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def browsers(cast):
    found = {name: Client() for name in ("leo", "rhea")}
    for name, browser in found.items():
        browser.force_login(getattr(cast, name))
    return found


@pytest.mark.parametrize(
    ("since", "until", "status"), [("2050-01-02", "2050-01-01", 409), ("gestern", "2050-01-01", 422)]
)
def test_days_that_cannot_be_let_nobody_sign(browsers, play, cast, since, until, status):
    speech = route_play.under_way(play)
    words = {"person": cast.hans.pk, "since": since, "until": until}

    answer = browsers["rhea"].post(reverse("speeches:stand_ins", args=[speech.pk]), words)

    assert answer.status_code == status
    assert not StandIn.objects.exists()


def test_whoever_is_away_lets_somebody_sign_wherever_he_is_waited_for(browsers, play, cast):
    route_play.under_way(play)
    page = reverse("speeches:absence")

    words = {"person": cast.hans.pk, "since": localdate(), "until": localdate() + timedelta(days=3)}
    answer = browsers["rhea"].post(page, words, follow=True)

    assert StandIn.objects.get().speech == play.scene.speech
    assert "韩松" in answer.text
    again = browsers["rhea"].post(page, words)
    assert (again.status_code, StandIn.objects.count()) == (409, 1)


def test_somebody_signs_also_on_what_comes_meanwhile(browsers, play, cast):
    words = {"person": cast.hans.pk, "since": localdate(), "until": localdate() + timedelta(days=3)}
    browsers["rhea"].post(reverse("speeches:absence"), words)
    assert not StandIn.objects.exists()

    speech = route_play.laid(play)
    assert not StandIn.objects.exists()
    routes.submit(speech.pk, by=cast.wanda, at=now())

    named = StandIn.objects.get()
    assert (named.absent, named.person, named.speech) == (cast.rhea, cast.hans, speech)
    assert Membership.objects.filter(speech=speech, user=cast.hans).exists()


def test_and_no_more_when_he_is_back(browsers, play, cast):
    words = {"person": cast.hans.pk, "since": localdate(), "until": localdate() + timedelta(days=3)}
    route_play.under_way(play)
    browsers["rhea"].post(reverse("speeches:absence"), words)
    back = reverse("speeches:absence_end", args=[Absence.objects.get().pk])

    assert browsers["leo"].post(back).status_code == 404
    assert browsers["rhea"].post(back).status_code == 302
    assert browsers["rhea"].post(back).status_code == 409

    assert not StandIn.objects.filter(ended_in=None).exists()
    members.remove(play.scene.speech.members.get(user=cast.hans).pk, by=cast.wanda, at=now())
    play.copied()
    assert not StandIn.objects.filter(ended_in=None).exists()


def test_being_back_is_not_stopped_by_a_speech_that_is_final(browsers, play, cast):
    words = {"person": cast.hans.pk, "since": localdate(), "until": localdate() + timedelta(days=3)}
    route_play.under_way(play)
    browsers["rhea"].post(reverse("speeches:absence"), words)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE speeches_speech SET state = 'final'")

    back = browsers["rhea"].post(reverse("speeches:absence_end", args=[Absence.objects.get().pk]))

    assert back.status_code == 302
    assert Absence.objects.get().ended_at


def test_to_whom_a_seat_is_given_on_the_way_his_stand_in_comes_along(browsers, play, cast):
    words = {"person": cast.hans.pk, "since": localdate(), "until": localdate() + timedelta(days=3)}
    browsers["leo"].post(reverse("speeches:absence"), words)
    route_play.under_way(play)
    seat = route_play.seat(play, cast.rhea)

    routes.reseat(seat.step_id, seat=seat.pk, person=cast.leo, by=cast.wanda, at=now())

    assert (StandIn.objects.get().absent, StandIn.objects.get().person) == (cast.leo, cast.hans)
