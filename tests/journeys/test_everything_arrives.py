"""What one does is on the page of the other: words, places, headings, comments, signatures."""

import pytest
from playwright.sync_api import expect

from speeches.actions import paragraphs
from speeches.models import Paragraph
from tests.stage import NOON

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
LEADS = "我们坚持产业为要"
CHANCE = "机遇前所未有"


def test_every_kind_of_change_reaches_the_other_page(wanda, sana):
    line = sana.line(WATER)
    wanda.writes(wanda.line(WATER), "13口", "15口")
    expect(line).to_contain_text("整修山塘15口")

    wanda.comments(wanda.line(WATER), "请水利站核实。")
    expect(line.locator(".tool-threads .number")).to_have_text("1")
    expect(sana.margin).to_contain_text("请水利站核实。")

    wanda.presses(wanda.line(LEADS), "Alt+ArrowUp")
    expect(sana.page.locator("html")).to_have_attribute("data-link", "live")
    before = wanda.lines()
    expect(sana.page.locator("#manuscript > .block .text")).to_have_text(before, use_inner_text=True)

    heading = wanda.line(CHANCE)
    panel = sana.looks_at_signatures(sana.line(CHANCE))
    panel.get_by_role("button", name="Sign", exact=True).click()
    expect(heading.locator(".mark.is-signed")).to_have_count(1)
    expect(wanda.outline.locator(".outline-entry.is-signed")).not_to_have_count(0)

    wanda.presses(wanda.line(WATER), "n")
    wanda.types_in_the_new_field("新添的一段话。")
    wanda.tries_to_save()
    sana.sees("新添的一段话。")
    expect(sana.page.locator("main")).to_have_attribute("data-version", str(wanda.version()))


def test_a_page_that_missed_hundreds_of_versions_draws_itself_anew_around_what_is_typed(wanda, sana, cast):
    hers = wanda.line(WATER)
    field = wanda.rewords(hers, "13口", "15口")
    written = field.input_value()
    wanda.puts_the_caret(field, "15口")
    # As a lid that is closed: the stream ends, and nobody tells the page what happens meanwhile.
    wanda.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    other = Paragraph.objects.get(text__startswith=LEADS)

    for number in range(300):
        paragraphs.edit(
            other.pk, text=f"我们坚持产业为要，第{number}次。", based_on=99999, by=cast.dai, at=NOON
        )
    wanda.page.evaluate("window.dispatchEvent(new Event('online'))")

    wanda.sees("我们坚持产业为要，第299次。")
    expect(field).to_be_focused()
    expect(field).to_have_value(written)
    assert field.evaluate("(field) => field.selectionStart") == written.index("15口")
    expect(wanda.page.locator("html")).to_have_attribute("data-link", "live", timeout=30_000)
    wanda.saves(hers)
    sana.sees("整修山塘15口")
