"""One's own details, password and language."""

import re

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from tests.accounts.conftest import PASSWORD, is_signed_in

SIGN_IN = "/sign-in/"
DETAILS, NEW_PASSWORD, LANGUAGE = "/me/", "/me/password/", "/language/"
NEW = "eleven grey cranes"
KEPT = {"name": "王晚", "unit": "临江镇政府办公室", "post": "科长", "language": ""}


def test_a_new_password_keeps_this_session_and_ends_the_others(as_wanda, wanda):
    elsewhere = Client()
    elsewhere.force_login(wanda)
    before = as_wanda.session.session_key

    answer = as_wanda.post(NEW_PASSWORD, {"current": PASSWORD, "new": NEW, "again": NEW})

    assert answer.headers["Location"] == DETAILS
    assert is_signed_in(as_wanda)
    assert as_wanda.session.session_key != before
    assert not is_signed_in(elsewhere)
    assert Client().login(username="wanda", password=NEW)


@pytest.mark.parametrize(
    ("wrong", "status", "field"),
    [
        ({"current": "not it"}, 422, "current"),
        ({"again": "eleven grey crows"}, 422, "again"),
        ({"new": "short", "again": "short"}, 422, "new"),
        ({"new": "x" * 257, "again": "x" * 257}, 422, "new"),
    ],
)
def test_a_password_that_is_not_changed_says_why_at_its_field(as_wanda, wanda, wrong, status, field):
    answer = as_wanda.post(NEW_PASSWORD, {"current": PASSWORD, "new": NEW, "again": NEW} | wrong)

    wanda.refresh_from_db()
    page = answer.content.decode()
    assert answer.status_code == status
    assert f'id="id_{field}_error"' in page
    assert re.search(rf'name="{field}"[^>]*aria-describedby="[^"]*id_{field}_error"', page)
    assert wanda.check_password(PASSWORD)


def test_a_stolen_session_is_slowed_down_on_the_password_page(as_wanda):
    for _each in range(5):
        as_wanda.post(NEW_PASSWORD, {"current": "a guess", "new": NEW, "again": NEW})

    assert as_wanda.post(NEW_PASSWORD, {"current": PASSWORD, "new": NEW, "again": NEW}).status_code == 429


def test_details_are_kept(as_wanda, wanda):
    answer = as_wanda.post(DETAILS, KEPT | {"name": "  王　晚 ", "language": "en"})

    wanda.refresh_from_db()
    assert answer.headers["Location"] == DETAILS
    assert (wanda.name, wanda.post, wanda.language) == ("王 晚", "科长", "en")


def test_details_change_nothing_else(as_wanda, wanda):
    as_wanda.post(
        DETAILS,
        KEPT
        | {
            "username": "root",
            "is_staff": "on",
            "is_active": "",
            "password": "x",
            "id": "7",
            "joined_at": "",
        },
    )

    kept = User.objects.get()
    assert (kept.pk, kept.username, kept.is_staff, kept.is_active) == (wanda.pk, "wanda", False, True)
    assert (kept.joined_at, kept.password) == (wanda.joined_at, wanda.password)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": " \u3000 "},
        {"name": "王\u202e晚"},
        {"name": "欧阳拓"},
        {"name": "晚" * 81},
        {"name": "\ufb2c" * 80},
        {"unit": "办公室\u200b"},
        {"post": "秘\x00书"},
        {"language": "tlh"},
    ],
)
def test_details_that_cannot_be_are_refused_at_their_field(as_wanda, wanda, otto, wrong):
    (field,) = wrong

    answer = as_wanda.post(DETAILS, KEPT | wrong)

    kept = User.objects.get(username="wanda")
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert (kept.name, kept.unit, kept.post, kept.language) == (wanda.name, wanda.unit, wanda.post, "")


def test_a_name_is_shown_as_text(as_wanda):
    as_wanda.post(DETAILS, KEPT | {"name": "<b>王晚</b>"})

    assert "&lt;b&gt;王晚" in as_wanda.get(DETAILS).content.decode()


def test_a_chosen_language_is_kept_for_the_person(as_wanda, wanda):
    answer = as_wanda.post(LANGUAGE, {"language": "en", "next": NEW_PASSWORD})

    wanda.refresh_from_db()
    assert answer.headers["Location"] == NEW_PASSWORD
    assert wanda.language == "en"


@pytest.mark.django_db
def test_a_stranger_keeps_the_chosen_language_in_this_browser(client):
    client.post(LANGUAGE, {"language": "en"})

    cookie = client.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert client.get(SIGN_IN).headers["Content-Language"] == "en"
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.django_db
def test_choosing_a_language_returns_to_the_page_one_was_on(client):
    answer = client.post(
        LANGUAGE, {"language": "en"}, headers={"referer": "http://testserver/sign-in/?next=/me/"}
    )

    assert answer.headers["Location"] == "http://testserver/sign-in/?next=/me/"


@pytest.mark.django_db
def test_a_language_that_is_not_spoken_cannot_be_chosen(client):
    answer = client.post(LANGUAGE, {"language": "<tlh>"})

    assert answer.status_code == 422
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies
