"""The people of a speech on their page."""

import pytest
from django.urls import reverse

from accounts.models import User
from speeches.models import Membership
from tests.stage import NAMES

NEWCOMER = {"username": "otto", "role": "reader"}


@pytest.fixture
def path(room):
    return room.path("speeches:members")


@pytest.fixture
def place(room):
    return room.play.place_of(room.play.cast.dai)


def test_everybody_who_takes_part_is_on_the_page_with_his_role(room, path):
    answer = room.send("leo", "GET", path)

    people = [name for name in NAMES.values() if name in answer.text]
    assert people == ["王文", "戴岩", "芮华", "沙娜", "雷欧"]


def test_only_the_owner_sees_the_ways_to_change_them(room, path):
    assert 'name="username"' in room.send("wanda", "GET", path).text
    assert 'name="username"' not in room.send("dai", "GET", path).text


def test_who_is_invited_takes_part(room, path):
    answer = room.send("wanda", "POST", path, NEWCOMER)

    assert (answer.status_code, answer["Location"]) == (302, path)
    assert room.play.place_of(room.play.cast.otto).role == "reader"
    assert room.send("otto", "GET", path).status_code == 200


@pytest.mark.parametrize(
    "words",
    [
        {"username": "nobody"},
        {"username": "dai"},
        {"username": "moritz"},
        {"username": ""},
        {"role": "emperor"},
        {"role": ""},
    ],
    ids=["unknown", "a member", "closed account", "no name", "unknown role", "no role"],
)
def test_who_cannot_be_invited_is_named_at_the_field(room, path, words):
    before = Membership.objects.count()

    answer = room.send("wanda", "POST", path, NEWCOMER | words)

    assert answer.status_code == 422
    assert "errorlist" in answer.text
    assert words.get("username", "otto") in answer.text
    assert Membership.objects.count() == before


def test_a_closed_account_is_answered_as_one_that_never_was(room, path):
    """Who invites must not learn who works here no more."""
    answers = [
        room.send("wanda", "POST", path, NEWCOMER | {"username": name}) for name in ("moritz", "nobody")
    ]

    unknown, closed = (answer.context["form"].errors["username"] for answer in answers)
    assert unknown == closed
    assert User.objects.filter(username="moritz").exists()


def test_another_role_counts_from_the_next_request(room, place):
    room.send("wanda", "POST", reverse("speeches:member", args=[place.pk]), {"role": "reader"})

    assert room.post("dai", "speeches:text").status_code == 403


def test_who_is_removed_finds_nothing(room, path, place):
    room.send("wanda", "POST", reverse("speeches:member_removal", args=[place.pk]))

    assert room.send("dai", "GET", path).status_code == 404
    assert room.post("dai", "speeches:text").status_code == 404


@pytest.mark.parametrize("way", ["member", "member_removal"])
def test_the_last_owner_stays(room, way):
    own = room.play.place_of(room.play.cast.wanda)

    answer = room.send("wanda", "POST", reverse(f"speeches:{way}", args=[own.pk]), {"role": "reader"})

    assert answer.status_code == 409
    assert room.play.place_of(room.play.cast.wanda).role == "owner"


def test_an_unknown_role_changes_nothing(room, place):
    answer = room.send("wanda", "POST", reverse("speeches:member", args=[place.pk]), {"role": "emperor"})

    assert answer.status_code == 409
    assert room.play.place_of(room.play.cast.dai).role == "drafter"
