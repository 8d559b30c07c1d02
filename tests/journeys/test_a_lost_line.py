"""The line breaks while somebody writes: the page says so, keeps the words, and sends them once."""

import re

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import expect

from speeches.models import Event, Revision, Speech

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
PROJECTS = "我们坚持项目为先"
RED_WITHIN = 10_500  # milliseconds: ten seconds, and a moment to look


def version_of(speech_id):
    return Speech.objects.values_list("version", flat=True).get(pk=speech_id)


def written_since(speech_id, before):
    """What was written after a version, in the order in which it was saved."""
    rows = Revision.objects.filter(speech=speech_id, since__gt=before).order_by("since")
    return [text for (text,) in rows.values_list("text")]


def test_words_that_could_not_be_saved_stay_and_are_sent_by_themselves_when_the_line_is_back(
    wanda, sana, speech_id
):
    line = wanda.line(WATER)
    field = wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    before = version_of(speech_id)

    wanda.context.set_offline(True)
    wanda.tries_to_save()
    expect(line.locator(".pen-state")).to_contain_text("not saved: the server cannot be reached")
    expect(wanda.saving).to_contain_text("not saved")
    expect(field).to_have_value(re.compile("整修山塘15口"))
    wanda.context.set_offline(False)

    expect(line.locator(".pen-text")).to_have_count(0)
    expect(line.locator(".saved-mark")).to_have_text(re.compile(r"saved \d\d:\d\d"))
    expect(wanda.saving).to_contain_text("saved")
    # In the office's zone, and not in the one of this computer.
    hour = localtime().strftime("saved %H:")
    assert line.locator(".saved-mark").inner_text().startswith(hour)
    assert wanda.saving.inner_text().startswith(hour)
    sana.sees("整修山塘15口")
    assert version_of(speech_id) == before + 1
    wanda.person.forgives_a_lost_line()


def test_what_was_saved_without_a_line_goes_out_in_the_order_in_which_it_was_saved(wanda, speech_id):
    before = version_of(speech_id)
    water, projects = wanda.line(WATER), wanda.line(PROJECTS)
    wanda.rewords(water, "整修山塘13口", "整修山塘15口")
    wanda.rewords(projects, "4.6亿元", "4.7亿元")
    wanda.context.set_offline(True)
    for line in (water, projects):
        line.locator(".pen-text").focus()
        wanda.tries_to_save()
        expect(line.locator(".pen-state")).to_contain_text("sent by itself")
    wanda.context.set_offline(False)

    for line in (water, projects):
        expect(line.locator(".pen-text")).to_have_count(0)
    first, second = written_since(speech_id, before)
    assert "整修山塘15口" in first
    assert "4.7亿元" in second
    wanda.person.forgives_a_lost_line()


def test_a_save_whose_answer_was_lost_is_sent_again_and_not_made_twice(wanda, speech_id):
    line, before = wanda.line(WATER), version_of(speech_id)
    sent = []

    def loses_the_answer(route):
        sent.append(route.request.post_data)
        route.fetch()
        route.abort()

    wanda.rewords(line, "整修山塘13口", "整修山塘14口")
    wanda.page.route("**/text/", loses_the_answer, times=1)
    wanda.page.on(
        "request", lambda made: sent.append(made.post_data) if made.url.endswith("/text/") else None
    )
    # Typed behind the two, so that both are in place when it is sent.
    wanda.rewords(line, "整修山塘14口", "整修山塘15口")
    wanda.tries_to_save()

    expect(line.locator(".pen-text")).to_have_count(0)
    wanda.sees("整修山塘15口")
    assert len(sent) == 3  # told once by the route and twice by the page
    assert version_of(speech_id) == before + 1
    assert Event.objects.filter(speech=speech_id, version__gt=before).count() == 1
    wanda.person.forgives_a_lost_line()


def test_a_save_that_nobody_answers_turns_red_within_ten_seconds_and_keeps_its_words(wanda, speech_id):
    line = wanda.line(WATER)
    field = wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    before = version_of(speech_id)
    swallowed = []

    def swallows(route):
        swallowed.append(route)

    wanda.page.route("**/text/", swallows)

    wanda.tries_to_save()
    expect(line.locator(".pen-state")).to_contain_text("saving")
    expect(line.locator(".is-waiting .pen-state")).to_contain_text("no answer", timeout=RED_WITHIN)
    expect(wanda.page.locator("#saving.is-waiting")).to_contain_text("no answer")
    expect(field).to_have_value(re.compile("整修山塘15口"))
    swallowed[0].abort()
    wanda.page.unroute("**/text/")

    expect(line.locator(".pen-text")).to_have_count(0)
    assert version_of(speech_id) == before + 1
    wanda.person.forgives_a_lost_line()


def test_words_typed_on_after_a_save_that_failed_are_left_to_their_writer(wanda, speech_id):
    line = wanda.line(WATER)
    field = wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    before = version_of(speech_id)
    wanda.context.set_offline(True)
    wanda.tries_to_save()
    expect(line.locator(".pen-state")).to_contain_text("not saved")
    wanda.page.keyboard.type("（再想想）")

    wanda.context.set_offline(False)
    expect(line.locator(".pen-kept")).to_contain_text("kept for you at")

    expect(field).to_be_focused()
    expect(line.locator(".pen-state")).to_have_text("not saved yet")
    assert version_of(speech_id) == before
    wanda.saves(line)
    wanda.person.forgives_a_lost_line()


def test_leaving_the_page_with_unsaved_words_warns(wanda):
    field = wanda.rewords(wanda.line(WATER), "整修山塘13口", "整修山塘15口")
    asked = []

    def stays(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    wanda.page.on("dialog", stays)
    with wanda.page.expect_event("dialog"):
        wanda.page.close(run_before_unload=True)

    assert asked == ["beforeunload"]
    expect(field).to_have_value(re.compile("整修山塘15口"))


def test_an_open_page_catches_up_when_the_line_is_back(wanda, sana):
    wanda.context.set_offline(True)
    sana.writes(sana.line(WATER), "整修山塘13口", "整修山塘15口")
    wanda.misses("整修山塘15口")

    wanda.context.set_offline(False)

    wanda.sees("整修山塘15口")
    wanda.person.forgives_a_lost_line()
