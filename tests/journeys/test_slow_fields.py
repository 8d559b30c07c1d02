"""The line is slow: what is typed before a field is there waits for it, and is no command."""

import re

import pytest
from playwright.sync_api import expect

from speeches.models import Speech
from tests.journeys.test_input_methods import InputMethod

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


@pytest.fixture
def held(wanda):
    """Answers that the line has not let through yet."""
    waiting = []

    def holds(route):
        waiting.append(route)

    wanda.page.route(re.compile("/(text|next)/$"), holds)
    return waiting


def arrives(wanda, held):
    while not held:
        wanda.page.wait_for_timeout(20)
    held.pop().continue_()
    wanda.page.unroute(re.compile("/(text|next)/$"))


def test_keys_typed_before_the_field_is_there_land_in_it(wanda, held, speech_id):
    before = Speech.objects.values_list("version", flat=True).get(pk=speech_id)
    line = wanda.line(WATER)
    wanda.presses(line, "Enter")

    wanda.page.keyboard.type("cn[?")
    wanda.page.keyboard.press("Delete")
    arrives(wanda, held)

    field = line.locator(".pen-text")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile(r"cn\[\?$"))
    wanda.page.keyboard.type("完")
    expect(field).to_have_value(re.compile(r"cn\[\?完$"))
    expect(wanda.page.locator("dialog[open]")).to_have_count(0)
    expect(wanda.margin.get_by_label("New comment")).to_have_count(0)
    assert Speech.objects.values_list("version", flat=True).get(pk=speech_id) == before
    wanda.saves(line)
    wanda.sees("cn[?完")


def test_characters_composed_before_the_field_is_there_land_in_it(wanda, held):
    line = wanda.line(WATER)
    wanda.presses(line, "n")
    method = InputMethod(wanda.page)
    method.composes("jin'nian")
    arrives(wanda, held)
    wanda.page.wait_for_timeout(500)
    expect(wanda.page.locator(".is-new")).to_have_count(0)

    method.commits("今年")

    field = wanda.page.locator(".is-new .pen-text")
    expect(field).to_be_focused()
    expect(field).to_have_value("今年")


def test_words_for_a_field_that_did_not_come_land_in_it_the_next_time(wanda, held):
    line = wanda.line(WATER)
    wanda.presses(line, "Enter")
    wanda.page.keyboard.type("没有丢")
    while not held:
        wanda.page.wait_for_timeout(20)
    held.pop().abort()
    wanda.page.unroute(re.compile("/(text|next)/$"))
    expect(wanda.page.locator("#messages")).to_contain_text("could not be opened")
    expect(line).to_be_focused()

    wanda.page.keyboard.press("Enter")

    expect(line.locator(".pen-text")).to_have_value(re.compile("没有丢$"))
    wanda.person.forgives_a_lost_line()
