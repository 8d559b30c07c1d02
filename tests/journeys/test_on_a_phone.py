"""A phone held in one hand: read, write, comment and sign."""

import pytest
from playwright.sync_api import expect

from tests.journeys import accessibility
from tests.journeys.people import PHONE

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


@pytest.fixture
def phone(sana):
    sana.page.set_viewport_size(PHONE)
    return sana


def has_no_sideways_scroll(page):
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_paragraph_is_written_commented_and_its_section_signed(phone, wanda):
    page, line = phone.page, phone.line(WATER)
    has_no_sideways_scroll(page)

    phone.writes(line, "整修山塘13口", "整修山塘15口")
    wanda.sees("整修山塘15口")

    line.locator(".tool-threads").click()
    field = phone.margin.get_by_label("New comment")
    expect(field).to_be_in_viewport()
    field.fill("请核实。")
    phone.margin.get_by_role("button", name="Comment").click()
    expect(wanda.margin).to_contain_text("请核实。")
    assert accessibility.breaches_of(page) == []
    page.get_by_role("button", name="Close the margin").click()

    page.get_by_role("button", name="Outline").click()
    entry = phone.outline.locator(".outline-entry", has_text="突出抓好乡村建设")
    entry.locator(".outline-state").click()
    sign = phone.margin.get_by_role("button", name="Sign", exact=True)
    sign.click()
    expect(wanda.line("突出抓好乡村建设").locator(".mark.is-signed")).to_have_count(1)
    has_no_sideways_scroll(page)
