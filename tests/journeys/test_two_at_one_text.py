"""Two people write in one speech at once: nothing typed is lost, and nothing is swapped away."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

PROJECTS = "我们坚持项目为先"
WATER = "水利建设方面"


def test_edits_of_different_clauses_of_one_paragraph_are_put_together_and_it_is_said(wanda, sana):
    hers, his = wanda.line(PROJECTS), sana.line(PROJECTS)
    wanda.rewords(hers, "就业XX人", "就业420人")
    sana.rewords(his, "15吨", "16吨")

    wanda.saves(hers)
    expect(his.locator(".meanwhile")).to_contain_text("Both changes are put together when you save")
    sana.saves(his)

    expect(sana.page.locator("#messages")).to_contain_text("王文 changed this paragraph meanwhile")
    for line in (hers, his):
        expect(line).to_contain_text(re.compile("就业420人.*提高到16吨"))


def test_edits_of_one_figure_are_shown_side_by_side_until_a_person_decides(wanda, sana):
    hers, his = wanda.line(PROJECTS), sana.line(PROJECTS)
    wanda.rewords(hers, "4.6亿元", "4.7亿元")
    sana.rewords(his, "4.6亿元", "4.8亿元")

    wanda.saves(hers)
    sana.tries_to_save()

    texts = his.locator("dd.meeting-text")
    expect(his.get_by_role("heading")).to_contain_text("王文 changed the same words")
    expect(his.locator(".meeting-base-text")).to_contain_text("4.6亿元")
    expect(texts).to_contain_text(["4.7亿元", "4.8亿元"])
    expect(his.locator(".pen-text")).to_have_value(re.compile("4.8亿元"))
    sana.rewords(his, "4.8亿元", "4.75亿元")
    sana.saves(his)
    wanda.sees("完成投资4.75亿元")


def test_edits_of_one_clause_are_shown_put_together_before_they_are_saved(wanda, sana):
    hers, his = wanda.line(WATER), sana.line(WATER)
    wanda.rewords(hers, "整修山塘", "整修扩容山塘")
    sana.rewords(his, "13口", "15口")

    wanda.saves(hers)
    sana.tries_to_save()

    expect(his.get_by_role("heading")).to_contain_text("read it once and save")
    expect(his.locator(".pen-text")).to_have_value(re.compile("整修扩容山塘15口"))
    sana.saves(his)
    wanda.sees("整修扩容山塘15口")


def test_words_typed_into_a_paragraph_that_somebody_removed_come_back_as_a_new_one(wanda, sana):
    his = sana.line(WATER)
    sana.rewords(his, "确保旱能浇、涝能排", "确保旱能灌、涝能排")

    wanda.presses(wanda.line(WATER), "Delete")
    expect(his.locator(".meanwhile")).to_contain_text("Somebody removed this paragraph")
    sana.tries_to_save()
    expect(his.get_by_role("heading")).to_contain_text("王文 removed this paragraph")
    sana.tries_to_save()

    wanda.sees("旱能灌、涝能排")
    sana.sees("旱能灌、涝能排")


def test_a_paragraph_that_somebody_moved_says_so_and_is_saved_where_it_stands_now(wanda, sana):
    his = sana.line(WATER)
    sana.rewords(his, "整修山塘13口", "整修山塘15口")

    wanda.presses(wanda.line(WATER), "Alt+ArrowUp")

    expect(his.locator(".meanwhile")).to_contain_text("Somebody moved this paragraph")
    expect(his.locator(".pen-text")).to_have_value(re.compile("整修山塘15口"))
    sana.saves(his)
    wanda.sees("整修山塘15口")
    assert wanda.lines() == sana.lines()


def test_words_typed_into_a_paragraph_that_somebody_split_are_put_together_with_its_first_half(wanda, sana):
    hers, his = wanda.line(WATER), sana.line(WATER)
    sana.rewords(his, "整修山塘13口", "整修山塘15口")
    field = wanda.opens(hers)
    wanda.puts_the_caret(field, "确保旱能浇")
    wanda.page.keyboard.press("Enter")
    wanda.saves(hers)

    expect(his.locator(".meanwhile")).to_contain_text("changed this paragraph meanwhile")
    sana.tries_to_save()

    for desk in (wanda, sana):
        desk.sees("整修山塘15口")
        desk.sees("确保旱能浇")
    assert wanda.lines() == sana.lines()


def test_words_typed_into_a_paragraph_that_somebody_joined_away_are_kept(wanda, sana):
    his = sana.line(WATER)
    sana.rewords(his, "整修山塘13口", "整修山塘15口")
    field = wanda.opens(wanda.line(WATER))
    field.press("Control+Home")
    wanda.page.keyboard.press("Backspace")

    expect(his.locator(".meanwhile")).to_contain_text("Somebody removed this paragraph")
    sana.tries_to_save()
    expect(his.get_by_role("heading")).to_contain_text("王文 removed this paragraph")
    expect(his.locator(".pen-text")).to_have_value(re.compile("整修山塘15口"))
    his.locator(".pen-leave").click()
    his.get_by_role("button", name="Discard the change").click()

    expect(his).to_have_count(0)
    sana.sees("整修山塘13口")


def test_what_others_write_arrives_and_the_field_one_types_in_stays(wanda, sana):
    hers = wanda.line(PROJECTS)
    field = wanda.rewords(hers, "4.6亿元", "4.7亿元，还没有写")
    written = field.input_value()

    sana.writes(sana.line(WATER), "整修山塘13口", "整修山塘15口")
    sana.presses(sana.line("我们坚持产业为要"), "Alt+ArrowUp")

    wanda.sees("整修山塘15口")
    expect(hers.locator("xpath=preceding-sibling::*[1]")).to_contain_text("我们坚持产业为要")
    expect(field).to_have_value(written)
    expect(field).to_be_focused()
    wanda.page.keyboard.type("完")
    wanda.saves(hers)
    sana.sees("还没有写完")
