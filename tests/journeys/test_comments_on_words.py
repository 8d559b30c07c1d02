"""A phrase is chosen, a thread stands beside it, and goes with it whatever is written."""

import re

import pytest
from playwright.sync_api import expect

from speeches.models import Thread
from tests.journeys import accessibility
from tests.journeys.people import PHONE

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
PHRASE = "整修山塘13口"
CHOOSES = """([id, words]) => {
  const text = document.querySelector(`#${id} > .text`);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const start = text.textContent.indexOf(words), end = start + words.length;
  const range = document.createRange();
  let done = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (start >= done && start < done + node.length) range.setStart(node, start - done);
    if (end > done && end <= done + node.length) range.setEnd(node, end - done);
    done += node.length;
  }
  const boxes = range.getClientRects();
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  return [first.left, first.top + first.height / 2, last.right, last.bottom - 8];
}"""
SELECTS = CHOOSES.replace(
    "const boxes", "getSelection().removeAllRanges(); getSelection().addRange(range); const boxes"
)


@pytest.fixture
def rhea(sits_down):
    """The reviewer, who may not edit, at the speech."""
    return sits_down("rhea")


def drags_over(desk, line, words):
    line.scroll_into_view_if_needed()
    left, top, right, bottom = desk.page.evaluate(CHOOSES, [line.get_attribute("id"), words])
    mouse = desk.page.mouse
    mouse.move(left + 1, top)
    mouse.down()
    mouse.move(right - 1, bottom, steps=8)
    mouse.up()


def says(desk, words):
    field = desk.margin.get_by_label("Comment on these words")
    expect(field).to_be_focused()
    field.fill(words)
    desk.tries_to_save()
    expect(desk.margin.locator(".at-hand .comment", has_text=words)).to_have_count(1)


def mark(desk, words):
    return desk.page.locator("#manuscript mark.said", has_text=words)


def card(desk, words):
    return desk.margin.locator(".card", has_text=words)


def test_a_phrase_is_commented_on_while_somebody_writes_in_the_same_paragraph(rhea, wanda):
    field = wanda.rewords(wanda.line(WATER), "水利建设方面", "今年水利建设方面")
    drags_over(rhea, rhea.line(WATER), PHRASE)
    rhea.page.get_by_role("button", name="Comment on these words").click()
    says(rhea, "和水利站的数对不上。")

    expect(mark(rhea, PHRASE)).to_have_count(1)
    expect(card(wanda, "和水利站的数对不上。")).to_have_count(1)
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("^今年水利建设方面"))
    wanda.saves(wanda.line(WATER))

    for desk in (rhea, wanda):
        expect(mark(desk, PHRASE)).to_have_text(PHRASE)


def test_the_card_stands_beside_its_words_and_each_shows_the_other(rhea, wanda):
    drags_over(rhea, rhea.line(WATER), PHRASE)
    rhea.page.keyboard.press("c")
    says(rhea, "请核实。")
    words, beside = mark(wanda, PHRASE), card(wanda, "请核实。")
    words.scroll_into_view_if_needed()

    expect(beside).to_be_in_viewport()
    tops = [one.bounding_box()["y"] for one in (words, beside)]
    assert abs(tops[0] - tops[1]) < 40
    beside.hover()
    expect(words).to_have_class(re.compile("is-lit"))
    words.hover()
    expect(beside).to_have_class(re.compile("is-lit"))
    assert accessibility.breaches_of(wanda.page) == []


def test_words_that_are_deleted_leave_their_thread_and_have_it_again_when_that_is_undone(rhea, wanda):
    drags_over(rhea, rhea.line(WATER), PHRASE)
    rhea.page.keyboard.press("c")
    says(rhea, "请核实。")
    expect(mark(wanda, PHRASE)).to_have_count(1)

    wanda.puts_the_caret(wanda.opens(wanda.line(WATER)), PHRASE, length=len(PHRASE))
    wanda.page.keyboard.press("Delete")
    wanda.saves(wanda.line(WATER))
    for desk in (rhea, wanda):
        expect(mark(desk, PHRASE)).to_have_count(0)
    expect(card(wanda, "请核实。")).to_contain_text("words gone")
    expect(rhea.margin.locator(".at-hand")).to_contain_text("took these words away")
    rhea.margin.get_by_role("link", name="What was changed").click()
    expect(rhea.page.locator("del", has_text=PHRASE).first).to_be_visible()
    wanda.presses(wanda.line(WATER), "Control+z")

    expect(mark(wanda, PHRASE)).to_have_count(1)
    expect(card(wanda, "请核实。")).not_to_contain_text("words gone")


def test_words_are_chosen_by_keys_and_threads_walked_by_keys(rhea):
    line, keys = rhea.line(WATER), rhea.page.keyboard
    rhea.presses(line, "Shift+ArrowRight")
    for _ in range(5):
        keys.press("Shift+ArrowRight")
    expect(rhea.page.locator("#heard")).to_have_text("Chosen: 水利建设方面")
    keys.press("c")
    says(rhea, "提法对吗？")
    keys.press("Escape")
    rhea.presses(rhea.paragraphs.first, "t")

    expect(card(rhea, "提法对吗？").get_by_role("link")).to_be_focused()
    keys.press("Enter")
    expect(rhea.margin.locator(".at-hand .thread")).to_be_focused()
    assert Thread.objects.get().quote == "水利建设方面"


def test_words_chosen_in_an_open_field_are_commented_on_beside_it(wanda):
    line = wanda.line(WATER)
    field = wanda.opens(line)
    wanda.puts_the_caret(field, PHRASE, length=len(PHRASE))
    wanda.page.keyboard.press("Control+Alt+m")
    says(wanda, "请核实。")

    expect(line.locator(".pen-text")).to_have_count(1)
    assert Thread.objects.get().quote == PHRASE


def test_a_comment_half_written_survives_what_others_do_to_its_words(rhea, wanda):
    drags_over(rhea, rhea.line(WATER), PHRASE)
    rhea.page.keyboard.press("c")
    field = rhea.margin.get_by_label("Comment on these words")
    expect(field).to_be_focused()
    field.fill("还没有想好怎么")

    wanda.comments(wanda.line(WATER), "也请核实。")
    wanda.writes(wanda.line(WATER), "水利建设方面", "去年水利建设方面")

    expect(card(rhea, "也请核实。")).to_have_count(1)
    expect(field).to_have_value("还没有想好怎么")
    expect(field).to_be_focused()
    says(rhea, "还没有想好怎么说。")
    expect(mark(wanda, PHRASE)).to_have_text(PHRASE)


def test_a_heading_is_commented_on_as_a_section(rhea, wanda):
    rhea.presses(rhea.line("机遇前所未有"), "c")
    rhea.margin.get_by_label("New comment").fill("这一节偏长。")
    rhea.tries_to_save()

    expect(wanda.line("机遇前所未有").locator(".has-threads")).to_contain_text("1 open thread")
    expect(card(wanda, "这一节偏长。")).to_contain_text("机遇前所未有")


def test_on_a_phone_the_thread_lies_below_its_words(rhea):
    page = rhea.page
    page.set_viewport_size(PHONE)
    line = rhea.line(WATER)
    line.scroll_into_view_if_needed()
    page.evaluate(SELECTS, [line.get_attribute("id"), PHRASE])
    page.get_by_role("button", name="Comment on these words").click()
    says(rhea, "请核实。")

    words, thread = mark(rhea, PHRASE), rhea.margin.locator(".at-hand .thread")
    expect(words).to_be_in_viewport()
    expect(thread).to_be_in_viewport()
    assert words.bounding_box()["y"] < thread.bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert accessibility.breaches_of(page) == []
