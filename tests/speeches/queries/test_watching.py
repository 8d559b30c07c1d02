"""Who may watch, judged by the cookie alone."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from speeches.actions import assignments
from speeches.live.asking import Admission, Asked
from speeches.models import Membership
from speeches.queries import watching
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def wanda(cast):
    return cast.wanda


@pytest.fixture
def speech_id(scene):
    return scene.speech.pk


@pytest.fixture
def browser(wanda):
    """Wanda's browser, signed in."""
    client = Client()
    client.force_login(wanda)
    return client


@pytest.fixture
def admission(speech_id):
    """What a browser or a bare session key is told."""

    def judged(browser, speech_id=speech_id):
        key = browser.session.session_key if isinstance(browser, Client) else browser
        return watching.judged([Asked(key, speech_id)])[0].admission

    return judged


def test_a_member_may_watch(browser, admission):
    assert admission(browser) is Admission.GRANTED


def test_for_others_the_speech_does_not_exist(cast, admission):
    browser = Client()
    browser.force_login(cast.otto)

    assert admission(browser) is Admission.NO_SUCH_SPEECH


def test_whoever_is_asked_in_a_round_and_is_no_member_does_not_watch(cast, scene, admission):
    Play(cast, scene).round()
    browser = Client()
    browser.force_login(cast.greta)

    assert admission(browser) is Admission.NO_SUCH_SPEECH


@pytest.mark.parametrize("key", [None, "", "short", "nobodyeverhadthissessionkey00000", "' OR 1=1 --     "])
def test_a_made_up_session_is_nobody(admission, key):
    assert admission(key) is Admission.NOT_SIGNED_IN


def test_an_anonymous_session_is_nobody(admission):
    session = Client().session
    session["language"] = "en"
    session.save()

    assert admission(session.session_key) is Admission.NOT_SIGNED_IN


def test_signing_out_ends_the_watch(browser, admission):
    key = browser.session.session_key

    browser.logout()

    assert admission(key) is Admission.NOT_SIGNED_IN


def test_a_new_password_ends_the_watch_of_other_sessions(browser, wanda, admission):
    wanda.set_password("another long password")
    wanda.save()

    assert admission(browser) is Admission.NOT_SIGNED_IN


def test_who_may_not_sign_in_any_more_may_not_watch(browser, wanda, admission):
    wanda.is_active = False
    wanda.save()

    assert admission(browser) is Admission.NOT_SIGNED_IN


def test_an_old_session_ends_the_watch(browser, admission):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert admission(browser) is Admission.NOT_SIGNED_IN


def test_watching_writes_nothing(browser, django_assert_num_queries, wanda, admission):
    before = Session.objects.get().session_data
    wanda.set_password("another long password")
    wanda.save()

    with django_assert_num_queries(2) as asked:
        admission(browser)

    assert Session.objects.get().session_data == before
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)


def test_a_session_of_somebody_who_is_gone_is_nobody(browser, admission):
    session = browser.session
    session[SESSION_KEY] = "999999"
    session.save()

    assert admission(browser) is Admission.NOT_SIGNED_IN


def test_many_readers_are_judged_with_the_questions_of_one(cast, speech_id, django_assert_num_queries):
    browsers = {person: Client() for person in (cast.wanda, cast.dai, cast.leo, cast.otto)}
    for person, browser in browsers.items():
        browser.force_login(person)
    asked = [Asked(browser.session.session_key, speech_id) for browser in browsers.values()]

    with django_assert_num_queries(3):
        judged = watching.judged([*asked, Asked("nobody", speech_id), Asked(None, speech_id)])

    granted, none, unknown = Admission.GRANTED, Admission.NO_SUCH_SPEECH, Admission.NOT_SIGNED_IN
    assert [one.admission for one in judged] == [granted, granted, granted, none, unknown, unknown]
    members = Membership.objects.filter(user__in=[cast.wanda, cast.dai, cast.leo]).order_by("user")
    assert [one.member_id for one in judged[:3]] == [member.pk for member in members]


@pytest.mark.parametrize("name", ["rhea", "leo"])
def test_readers_of_one_role_and_language_read_the_same_and_others_do_not(cast, speech_id, name):
    browsers = {person: Client() for person in (cast.dai, getattr(cast, name))}
    for person, browser in browsers.items():
        browser.force_login(person)
    keys = [browser.session.session_key for browser in browsers.values()]

    drafter, other = watching.judged([Asked(key, speech_id) for key in keys])
    cast.dai.language = "en"
    cast.dai.save()
    english = watching.judged([Asked(keys[0], speech_id)])[0]

    assert len({drafter.reads_as, other.reads_as, english.reads_as}) == 3


def test_who_has_sections_of_his_own_is_shown_his_own_page(cast, scene, speech_id, browser):
    key = browser.session.session_key
    before = watching.judged([Asked(key, speech_id)])[0].reads_as
    wanda = Membership.objects.get(user=cast.wanda, speech=speech_id)

    assignments.divide(scene.section("产业稳步").pk, to=[wanda.pk], by=cast.wanda, at=NOON)

    after = watching.judged([Asked(key, speech_id)])[0].reads_as
    assert after != before
    assert str(wanda.pk) in after.split()
