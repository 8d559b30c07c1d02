"""A blank is filled everywhere at once, while somebody else writes in one of the paragraphs."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


def test_words_are_found_by_key_chosen_and_replaced_on_both_pages(wanda, sana):
    line = sana.line("项目是经济工作的抓手")
    sana.rewords(line, "一季度", "首季度")

    wanda.page.keyboard.press("Control+h")
    expect(wanda.page.locator("#finding-sought")).to_be_focused()
    wanda.page.keyboard.type("项目")
    wanda.page.locator("#finding-words").fill("工程")
    wanda.page.keyboard.press("Enter")
    hits = wanda.margin.locator(".hit")
    expect(hits.first.locator("ins")).to_have_text("工程")
    wanda.page.keyboard.press("F3")
    expect(hits.first.locator("a")).to_be_focused()
    hits.first.locator("input").uncheck()
    wanda.margin.get_by_role("button", name="Replace the chosen places").click()

    expect(hits).to_have_count(1)
    expect(wanda.page.locator("#messages")).to_contain_text("Words replaced in")
    sana.saves(line)
    expect(line).to_contain_text("首季度开工率")
    expect(line).to_contain_text("工程是经济工作的抓手")
    wanda.sees("首季度开工率")
