"""What waits for somebody: it comes by itself, leads to its place, and goes when it is read."""

import pytest
from playwright.sync_api import expect

from tests.journeys import accessibility

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


def number(desk):
    return desk.page.locator("#inbox .inbox-count")


def test_a_call_comes_by_itself_leads_to_its_thread_and_goes_when_it_is_read(wanda, sana):
    sana.person.opens("/")
    expect(number(sana)).to_have_count(0)

    wanda.comments(wanda.line(WATER), "请@沙娜核实。")

    expect(number(sana)).to_have_text("1")
    sana.page.get_by_role("link", name="Waiting for me").click()
    assert accessibility.breaches_of(sana.page) == []
    sana.page.get_by_role("link", name="请@沙娜核实。").click()
    expect(sana.margin.locator(".at-hand .thread")).to_contain_text("请@沙娜核实。")
    expect(number(sana)).to_have_count(0)

    wanda.person.opens("/")
    thread = sana.margin.locator(".at-hand .thread")
    thread.locator("textarea").fill("已核实。")
    thread.get_by_role("button", name="Reply").click()
    expect(number(wanda)).to_have_text("1")


def test_the_open_page_of_what_waits_keeps_up(wanda, sana):
    sana.person.opens("/inbox/")
    expect(sana.page.locator("#waiting")).to_contain_text("Nothing waits for you")

    wanda.comments(wanda.line(WATER), "请@沙娜核实。")

    expect(sana.page.locator("#waiting")).to_contain_text("请@沙娜核实。")
