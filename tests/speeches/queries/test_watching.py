"""Who may watch, judged by the cookie alone."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import User
from speeches.domain.policy import Role
from speeches.live.asking import Admission
from speeches.queries import watching

SPEECH = 7


@pytest.fixture
def wanda(db):
    return User.objects.create_user("wanda", "a long enough password", name="Wanda")


@pytest.fixture
def browser(wanda, monkeypatch):
    """Wanda's browser, signed in; she drafts one speech."""
    roles = {(wanda.pk, SPEECH): Role.DRAFTER}
    monkeypatch.setattr(watching, "role_of", lambda user, speech_id: roles.get((user.pk, speech_id)))
    client = Client()
    client.force_login(wanda)
    return client


def admission(browser, speech_id=SPEECH):
    return watching.admission(browser.session.session_key, speech_id)


def test_a_member_may_watch(browser):
    assert admission(browser) is Admission.GRANTED


def test_for_others_the_speech_does_not_exist(browser):
    assert admission(browser, speech_id=8) is Admission.NO_SUCH_SPEECH


@pytest.mark.parametrize("key", [None, "", "short", "nobodyeverhadthissessionkey00000", "' OR 1=1 --     "])
def test_a_made_up_session_is_nobody(db, key):
    assert watching.admission(key, SPEECH) is Admission.NOT_SIGNED_IN


def test_an_anonymous_session_is_nobody(db):
    session = Client().session
    session["language"] = "en"
    session.save()

    assert watching.admission(session.session_key, SPEECH) is Admission.NOT_SIGNED_IN


def test_signing_out_ends_the_watch(browser):
    key = browser.session.session_key

    browser.logout()

    assert watching.admission(key, SPEECH) is Admission.NOT_SIGNED_IN


def test_a_new_password_ends_the_watch_of_other_sessions(browser, wanda):
    wanda.set_password("another long password")
    wanda.save()

    assert admission(browser) is Admission.NOT_SIGNED_IN


def test_who_may_not_sign_in_any_more_may_not_watch(browser, wanda):
    wanda.is_active = False
    wanda.save()

    assert admission(browser) is Admission.NOT_SIGNED_IN


def test_an_old_session_ends_the_watch(browser):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert admission(browser) is Admission.NOT_SIGNED_IN


def test_watching_writes_nothing(browser, django_assert_num_queries, wanda):
    before = Session.objects.get().session_data
    wanda.set_password("another long password")
    wanda.save()

    with django_assert_num_queries(2) as asked:
        admission(browser)

    assert Session.objects.get().session_data == before
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)


def test_a_session_of_somebody_who_is_gone_is_nobody(browser):
    session = browser.session
    session[SESSION_KEY] = "999999"
    session.save()

    assert admission(browser) is Admission.NOT_SIGNED_IN
