"""The server says no: the words stay in the box, and a sentence says what to do."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from playwright.sync_api import expect

from speeches.actions import members
from speeches.domain.policy import Role
from speeches.models import Membership, Speech
from tests.stage import NOON, PASSWORD

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
HERS = re.compile("整修山塘15口")


def place_of(person, speech_id):
    return Membership.objects.get(speech=speech_id, user=person).pk


def loses_his_pen(cast, speech_id, desk):
    members.change_role(place_of(cast.sana, speech_id), role=Role.READER, by=cast.wanda, at=NOON)


def loses_the_speech(cast, speech_id, desk):
    members.remove(place_of(cast.sana, speech_id), by=cast.wanda, at=NOON)


def finds_it_final(cast, speech_id, desk):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE speeches_speech SET state = 'final' WHERE id = %s", [speech_id])


def loses_the_session(cast, speech_id, desk):
    Session.objects.all().delete()


def answers(status):
    def meets(cast, speech_id, desk):
        desk.page.route("**/text/", lambda route: route.fulfill(status=status, body="<html></html>"))

    return meets


@pytest.mark.parametrize(
    ("meanwhile", "said"),
    [
        pytest.param(loses_his_pen, "copy it before you leave, or ask an owner", id="a right lost"),
        pytest.param(loses_the_speech, "copy it before you leave", id="removed from the speech"),
        pytest.param(finds_it_final, "final", id="final"),
        pytest.param(loses_the_session, "sign in again", id="session ended"),
        pytest.param(answers(500), "server made a mistake", id="500"),
        pytest.param(answers(413), "save a part of it", id="413"),
        pytest.param(answers(400), "refused it. Your text is still here", id="400"),
    ],
)
def test_words_that_were_refused_stay_in_the_box(sana, cast, speech_id, meanwhile, said):
    line = sana.line(WATER)
    field = sana.rewords(line, "整修山塘13口", "整修山塘15口")
    before = Speech.objects.values_list("version", flat=True).get(pk=speech_id)
    meanwhile(cast, speech_id, sana)

    sana.tries_to_save()

    state = line.locator(".is-failed .pen-state")
    expect(state).to_contain_text("not saved")
    expect(state).to_contain_text(re.compile(said, re.I))
    expect(field).to_have_value(HERS)
    expect(field).to_be_editable()
    expect(sana.saving).to_contain_text("not saved")
    after = Speech.objects.values_list("version", flat=True).get(pk=speech_id)
    assert after - before <= (1 if meanwhile in {loses_his_pen, loses_the_speech} else 0)
    sana.person.troubles.clear()


def test_three_megabytes_pasted_stay_in_the_box(wanda, speech_id):
    line = wanda.line(WATER)
    field = wanda.opens(line)
    field.evaluate(
        "field => { field.value = '字'.repeat(1_000_000);"
        " field.dispatchEvent(new Event('input', { bubbles: true })); }"
    )

    wanda.tries_to_save()

    expect(line.locator(".is-failed .pen-state")).to_contain_text("longer than 20000 characters")
    assert field.evaluate("field => field.value.length") == 1_000_000


def test_after_signing_in_again_in_another_tab_the_words_are_there_and_are_saved(wanda, cast, speech_id):
    line = wanda.line(WATER)
    wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    Session.objects.all().delete()
    wanda.tries_to_save()
    door = line.get_by_role("link", name="Sign in in another tab")
    expect(door).to_be_visible()

    with wanda.context.expect_page() as opened:
        door.click()
    tab = opened.value
    tab.get_by_label("Sign-in name").fill("wanda")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.keyboard.press("Enter")
    expect(tab).not_to_have_url(re.compile("sign-in"))
    expect(line.locator(".pen-text")).to_have_value(HERS)
    line.get_by_role("button", name="Save again").click()

    expect(line.locator(".pen-text")).to_have_count(0)
    wanda.sees("整修山塘15口")
    wanda.person.troubles.clear()
