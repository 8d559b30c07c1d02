"""The product itself, served: a stream and the right behind it end together, and no word was ever in it."""

import time
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.timezone import now

from speeches.actions import members, paragraphs
from speeches.domain.policy import Role
from speeches.models import Membership
from tests.journeys.served import serving
from tests.stage import NOON

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

# Seconds within which a stream has to end; it asks every five.
AT_MOST, PATIENCE = 15, 30
LINE = "今天的会议"


@pytest.fixture
def server(cast, scene):
    with serving() as served:
        yield served


class Stream:
    """Somebody's page with its stream open; everything it heard so far."""

    def __init__(self, answer):
        self.heard, self._lines = [], answer.iter_lines()

    def hears(self, words):
        until = time.monotonic() + PATIENCE
        for line in self._lines:
            self.heard.append(line)
            if words in line:
                return
            assert time.monotonic() < until, f"{words!r} is not in {self.heard}"
        raise AssertionError(f"the stream ended without {words!r}: {self.heard}")

    def rest(self):
        self.heard += self._lines
        return self.heard


@pytest.fixture
def signed_in():
    """The browser of somebody, by its cookie."""

    def signed(person):
        browser = Client()
        browser.force_login(person)
        return browser

    return signed


@contextmanager
def stream(server, browser, speech_id, after, tab=None):
    query = {"after": str(after)} | ({"tab": str(tab)} if tab else {})
    url = f"{server.url}/speeches/{speech_id}/events/"
    with httpx.stream("GET", url, params=query, cookies=cookies(browser), timeout=30) as answer:
        assert answer.status_code == 200
        yield Stream(answer)


def cookies(browser):
    return {name: browser.cookies[name].value for name in browser.cookies}


def signs_out(dai, browser):
    browser.post("/sign-out/")


def changes_the_password(dai, browser):
    dai.set_password("another long password of mine")
    dai.save()


def is_deactivated(dai, browser):
    dai.is_active = False
    dai.save()


def is_removed(dai, browser):
    member = Membership.objects.get(user=dai)
    owner = Membership.objects.get(role=Role.OWNER).user
    members.remove(member.pk, by=owner, at=NOON)


def lets_the_session_run_out(dai, browser):
    Session.objects.update(expire_date=now() - timedelta(seconds=1))


@pytest.mark.parametrize(
    "loses", [signs_out, changes_the_password, is_deactivated, is_removed, lets_the_session_run_out]
)
def test_it_ends_within_fifteen_seconds_of_the_right(server, cast, scene, signed_in, loses):
    browser = signed_in(cast.dai)
    with stream(server, browser, scene.speech.pk, scene.version) as reading:
        reading.hears("event: beat")

        loses(cast.dai, browser)
        lost_at = time.monotonic()
        paragraphs.edit(scene.paragraph(LINE).pk, text="秘密的一句话。", based_on=99, by=cast.wanda, at=NOON)
        heard = reading.rest()

    assert time.monotonic() - lost_at < AT_MOST
    assert heard[-3:-1] == ["event: ended", "data:"]
    assert not any(line.startswith("data: paragraph") for line in heard)
    again = httpx.get(f"{server.url}/speeches/{scene.speech.pk}/events/?after=1", cookies=cookies(browser))
    assert again.status_code in {401, 404}


def test_it_ends_also_where_nothing_happens(server, cast, scene, signed_in):
    browser = signed_in(cast.leo)
    with stream(server, browser, scene.speech.pk, scene.version) as reading:
        reading.hears("event: beat")

        signs_out(cast.leo, browser)
        lost_at = time.monotonic()
        heard = reading.rest()

    assert time.monotonic() - lost_at < AT_MOST
    assert "event: ended" in heard


def test_another_role_is_heard_of_and_what_is_fetched_then_is_drawn_for_it(server, cast, scene, signed_in):
    browser, since = signed_in(cast.dai), scene.version
    with stream(server, browser, scene.speech.pk, since) as reading:
        reading.hears("event: beat")

        members.change_role(
            Membership.objects.get(user=cast.dai).pk, role=Role.READER, by=cast.wanda, at=NOON
        )
        reading.hears("data: manuscript")

    url = f"{server.url}/speeches/{scene.speech.pk}/changes/?since={since}"
    drawn = httpx.get(url, cookies=cookies(browser), headers={"HX-Request": "true"})
    assert 'id="manuscript"' in drawn.text
    assert "may-edit" not in drawn.text


def test_no_word_of_the_speech_and_no_name_travels_in_a_stream(server, cast, scene, signed_in):
    with stream(server, signed_in(cast.leo), scene.speech.pk, 1, uuid4()) as reading:
        reading.hears("event: here")
        paragraphs.edit(scene.paragraph(LINE).pk, text="会议开始。", based_on=99, by=cast.dai, at=NOON)
        reading.hears(f"id: {scene.version}")
        reading.hears("data: ")

    assert "".join(reading.heard).isascii()


def test_fifty_readers_of_a_version_are_answered_alike_and_an_outsider_is_not(server, cast, scene, signed_in):
    since = scene.version
    paragraphs.edit(scene.paragraph(LINE).pk, text="会议开始。", based_on=99, by=cast.wanda, at=NOON)
    url = f"{server.url}/speeches/{scene.speech.pk}/changes/?since={since}"

    answers = {
        name: httpx.get(url, cookies=cookies(signed_in(getattr(cast, name))), headers={"HX-Request": "true"})
        for name in ("leo", "dai", "leo", "otto")
    }
    anonymous = httpx.get(url, headers={"HX-Request": "true"})

    assert "会议开始。" in answers["leo"].text
    assert answers["leo"].headers["X-Speech-Version"] == str(scene.version)
    assert "no-store" in answers["leo"].headers["Cache-Control"]
    assert "default-src 'none'" in answers["leo"].headers["Content-Security-Policy"]
    assert (answers["otto"].status_code, anonymous.status_code) == (404, 401)
    assert "会议开始。" not in answers["otto"].text + anonymous.text


def test_people_at_two_servers_of_one_database_see_each_other(server, cast, scene, signed_in):
    """And read of each other's saves."""
    place = {name: Membership.objects.get(user=getattr(cast, name)).pk for name in ("dai", "sana")}
    speech, version = scene.speech.pk, scene.version
    with serving() as other, stream(server, signed_in(cast.dai), speech, version, uuid4()) as here:
        here.hears(f"data: {place['dai']}")
        with stream(other, signed_in(cast.sana), speech, version, uuid4()) as there:
            there.hears(f"data: {place['dai']} {place['sana']}")
            here.hears(f"data: {place['dai']} {place['sana']}")
            paragraphs.edit(scene.paragraph(LINE).pk, text="会议开始。", based_on=99, by=cast.dai, at=NOON)
            here.hears(f"id: {version + 1}")
            there.hears(f"id: {version + 1}")
        here.hears("event: here")
        here.hears(f"data: {place['dai']}")

    assert here.heard[-1] == f"data: {place['dai']}"
