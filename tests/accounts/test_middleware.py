"""Which language an answer speaks."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked_for", "spoken"),
    [
        ("", "zh-hans"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-hans"),
        ("zh-TW", "zh-hans"),
        ("fr-FR,en;q=0.4", "en"),
        ("fr", "zh-hans"),
        ("*", "zh-hans"),
        ("en;q=nonsense, \u00e9\u00e9", "zh-hans"),
    ],
)
def test_strangers_are_answered_in_what_their_browser_asks_for(client, asked_for, spoken):
    answer = client.get(reverse("accounts:sign_in"), headers={"accept-language": asked_for})

    assert answer.headers["Content-Language"] == spoken


@pytest.mark.django_db
def test_the_language_chosen_in_this_browser_counts_more(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    answer = client.get(reverse("accounts:sign_in"), headers={"accept-language": "zh-CN"})

    assert answer.headers["Content-Language"] == "en"


def test_the_language_a_person_chose_counts_most(as_wanda, wanda):
    wanda.language = "en"
    wanda.save()
    as_wanda.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"

    answer = as_wanda.get(reverse("accounts:details"), headers={"accept-language": "zh-CN"})

    assert answer.headers["Content-Language"] == "en"


@pytest.mark.django_db
def test_an_unknown_language_in_the_cookie_is_ignored(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "../../etc"

    answer = client.get(reverse("accounts:sign_in"), headers={"accept-language": "en"})

    assert answer.headers["Content-Language"] == "en"


@pytest.mark.django_db
def test_caches_are_told_what_the_language_depends_on(client):
    answer = client.get(reverse("accounts:sign_in"))

    assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))


@pytest.mark.django_db
def test_the_language_of_one_request_does_not_reach_the_next(client):
    before = translation.get_language()

    client.get(reverse("accounts:sign_in"), headers={"accept-language": "en"})

    assert translation.get_language() == before == "zh-hans"
