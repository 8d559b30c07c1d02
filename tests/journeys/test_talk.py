"""Talk that ends: people called by name, words changed and taken back, reasons, a choice, an audience."""

import pytest
from playwright.sync_api import expect

from tests.journeys import accessibility

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
BRIDGE = "跨江大桥明年建成通车"


def card(desk, words):
    return desk.margin.locator(".card", has_text=words)


def opens(desk, words):
    card(desk, words).click()
    thread = desk.margin.locator(".at-hand .thread")
    expect(thread).to_contain_text(words)
    return thread


def shows_all(desk):
    desk.margin.get_by_role("link", name="All threads").click()
    expect(desk.margin.locator("#all-threads")).to_have_count(1)


def test_a_person_is_called_by_keys_and_finds_what_mentions_him(wanda, sana):
    wanda.presses(wanda.line(WATER), "c")
    field = wanda.margin.get_by_label("New comment")
    field.press_sequentially("请@沙")
    expect(wanda.page.get_by_role("option")).to_have_text(["沙娜"])
    wanda.page.keyboard.press("Enter")
    field.press_sequentially("看一下。")
    expect(field).to_have_value("请@沙娜 看一下。")
    wanda.tries_to_save()
    expect(wanda.margin.locator(".called")).to_have_text("@沙娜")
    wanda.comments(wanda.line(BRIDGE), "这句请核。")
    expect(card(sana, "这句请核。")).to_have_count(1)

    sana.margin.get_by_text("Choose", exact=True).click()
    sana.margin.get_by_label("Show", exact=True).select_option("open ones that mention me")

    expect(sana.margin.locator(".card")).to_have_count(1)
    expect(card(sana, "看一下。")).to_have_count(1)
    wanda.comments(wanda.line(BRIDGE), "这句也请@沙娜核。")
    expect(sana.margin.locator(".card")).to_have_count(2)
    assert accessibility.breaches_of(sana.page) == []


def test_a_comment_is_changed_and_taken_back_before_the_eyes_of_the_other(wanda, sana):
    wanda.comments(wanda.line(WATER), "数对不上。")
    shows_all(wanda)
    mine, theirs = opens(wanda, "数对不上。"), opens(sana, "数对不上。")
    expect(theirs.get_by_role("link", name="Change")).to_have_count(0)

    mine.get_by_role("link", name="Change").click()
    field = wanda.margin.get_by_label("Your comment")
    expect(field).to_be_focused()
    field.fill("数和水利站的对不上。")
    wanda.tries_to_save()
    expect(theirs).to_contain_text("数和水利站的对不上。")
    theirs.get_by_text("changed in version").click()
    expect(theirs.locator(".comment-earlier li")).to_have_text(["数对不上。"])
    wanda.margin.get_by_role("button", name="Take back").click()

    expect(theirs).to_contain_text("Taken back by its author.")
    expect(theirs).not_to_contain_text("数和水利站的对不上。")


def test_a_thread_of_somebody_else_is_resolved_with_a_reason(wanda, sana):
    sana.comments(sana.line(WATER), "请核实。")
    thread = opens(wanda, "请核实。")
    thread.get_by_role("button", name="Resolve").click()
    expect(thread.get_by_role("alert")).to_contain_text("how this was dealt with")
    wanda.margin.get_by_role("textbox", name="Reply").fill("已按水利站的数改。")

    thread.get_by_role("button", name="Resolve").click()

    expect(thread).to_contain_text("Resolved by 王文")
    expect(card(wanda, "请核实。")).to_have_count(0)
    expect(sana.margin).to_contain_text("How it was dealt with")
    shows_all(sana)
    sana.margin.get_by_text("Choose", exact=True).click()
    sana.margin.get_by_label("Show", exact=True).select_option("resolved ones")
    opens(sana, "请核实。").get_by_role("button", name="Reopen").click()
    expect(card(wanda, "请核实。")).to_have_count(1)


def test_what_drafters_say_among_themselves_is_for_no_one_else(wanda, sana, sits_down):
    dai = sits_down("dai")
    wanda.presses(wanda.line(WATER), "c")
    wanda.margin.get_by_label("New comment").fill("这一段先不送审。")
    wanda.margin.get_by_label("Only the owner and drafters").check()
    wanda.margin.get_by_role("button", name="Comment").click()

    expect(card(dai, "这一段先不送审。")).to_contain_text("among drafters")
    expect(dai.line(WATER).locator(".has-threads")).to_have_count(1)
    wanda.comments(wanda.line(BRIDGE), "这句大家都看。")
    expect(card(sana, "这句大家都看。")).to_have_count(1)
    expect(sana.page.locator("body")).not_to_contain_text("这一段先不送审。")
    expect(sana.line(WATER).locator(".has-threads")).to_have_count(0)


def test_a_half_written_answer_comes_again_with_its_thread(wanda, sana):
    sana.comments(sana.line(WATER), "请核实。")
    opens(wanda, "请核实。")
    wanda.margin.get_by_role("textbox", name="Reply").fill("还在核")
    sana.comments(sana.line(BRIDGE), "这句也请核。")
    expect(card(wanda, "这句也请核。")).to_have_count(1)
    expect(wanda.margin.get_by_role("textbox", name="Reply")).to_have_value("还在核")

    opens(wanda, "这句也请核。")
    opens(wanda, "请核实。")

    expect(wanda.margin.get_by_role("textbox", name="Reply")).to_have_value("还在核")
