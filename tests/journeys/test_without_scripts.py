"""JavaScript is off: reading, writing, commenting and signing go by links and forms."""

import pytest
from playwright.sync_api import expect

from speeches.actions import paragraphs
from speeches.models import Paragraph
from tests.journeys.people import Person
from tests.stage import NOON, PASSWORD

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


@pytest.fixture
def page(browser, served, speech_id, tmp_path):
    """Sana's, with scripts switched off."""
    context = browser.new_context(locale="en", java_script_enabled=False)
    context.set_default_timeout(15_000)
    sana = Person("sana", served.url, context.new_page(), tmp_path)
    sana.watch()
    sana.opens("/")
    sana.page.get_by_label("Sign-in name").fill("sana")
    sana.page.get_by_label("Password").fill(PASSWORD)
    sana.page.get_by_role("button", name="Sign in").click()
    sana.page.get_by_role("link", name="凝心聚力抓落实").click()
    yield sana.page
    context.close()
    assert sana.troubles == []


def line(page, words):
    return page.locator("#manuscript > .block", has_text=words)


def test_a_paragraph_is_written_by_its_link_and_form(page):
    line(page, WATER).get_by_role("link", name="Edit this paragraph").click()
    field = page.get_by_label("Text of the paragraph")
    field.fill(field.input_value().replace("13口", "15口"))

    page.get_by_role("button", name="Save").click()

    expect(line(page, WATER)).to_contain_text("整修山塘15口")
    expect(line(page, WATER)).to_be_in_viewport()


def test_a_comment_is_written_answered_and_resolved(page):
    line(page, WATER).locator(".tool-threads").click()
    page.get_by_label("New comment").fill("山塘的数与水利站的对不上。")
    page.get_by_role("button", name="Comment").click()
    expect(page.locator("#margin")).to_contain_text("山塘的数与水利站的对不上。")

    card = page.locator("#margin .card", has_text="山塘的数与水利站的对不上。").get_by_role("link")
    card.click()
    page.get_by_role("textbox", name="Reply").fill("已核对。")
    page.get_by_role("button", name="Reply").click()
    expect(page.locator("#margin")).to_contain_text("1 answer")
    card.click()
    page.get_by_role("button", name="Resolve").click()

    expect(page.locator("#margin")).to_contain_text("No open threads.")


def test_a_section_is_signed(page):
    line(page, "机遇前所未有").locator('.mark[href*="/signature/"]').click()
    expect(page.get_by_role("region", name="The words to be signed")).to_contain_text("由50分钟缩短到20分钟")

    page.get_by_role("button", name="Sign", exact=True).click()

    expect(line(page, "机遇前所未有").locator(".mark.is-signed")).to_contain_text("signed: 沙娜")


def test_two_texts_that_met_are_shown_and_nothing_is_lost(page, cast):
    line(page, WATER).get_by_role("link", name="Edit this paragraph").click()
    field = page.get_by_label("Text of the paragraph")
    field.fill(field.input_value().replace("13口", "15口"))
    met = Paragraph.objects.get(text__startswith=WATER)
    paragraphs.edit(
        met.pk, text=met.text.replace("13口", "17口"), based_on=met.version, by=cast.wanda, at=NOON
    )

    page.get_by_role("button", name="Save").click()

    expect(page.locator("dd.meeting-text")).to_contain_text(["17口", "15口"])
    page.get_by_role("button", name="Save").click()
    expect(line(page, WATER)).to_contain_text("整修山塘15口")
