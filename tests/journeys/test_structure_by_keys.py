"""Lines and sections are put in order with keys and menus, and their numbers follow."""

import pytest
from playwright.sync_api import expect

from tests.journeys.table import BLOCKS

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
BEFORE = "xpath=preceding-sibling::*[1]"


def test_a_line_break_splits_a_paragraph_and_backspace_at_its_start_joins_it_again(wanda, sana):
    line = wanda.line(WATER)

    wanda.puts_the_caret(wanda.opens(line), "衬砌渠道")
    wanda.page.keyboard.press("Enter")
    wanda.saves(line)
    expect(sana.paragraphs).to_have_count(BLOCKS + 1)
    second = wanda.line("衬砌渠道21公里")
    wanda.puts_the_caret(wanda.opens(second), "衬砌渠道")
    wanda.page.keyboard.press("Backspace")

    expect(sana.paragraphs).to_have_count(BLOCKS)
    sana.sees("整修山塘13口，衬砌渠道21公里")


def test_a_paragraph_moves_down_and_up(wanda, sana):
    line, there = wanda.line(WATER), sana.line(WATER)

    wanda.presses(line, "Alt+ArrowDown")
    expect(there.locator(BEFORE)).to_contain_text("人居环境方面")
    expect(line).to_be_focused()
    wanda.page.keyboard.press("Alt+ArrowUp")

    expect(there.locator(BEFORE)).to_contain_text("道路建设方面")


def test_a_new_paragraph_that_was_removed_is_brought_back_where_it_stood(wanda, sana):
    words = "电网建设方面：改造农网线路9公里。"
    wanda.presses(wanda.line(WATER), "n")
    wanda.types_in_the_new_field(words)
    wanda.tries_to_save()
    sana.sees(words)

    wanda.presses(wanda.line(words), "Delete")
    sana.misses(words)
    wanda.page.get_by_role("button", name="Undo").click()

    sana.sees(words)
    expect(sana.line(words).locator(BEFORE)).to_contain_text(WATER)


def test_the_numbers_follow_a_section_that_is_added_renamed_and_moved(wanda, sana):
    wanda.picks(wanda.line("机遇前所未有"), "Section after this one")
    expect(wanda.page.locator("#section-new + .block")).to_contain_text("挑战不容忽视")
    wanda.types_in_the_new_field("政策窗口打开")
    wanda.page.keyboard.press("Enter")
    sana.sees("（三）挑战不容忽视")

    added = wanda.line("（二）政策窗口打开")
    wanda.presses(added, "F2")
    expect(added.locator(".pen-text")).to_be_focused()
    wanda.rewords(added, "打开", "正在打开")
    wanda.page.keyboard.press("Enter")
    expect(sana.outline).to_contain_text("政策窗口正在打开")
    wanda.presses(added, "Alt+ArrowUp")

    sana.sees("（一）政策窗口正在打开")
    sana.sees("（二）机遇前所未有")


def test_a_section_goes_one_level_up_and_down_with_all_that_follows_it(wanda, sana):
    trust = wanda.line("信心更加坚定")

    wanda.presses(trust, "Alt+ArrowLeft")
    sana.sees("三、信心更加坚定")
    sana.sees("四、扎实做好2027年重点工作")
    wanda.presses(trust, "Alt+ArrowRight")

    sana.sees("（三）信心更加坚定")
    sana.sees("三、扎实做好2027年重点工作")


def test_a_removed_section_comes_back_with_all_it_held(wanda, sana):
    wanda.picks(wanda.line("挑战不容忽视"), "Remove with all it holds")
    sana.misses("农业生产成本持续上涨")
    sana.sees("（二）信心更加坚定")

    wanda.page.get_by_role("button", name="Undo").click()

    sana.sees("（二）挑战不容忽视")
    sana.sees("农业生产成本持续上涨")


def test_a_speech_without_its_title_is_still_found_in_the_library(wanda):
    wanda.presses(wanda.line("凝心聚力抓落实"), "Delete")
    wanda.misses("凝心聚力抓落实")

    wanda.person.opens("/")
    wanda.page.get_by_role("link", name="Untitled speech").click()

    expect(wanda.paragraphs).to_have_count(BLOCKS - 1)
