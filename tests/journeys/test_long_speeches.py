"""Two speeches too long for a page: a bar, another page meanwhile, and what was found."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from speeches.actions import speeches
from speeches.models import Pairing
from speeches.queries import other_speech
from tests.beside import await_their_end
from tests.journeys.accessibility import breaches_of
from tests.speeches.live.test_server import address_of_the_database
from tests.stage import NOON

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


@pytest.fixture
def last_year(cast, speech_id, monkeypatch):
    """A copy of the speech, of which every pair counts as long; the address of the two beside each other."""
    monkeypatch.setenv("DATABASE_URL", address_of_the_database())
    monkeypatch.setattr(other_speech, "MOST", 10)
    made = speeches.copy(speech_id, version=1, by=cast.wanda, at=NOON)
    yield reverse("speeches:other_speech", args=[speech_id, made])
    await_their_end()


def test_who_asked_leaves_the_page_and_finds_the_comparison_when_she_comes_back(wanda, last_year):
    wanda.writes(wanda.line(WATER), "13口", "15口")
    wanda.person.opens(last_year)

    wanda.page.get_by_role("button", name="Compare").click()

    bar = wanda.page.get_by_role("progressbar", name="The two speeches are being compared")
    expect(bar).to_have_attribute("aria-valuenow", re.compile(r"\d+"))
    wanda.takes_a_seat()
    wanda.sees("整修山塘15口")
    wanda.person.opens(last_year)
    expect(wanda.page.get_by_role("navigation", name="Changes").get_by_role("link")).to_have_count(1)
    expect(wanda.page.locator("article ins")).to_contain_text("15")


def test_who_cancels_is_led_back_and_nothing_goes_on(wanda, last_year, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    wanda.person.opens(last_year)
    wanda.page.get_by_role("button", name="Compare").click()
    expect(wanda.page.get_by_role("progressbar")).to_be_visible()
    assert breaches_of(wanda.page) == []

    wanda.page.get_by_role("button", name="Cancel").click()

    expect(wanda.page.get_by_role("heading", name="Compare with another speech")).to_be_visible()
    assert not Pairing.objects.exists()
