"""Letting somebody sign while one is away: on one speech, and on all that wait."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from speeches.models import StandIn
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


def test_whoever_holds_no_seat_lets_nobody_sign(browsers, cast):
    words = {"person": cast.hans.pk, "since": "2050-01-01", "until": "2050-01-02"}

    assert browsers["leo"].post(reverse("speeches:absence"), words).status_code == 409
