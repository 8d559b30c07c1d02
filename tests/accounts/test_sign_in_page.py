"""The pages of signing in and out."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import PASSWORD, is_signed_in

SIGN_IN, SIGN_OUT = "/sign-in/", "/sign-out/"
DETAILS, NEW_PASSWORD, LANGUAGE = "/me/", "/me/password/", "/language/"
EVIL = [
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/me/",
    "http:///evil.example",
    "//testserver@evil.example/",
    "javascript:alert(1)",
    " //evil.example",
    "\t//evil.example",
    "///evil.example",
]


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": "wanda", "password": password, **more})


def test_signing_in_leads_on(client, wanda):
    answer = sign_in(client)

    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse(settings.LOGIN_REDIRECT_URL)
    assert is_signed_in(client)


def test_signing_in_leads_to_the_page_that_was_wanted(client, wanda):
    shown = client.get(SIGN_IN, {"next": NEW_PASSWORD})

    answer = sign_in(client, next=NEW_PASSWORD)

    assert f'name="next" value="{NEW_PASSWORD}"' in shown.content.decode()
    assert answer.headers["Location"] == NEW_PASSWORD


def test_spaces_around_a_password_are_part_of_it(client, wanda):
    wanda.set_password(f" {PASSWORD} ")
    wanda.save()

    assert sign_in(client).status_code == 422
    assert sign_in(client, f" {PASSWORD} ").status_code == 302


@pytest.mark.parametrize("evil", EVIL)
def test_nobody_is_led_to_a_foreign_site(client, wanda, evil):
    home = reverse(settings.LOGIN_REDIRECT_URL)

    chosen = client.post(LANGUAGE, {"language": "en", "next": evil}, headers={"referer": evil})
    entered = sign_in(client, next=evil)
    already_in = client.get(SIGN_IN, {"next": evil})

    assert [answer.headers["Location"] for answer in (chosen, entered, already_in)] == [home] * 3


def test_who_is_signed_in_is_not_asked_again(as_wanda):
    assert as_wanda.get(SIGN_IN, {"next": DETAILS}).headers["Location"] == DETAILS


def test_another_person_can_sign_in_over_the_first(as_wanda, otto):
    as_wanda.post(SIGN_IN, {"username": "otto", "password": PASSWORD})

    assert as_wanda.get(DETAILS).context["user"] == otto


def test_wrong_passwords_say_so_and_show_no_password(client, wanda):
    answer = sign_in(client, "not it at all")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert 'value="wanda"' in page
    assert "not it at all" not in page
    assert not is_signed_in(client)


def test_the_answer_to_a_known_name_and_an_unknown_one_is_the_same(client, wanda):
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')

    known = client.post(SIGN_IN, {"username": "wanda", "password": "not it"})
    unknown = client.post(SIGN_IN, {"username": "nobody", "password": "not it"})

    told = token.sub("", known.content.decode())
    assert told == token.sub("", unknown.content.decode()).replace("nobody", "wanda")


def test_after_five_failures_one_is_told_how_long_to_wait(client, wanda):
    for _each in range(5):
        sign_in(client, "not it")

    answer = sign_in(client)

    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60
    assert 'role="alert"' in answer.content.decode()
    assert not is_signed_in(client)


def test_a_forged_address_does_not_reset_the_count(client, wanda):
    for number in range(5):
        sign_in_from = {"X-Forwarded-For": f"198.51.100.{number}", "Forwarded": f"for=198.51.100.{number}"}
        client.post(SIGN_IN, {"username": "wanda", "password": "not it"}, headers=sign_in_from)

    assert sign_in(client).status_code == 429


@pytest.mark.parametrize("already_in", [False, True])
def test_the_session_key_changes_at_sign_in_and_the_old_one_is_dead(client, wanda, already_in):
    session = client.session
    session["planted"] = True
    session.save()
    if already_in:
        client.force_login(wanda)
    before = client.session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before

    sign_in(client)

    assert client.session.session_key != before
    assert "planted" not in client.session
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    assert not is_signed_in(client)


def test_signing_out_ends_the_session_and_wipes_the_browser(as_wanda):
    before = as_wanda.cookies[settings.SESSION_COOKIE_NAME].value

    answer = as_wanda.post(SIGN_OUT)

    assert answer.headers["Location"] == SIGN_IN
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    as_wanda.cookies[settings.SESSION_COOKIE_NAME] = before
    assert not is_signed_in(as_wanda)


@pytest.mark.django_db
def test_strangers_may_sign_out_too(client):
    assert client.post(SIGN_OUT).headers["Location"] == SIGN_IN
