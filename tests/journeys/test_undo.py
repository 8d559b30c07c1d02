"""Two people: what one takes back, what the other built on, and going back to an earlier version."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import accessibility

pytestmark = pytest.mark.journey

PROJECTS = "我们坚持项目为先"
WATER = "水利建设方面"
UNDO, REDO = "Control+z", "Control+y"


def test_an_undo_and_a_redo_are_seen_by_both(wanda, sana):
    line = wanda.line(WATER)
    wanda.writes(line, "山塘13口", "山塘15口")
    sana.sees("山塘15口")

    wanda.presses(line, UNDO)

    expect(wanda.page.locator("#messages")).to_contain_text("Taken back: reworded")
    sana.sees("山塘13口")
    expect(line).to_be_focused()
    wanda.page.locator("#messages").get_by_role("button", name="Redo").click()
    sana.sees("山塘15口")
    wanda.presses(line, UNDO)
    sana.sees("山塘13口")
    wanda.presses(line, REDO)
    sana.sees("山塘15口")


def test_what_somebody_built_on_is_shown_and_made_one_text(wanda, sana):
    line = wanda.line(PROJECTS)
    wanda.writes(line, "4.6亿元", "4.7亿元")
    sana.sees("4.7亿元")
    sana.writes(sana.line(PROJECTS), "4.7亿元", "4.8亿元")
    wanda.sees("4.8亿元")

    wanda.presses(line, UNDO)

    panel = wanda.page.locator(".reversal-panel")
    expect(panel).to_be_focused()
    expect(panel.get_by_role("heading")).to_contain_text("Not taken back, because it was built on since")
    expect(panel).to_contain_text("沙娜")
    expect(panel.locator("dd.meeting-text")).to_contain_text(["4.8亿元", "4.6亿元"])
    wanda.sees("4.8亿元")
    assert accessibility.breaches_of(wanda.page) == []
    field = panel.get_by_label("One text of both")
    field.fill(field.input_value().replace("4.8亿元", "4.75亿元"))
    panel.get_by_role("button", name="Save this text").click()

    sana.sees("4.75亿元")
    expect(panel).to_have_count(0)


def test_keys_in_a_field_a_menu_or_an_input_method_take_nothing_back(wanda, sana):
    line = wanda.line(WATER)
    wanda.writes(line, "山塘13口", "山塘15口")
    version = wanda.version()

    field = wanda.opens(line)
    wanda.page.keyboard.type("错")
    wanda.page.keyboard.press(UNDO)
    expect(field).not_to_have_value(re.compile("错"))
    wanda.page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    wanda.page.keyboard.press("?")
    wanda.page.keyboard.press(UNDO)
    wanda.page.keyboard.press("Escape")
    wanda.page.evaluate("document.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))")
    wanda.page.keyboard.press(UNDO)
    wanda.page.evaluate("document.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))")

    sana.writes(sana.line(PROJECTS), "4.6亿元", "4.7亿元")
    wanda.sees("4.7亿元")
    wanda.sees("山塘15口")
    assert wanda.version() == version + 1


def test_a_section_and_the_whole_speech_go_back_to_an_earlier_version(wanda, sana):
    start = wanda.version()
    wanda.writes(wanda.line(WATER), "山塘13口", "山塘15口")
    sana.writes(sana.line(PROJECTS), "4.6亿元", "4.7亿元")
    page = wanda.page

    wanda.person.opens(f"{wanda.address}versions/{start}/")
    page.get_by_role("link", name="Restore the whole speech").click()
    expect(page.get_by_role("list").filter(has_text="沙娜")).to_contain_text("沙娜: 1 line")
    expect(page.get_by_role("article")).to_have_count(2)
    assert accessibility.breaches_of(page) == []
    page.get_by_role("button", name="Restore the whole speech").click()
    expect(page.locator("#messages")).to_contain_text(f"reads as in version {start} again")
    wanda.sees_changes_arrive()
    sana.sees("山塘13口")
    sana.sees("4.6亿元")

    wanda.person.opens(f"{wanda.address}versions/{start + 2}/")
    page.get_by_text("Restore one section").click()
    page.locator(".sections-back li").nth(2).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Restore this section")


def test_one_change_is_taken_back_from_the_history_after_a_look(wanda, sana):
    sana.writes(sana.line(WATER), "山塘13口", "山塘15口")
    wanda.sees("山塘15口")
    page = wanda.page

    wanda.person.opens(f"{wanda.address}versions/")
    page.locator(".entry").first.get_by_role("link", name="Take back").click()
    expect(page.get_by_role("article").locator("ins")).to_contain_text("13")
    assert accessibility.breaches_of(page) == []
    page.get_by_role("button", name="Take this back").click()

    expect(page.locator("#messages")).to_contain_text("Taken back: reworded")
    sana.sees("山塘13口")
