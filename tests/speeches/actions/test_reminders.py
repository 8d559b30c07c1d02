"""The owner asks those who are waited for to sign."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from speeches.actions import paragraphs, reminders
from speeches.actions.reminders import JustReminded, NobodyAwaited
from speeches.domain.happenings import Happening
from speeches.domain.sign_off.route import StepKind
from speeches.domain.verdict import NotPermitted
from speeches.models import Event, Step
from speeches.queries.inbox.everything import inbox_of
from speeches.queries.route_page import route_page_of
from tests.sign_off import lay, sign


@pytest.fixture
def steps(cast, scene, noon):
    stages = ((StepKind.REVIEW, "核稿", [cast.rhea]), (StepKind.ISSUE, "签发", [cast.sana]))
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    return list(Step.objects.order_by("position"))


def waits_for(person):
    return [line for line in inbox_of(person).waiting if line.seat]


def test_who_is_waited_for_is_told_and_those_to_come_are_not(cast, scene, steps, noon):
    before = waits_for(cast.rhea)[0].keys

    reminders.remind(steps[0].pk, by=cast.wanda, at=noon)

    [line] = waits_for(cast.rhea)
    assert line.is_reminded and set(line.keys) > set(before)
    assert not waits_for(cast.sana)
    assert Event.objects.latest("pk").kind is Happening.STEP_REMINDED


def test_nobody_is_asked_twice_within_the_hour(cast, scene, steps, noon):
    reminders.remind(steps[0].pk, by=cast.wanda, at=noon)

    with pytest.raises(JustReminded):
        reminders.remind(steps[0].pk, by=cast.wanda, at=noon + timedelta(minutes=59))
    reminders.remind(steps[0].pk, by=cast.wanda, at=noon + timedelta(hours=1))


def test_only_at_the_step_that_is_open_and_only_by_the_owner(cast, scene, steps, noon):
    with pytest.raises(NobodyAwaited):
        reminders.remind(steps[1].pk, by=cast.wanda, at=noon)
    with pytest.raises(NotPermitted):
        reminders.remind(steps[0].pk, by=cast.dai, at=noon)
    sign(cast.rhea, scene.speech, noon)
    with pytest.raises(NobodyAwaited):
        reminders.remind(steps[0].pk, by=cast.wanda, at=noon)


def test_what_was_asked_before_counts_no_more_when_one_signs_anew(cast, scene, steps, noon):
    reminders.remind(steps[0].pk, by=cast.wanda, at=noon)
    later = noon + timedelta(minutes=5)
    sign(cast.rhea, scene.speech, later)
    row = scene.paragraph("新修村道")
    text = row.text.replace("6个村", "7个村")
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=cast.wanda, at=later)

    [line] = waits_for(cast.rhea)

    assert not line.is_reminded


def test_the_page_offers_it_again_after_an_hour(cast, scene, steps):
    def offers():
        return [view.may_be_reminded for view in route_page_of(scene.speech, (), localdate()).steps]

    scene.speech.refresh_from_db()
    assert offers() == [True, False]

    reminders.remind(steps[0].pk, by=cast.wanda, at=now())
    assert offers() == [False, False]

    with connection.cursor() as cursor:
        cursor.execute("UPDATE speeches_step SET reminded_at = now() - interval '1 hour'")
    assert offers() == [True, False]
