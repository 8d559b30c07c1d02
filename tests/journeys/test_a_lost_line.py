"""The line breaks while somebody writes: the page says so, keeps the words, and sends them once."""

import re

import pytest
from playwright.sync_api import expect

from speeches.models import Event, Speech

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


def version_of(speech_id):
    return Speech.objects.values_list("version", flat=True).get(pk=speech_id)


def test_words_that_could_not_be_saved_stay_and_are_saved_once_when_the_line_is_back(wanda, sana, speech_id):
    line = wanda.line(WATER)
    field = wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    before = version_of(speech_id)

    wanda.context.set_offline(True)
    wanda.tries_to_save()
    expect(line.locator(".pen-state")).to_contain_text("not saved: the server cannot be reached")
    expect(wanda.saving).to_contain_text("not saved")
    expect(field).to_have_value(re.compile("整修山塘15口"))
    wanda.context.set_offline(False)
    line.get_by_role("button", name="Save again").click()

    expect(line.locator(".pen-text")).to_have_count(0)
    expect(wanda.saving).to_contain_text("saved")
    sana.sees("整修山塘15口")
    assert version_of(speech_id) == before + 1
    wanda.person.forgives_a_lost_line()


def test_a_save_whose_answer_was_lost_is_not_made_twice(wanda, speech_id):
    line = wanda.line(WATER)
    wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    before = version_of(speech_id)

    def loses_the_answer(route):
        route.fetch()
        route.abort()

    wanda.page.route("**/text/", loses_the_answer, times=1)
    wanda.tries_to_save()
    expect(line.locator(".pen-state")).to_contain_text("not saved")
    line.get_by_role("button", name="Save again").click()

    expect(line.locator(".pen-text")).to_have_count(0)
    wanda.sees("整修山塘15口")
    assert version_of(speech_id) == before + 1
    assert Event.objects.filter(speech=speech_id, version__gt=before).count() == 1
    wanda.person.forgives_a_lost_line()


def test_an_open_page_catches_up_when_the_line_is_back(wanda, sana):
    wanda.context.set_offline(True)
    sana.writes(sana.line(WATER), "整修山塘13口", "整修山塘15口")
    wanda.misses("整修山塘15口")

    wanda.context.set_offline(False)

    wanda.sees("整修山塘15口")
    wanda.person.forgives_a_lost_line()
