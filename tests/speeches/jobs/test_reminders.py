"""Reminders by mail: the day before something is due and when it is late, once each, without a word of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import localdate

from accounts.models import Notices
from speeches.actions import routes
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.jobs import notices
from tests.speeches.queries.test_inbox_on_routes import sign
from tests.stage import NOON

DUE = localdate(NOON) + timedelta(days=3)


@pytest.fixture
def route(settings, cast, scene):
    """Rhea, who is told at once, reviews until the third day."""
    settings.SITE_URL, settings.IS_MAIL_SENT = "https://speech.example.org", True
    for person in (cast.rhea, cast.wanda):
        person.email, person.notices, person.language = (
            f"{person.username}@example.org",
            Notices.AT_ONCE.value,
            "en",
        )
        person.save()
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk),), due_on=DUE),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]
    routes.lay(scene.speech.pk, steps=steps, by=cast.wanda, at=NOON)
    routes.submit(scene.speech.pk, by=cast.wanda, at=NOON)
    return scene.speech


def told_on(day):
    """Who is told in two rounds of that day."""
    mail.outbox.clear()
    for minutes in (0, 5):
        notices.send_due(at=NOON + timedelta(days=day, minutes=minutes))
    return sorted(one.to[0].partition("@")[0] for one in mail.outbox)


@pytest.mark.usefixtures("route")
def test_one_is_reminded_the_day_before_and_when_it_is_late_and_the_owner_then_too():
    assert [told_on(day) for day in range(7)] == [["rhea"], [], ["rhea"], [], ["rhea", "wanda"], [], []]


def test_who_has_signed_is_reminded_of_nothing(cast, route):
    assert told_on(0) == ["rhea"]
    sign(cast.rhea, route)

    assert [told_on(day) for day in (2, 4)] == [[], []]


def test_a_reminder_says_how_many_are_late_and_nothing_of_the_speech(cast, route):
    told_on(4)

    bodies = {one.to[0].partition("@")[0]: f"{one.subject}{one.body}" for one in mail.outbox}
    assert "texts to review: 1" in bodies["rhea"] and "Of these are overdue: 1" in bodies["rhea"]
    assert "steps of your speeches that are late: 1" in bodies["wanda"]
    secret = (*str(route).split(), "临江镇", "核稿", cast.sana.name, "茶园")
    assert not [words for words in secret if any(words in body for body in bodies.values())]


@pytest.mark.usefixtures("route")
def test_the_day_before_it_says_so():
    told_on(2)

    assert "Due by tomorrow: 1" in mail.outbox[0].body
