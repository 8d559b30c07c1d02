"""Suggestions from the field to the decision, by two people at once, most of it by keys."""

import re

import pytest
from playwright.sync_api import expect

from speeches.domain.talk import Outcome
from speeches.models import Event, Paragraph, Suggestion, Thread
from tests.journeys import accessibility

pytestmark = pytest.mark.journey

PROJECTS = "我们坚持项目为先"
WATER = "水利建设方面"


@pytest.fixture
def rhea(sits_down):
    """The reviewer, who may not write, at the speech."""
    return sits_down("rhea")


def suggests(desk, line, old, new, reason=""):
    """Other words, in the very field in which others write."""
    desk.presses(line, "Enter")
    field = line.locator(".pen-text")
    expect(field).to_be_focused()
    desk.puts_the_caret(field, old, length=len(old))
    desk.page.keyboard.type(new)
    if reason:
        line.locator(".pen-reason").fill(reason)
        field.focus()
    desk.saves(line)
    expect(line.locator("ins.asked", has_text=new.rstrip("。")).first).to_be_visible()


def hand(desk):
    return desk.margin.locator(".at-hand .thread")


def pending(desk):
    return desk.margin.locator(".card[data-pending]")


def test_ten_are_made_while_the_other_writes_in_the_same_lines_and_all_are_decided_by_keys(wanda, rhea):
    ids = suggested_while_written_in(wanda, rhea, 10)
    expect(pending(wanda)).to_have_count(10)
    assert accessibility.breaches_of(wanda.page) == []

    wanda.presses(wanda.page.locator(f"#{ids[0]}"), "a")
    for at in range(10):
        expect(hand(wanda)).to_contain_text(f"补充{at}")
        decides(wanda, is_yes=at % 5 != 4)
        expect(pending(wanda)).to_have_count(9 - at)

    expect(wanda.page.locator("#messages")).to_contain_text("All suggestions shown are decided")
    expect(pending(rhea)).to_have_count(0)
    outcomes = [thread.outcome for thread in Thread.objects.order_by("pk")]
    assert outcomes == [Outcome.DECLINED if at % 5 == 4 else Outcome.ADOPTED for at in range(10)]
    kept = [Paragraph.objects.get(pk=one.partition("-")[2]).text for one in ids]
    assert [(text[:4], f"第{at}条" in text) for at, text in enumerate(kept)] == [
        ("同志们，", at % 5 != 4) for at in range(10)
    ]
    accepted = Event.objects.filter(kind="suggestion.accepted").select_related("by", "through")
    assert {(str(one.by), str(one.through)) for one in accepted} == {("芮华", "王文")}


def suggested_while_written_in(wanda, rhea, count):
    """Rhea suggests something for as many lines, and Wanda writes in each right after; their ids."""
    lines = wanda.page.locator("#manuscript > .paragraph.is-body")
    ids = [lines.nth(at).get_attribute("id") for at in range(2, 2 + count)]
    for at, line in enumerate(ids):
        suggests(rhea, rhea.page.locator(f"#{line}"), "。", f"，第{at}条。", reason=f"补充{at}")
        hers = wanda.page.locator(f"#{line}")
        wanda.presses(hers, "Enter")
        expect(hers.locator(".pen-text")).to_be_focused()
        wanda.page.keyboard.press("Control+Home")
        wanda.page.keyboard.type("同志们，")
        wanda.saves(hers)
    return ids


def decides(desk, *, is_yes):
    desk.page.keyboard.press("a" if is_yes else "x")
    if not is_yes:
        desk.page.keyboard.type("已有此意。")
        desk.tries_to_save()


def test_a_decision_shows_at_once_at_the_other_and_is_taken_back_with_a_key(wanda, rhea):
    hers, his = wanda.line(PROJECTS), rhea.line(PROJECTS)
    suggests(rhea, his, "4.6", "4.8")
    expect(hers.locator("del.asked")).to_have_text("4.6")

    hers.locator("ins.asked").click()
    expect(hand(wanda)).to_be_focused()
    wanda.page.keyboard.press("a")

    expect(his).to_contain_text("4.8亿元")
    expect(his.locator("ins.asked")).to_have_count(0)
    wanda.page.keyboard.press("u")
    expect(his.locator("ins.asked")).to_have_text("4.8")
    expect(pending(wanda)).to_have_count(1)


def test_it_is_accepted_with_changes_in_the_text_itself(wanda, rhea):
    hers, his = wanda.line(PROJECTS), rhea.line(PROJECTS)
    suggests(rhea, his, "4.6", "4.8")
    hers.locator("ins.asked").click()

    hand(wanda).get_by_role("link", name="With changes").click()
    field = hers.locator(".pen-text")
    expect(field).to_have_value(re.compile("4.8亿元"))
    wanda.rewords(hers, "4.8", "4.75")
    wanda.saves(hers)

    expect(his).to_contain_text("4.75亿元")
    assert Thread.objects.get().outcome is Outcome.PARTLY


def test_rivals_are_told_of_each_other_and_the_answer_to_one_asks_about_the_other(wanda, rhea, sits_down):
    sana = sits_down("sana")
    suggests(rhea, rhea.line(PROJECTS), "4.6", "4.8")
    line = sana.line(PROJECTS)
    sana.rewords(line, "4.6", "4.9")
    line.get_by_role("button", name="Suggest only").click()
    expect(sana.line(PROJECTS).locator("ins.asked")).to_have_count(2)

    wanda.margin.locator(".card", has_text="against 沙娜").click()
    expect(hand(wanda)).to_contain_text("would have other words in the same place")
    hand(wanda).get_by_role("button", name="Accept", exact=True).click()

    asked = wanda.page.locator(".notice-rival")
    expect(asked).to_contain_text("沙娜")
    asked.get_by_role("button").click()
    expect(pending(wanda)).to_have_count(0)
    assert {thread.outcome for thread in Thread.objects.all()} == {Outcome.ADOPTED, Outcome.DECLINED}


def test_a_paragraph_more_and_one_less_are_suggested_by_keys_and_stand_where_they_would_be(wanda, rhea):
    his = rhea.line(WATER)
    rhea.presses(his, "Delete")
    expect(his).to_have_class(re.compile("is-unwanted"))
    rhea.presses(rhea.line(PROJECTS), "n")
    rhea.types_in_the_new_field("项目要一个一个落地。")
    rhea.tries_to_save()

    hers = wanda.line(PROJECTS)
    expect(hers.locator(".wish ins")).to_have_text("项目要一个一个落地。")
    expect(wanda.line(WATER)).to_have_class(re.compile("is-unwanted"))
    wanda.page.keyboard.press("a")
    wanda.page.keyboard.press("a")
    wanda.sees("项目要一个一个落地。")
    assert Suggestion.objects.count() == 2


def test_where_all_but_the_owner_only_suggest_the_page_of_a_drafter_changes_before_his_eyes(
    wanda, sits_down, speech_id
):
    dai = sits_down("dai")
    wanda.person.opens(f"/speeches/{speech_id}/members/")
    wanda.page.get_by_role("button", name="Let all but the owner only suggest").click()
    expect(dai.page.locator("#people")).to_contain_text("suggestions only")

    suggests(dai, dai.line(PROJECTS), "4.6", "4.8")

    assert Suggestion.objects.get().by.username == "dai"
