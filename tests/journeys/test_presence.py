"""Who is here and in which line: shown to others, gone when they are, and never in the way."""

import re

import pytest
from playwright.sync_api import expect

from speeches.models import Event

pytestmark = pytest.mark.journey

PROJECTS = "我们坚持项目为先"
WATER = "水利建设方面"
LEADS = "我们坚持产业为要"


def test_who_writes_where_is_shown_at_the_paragraph_in_the_outline_and_in_the_bar(wanda, sana):
    events = Event.objects.count()
    hers = wanda.line(PROJECTS)
    place = wanda.line(PROJECTS).bounding_box()

    sana.opens(sana.line(PROJECTS))

    expect(hers.locator(".presence-name")).to_have_text("沙娜")
    expect(wanda.outline.locator(".outline-here")).to_have_text("✎ 沙娜")
    expect(wanda.page.locator(".person.is-here")).to_have_count(2)
    expect(wanda.page.get_by_title("沙娜, writing here now")).to_be_visible()
    expect(wanda.page.locator("#here")).to_have_text("Here now: 沙娜")
    assert hers.bounding_box() == place
    expect(sana.page.locator(".presence")).to_have_count(0)
    assert Event.objects.count() == events

    sana.page.keyboard.press("Escape")

    expect(wanda.page.locator(".presence, .outline-here")).to_have_count(0)


def test_a_colleague_who_comes_into_my_paragraph_is_a_polite_word_and_nothing_else(wanda, sana):
    hers = wanda.line(WATER)
    field = wanda.rewords(hers, "13口", "1")

    sana.opens(sana.line(WATER))

    expect(wanda.page.locator("#heard")).to_contain_text("沙娜 writes in this paragraph too")
    expect(hers.locator(".presence-name")).to_have_text("沙娜")
    expect(field).to_be_focused()
    wanda.page.keyboard.type("5口")
    expect(field).to_have_value(re.compile("整修山塘15口"))


def test_what_others_save_does_not_wipe_off_who_is_where(wanda, sana):
    sana.opens(sana.line(PROJECTS))
    expect(wanda.line(PROJECTS).locator(".presence-name")).to_have_text("沙娜")

    wanda.writes(wanda.line(WATER), "13口", "15口")
    wanda.presses(wanda.line(LEADS), "Alt+ArrowUp")
    sana.sees("整修山塘15口")

    expect(wanda.line(PROJECTS).locator(".presence-name")).to_have_text("沙娜")
    expect(wanda.outline.locator(".outline-here")).to_have_count(1)


def test_two_tabs_of_one_person_are_one_person_in_both_paragraphs(wanda, sana):
    other = sana.person.opens_another_tab(sana.address)
    expect(other.locator("html")).to_have_attribute("data-link", "live")
    sana.opens(sana.line(PROJECTS))
    other.locator("#manuscript > .block", has_text=WATER).locator(".text").click()

    for words in (PROJECTS, WATER):
        expect(wanda.line(words).locator(".presence-name")).to_have_text("沙娜")
    expect(wanda.page.locator(".person.is-here")).to_have_count(2)
    expect(sana.line(WATER).locator(".presence-name")).to_have_text("沙娜")

    other.close()

    expect(wanda.line(WATER).locator(".presence")).to_have_count(0)
    expect(wanda.line(PROJECTS).locator(".presence-name")).to_have_text("沙娜")


def test_who_closes_the_tab_is_gone_at_once(wanda, sana):
    sana.opens(sana.line(PROJECTS))
    expect(wanda.page.locator(".person.is-here")).to_have_count(2)

    sana.page.close()

    expect(wanda.page.locator(".person.is-here")).to_have_count(1, timeout=5000)
    expect(wanda.page.locator(".presence, .outline-here")).to_have_count(0)


def test_a_browser_that_vanishes_without_a_word_is_gone_within_twenty_seconds(wanda, sana):
    """Its stream stays open as far as anybody can tell: only its own signs of life stop."""
    sana.opens(sana.line(PROJECTS))
    expect(wanda.line(PROJECTS).locator(".presence-name")).to_have_text("沙娜")
    for road in ("**/pulse/", "**/presence/"):
        sana.page.route(road, lambda route: route.abort())

    expect(wanda.page.locator(".presence, .outline-here")).to_have_count(0, timeout=20_000)

    for road in ("**/pulse/", "**/presence/"):
        sana.page.unroute(road)
    expect(wanda.line(PROJECTS).locator(".presence-name")).to_have_text("沙娜", timeout=20_000)
    sana.person.forgives_a_lost_line()


def test_an_owner_asks_people_to_leave_a_section_and_sees_when_they_have(wanda, sana):
    head = wanda.line("机遇前所未有")
    his = sana.line(PROJECTS)
    sana.rewords(his, "15吨", "16吨")
    expect(wanda.line(PROJECTS).locator(".presence-name")).to_have_text("沙娜")

    section = wanda.line(PROJECTS).evaluate("(block) => block.dataset.section ?? ''")
    wanda.picks(wanda.line(PROJECTS) if section else head, "Ask to leave this section")

    asked = wanda.page.locator("#leaving .notice")
    expect(asked).to_contain_text("Still in it: 沙娜")
    expect(his.locator(".pen-asked")).to_contain_text("王文 asks everybody to save and leave this section")
    expect(his.locator(".pen-text")).to_be_focused()
    sana.saves(his)

    expect(asked).to_have_count(0)
    expect(wanda.page.locator("#messages")).to_contain_text("Nobody is left in")
    wanda.sees("提高到16吨")


def test_a_request_to_leave_can_be_withdrawn(wanda, sana):
    his = sana.line(PROJECTS)
    sana.opens(his)
    expect(wanda.line(PROJECTS).locator(".presence-name")).to_have_text("沙娜")
    wanda.picks(wanda.line(PROJECTS), "Ask to leave this section")
    expect(his.locator(".pen-asked")).to_be_visible()

    wanda.page.get_by_role("button", name="Withdraw").click()

    expect(his.locator(".pen-asked")).to_have_count(0)
    expect(wanda.page.locator("#leaving .notice")).to_have_count(0)
