"""Two versions compared: by keys, side by side, one person's changes."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
BRIDGE = "跨江大桥明年建成通车"


def test_a_reader_walks_the_changes_by_key_and_looks_at_them_side_by_side(wanda, sana):
    wanda.writes(wanda.line(WATER), "13", "15")
    sana.sees("整修山塘15口")
    sana.writes(sana.line(BRIDGE), "20分钟", "25分钟")
    wanda.sees("25分钟")

    compares_the_first_version_with_the_latest(wanda.page)
    walks_by_key(wanda.page)
    looks_side_by_side(wanda.page)
    asks_for_the_changes_of_one_person(wanda.page)
    takes_the_table_along(wanda.page)
    is_told_why_there_is_no_copy(wanda.page)


def compares_the_first_version_with_the_latest(page):
    page.get_by_role("link", name="History").click()
    page.locator("select[name=old]").select_option("first")
    page.locator("select[name=new]").select_option("latest")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("navigation", name="Changes").get_by_role("link")).to_have_count(2)


def walks_by_key(page):
    count = page.locator(".walk-at")
    # Shown by the script that listens to the keys.
    expect(page.locator("[data-walk]")).to_be_visible()
    page.keyboard.press("n")
    expect(count).to_have_text("1 of 2")
    page.keyboard.press("n")
    expect(count).to_have_text("2 of 2")
    expect(page.locator("article:focus ins")).to_have_count(1)
    page.keyboard.press("p")
    expect(count).to_have_text("1 of 2")


def looks_side_by_side(page):
    page.get_by_role("link", name="Side by side").click()
    expect(page).to_have_url(re.compile(r"view=beside"))
    water = page.get_by_role("article").filter(has_text=WATER)
    expect(water.locator(".change-was del")).to_contain_text("13")
    expect(water.locator(".change-now ins")).to_contain_text("15")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(water.locator(".change-sides")).to_be_hidden()
    expect(water.locator(".change-lines ins")).to_be_visible()
    page.set_viewport_size({"width": 1366, "height": 768})


def asks_for_the_changes_of_one_person(page):
    page.get_by_role("group", name="Whose changes").get_by_role("link", name="沙娜").click()
    expect(page.locator("article:visible")).to_have_count(1)
    expect(page.locator("summary", has_text="1 change by others")).to_be_visible()
    page.locator(".facts summary").click()
    expect(page.get_by_role("table")).to_contain_text("25分钟")


def takes_the_table_along(page):
    button = page.get_by_role("button", name="Table of changes (Excel)")
    with page.expect_download() as started:
        button.click()
    assert started.value.suggested_filename.endswith(".xlsx")
    expect(button).to_be_enabled()
    expect(button).to_be_focused()


def is_told_why_there_is_no_copy(page):
    """As while others have theirs made."""
    sentence, held = "Others have marked-up copies made just now.", []

    def hold(route):
        held.append(route)

    page.route("**/tracked/", hold)
    button = page.get_by_role("button", name="Word file with tracked changes")
    said = page.locator(".exports output")
    button.click()
    expect(said).to_have_text("The file is being made…")
    expect(button).to_be_disabled()
    held[0].fulfill(status=409, body=f"<p data-reason>{sentence}</p>")
    expect(said).to_have_text(sentence)
    expect(button).to_be_enabled()
