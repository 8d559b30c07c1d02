"""From paragraph to paragraph by keys, and the sheet that tells them."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


def stands_on(desk, at):
    expect(desk.page.locator("#manuscript > .block").nth(at)).to_be_focused()


def test_arrows_walk_and_home_and_end_lead_to_the_first_and_the_last(wanda):
    lines = wanda.page.locator("#manuscript > .block")
    lines.nth(10).focus()

    for key, at in (("ArrowDown", 11), ("ArrowDown", 12), ("ArrowUp", 11), ("Home", 0), ("ArrowUp", 0)):
        wanda.page.keyboard.press(key)
        stands_on(wanda, at)
    wanda.page.keyboard.press("End")

    stands_on(wanda, lines.count() - 1)


def test_in_a_field_arrows_and_letters_belong_to_the_text(wanda):
    line = wanda.line(WATER)
    field = wanda.opens(line)

    for key in ("ArrowUp", "Home", "End", "ArrowDown", "c", "?"):
        wanda.page.keyboard.press(key)

    expect(field).to_be_focused()
    assert "c?" in field.input_value()
    expect(wanda.page.locator("dialog[open]")).to_have_count(0)


def test_the_sheet_of_keys_opens_and_closes_by_key(wanda):
    wanda.line(WATER).focus()

    wanda.page.keyboard.press("?")
    sheet = wanda.page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_be_visible()
    wanda.page.keyboard.press("Escape")

    expect(sheet).to_be_hidden()
    expect(wanda.line(WATER)).to_be_focused()
