"""Every page keeps the rules of WCAG 2.2 A and AA that a machine can check, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from tests.journeys import accessibility
from tests.journeys.people import DESK, PHONE
from tests.journeys.table import SAMPLE

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def screen(request):
    return request.param


def keeps_the_rules(page):
    assert accessibility.breaches_of(page) == []


def test_the_pages_around_the_text(wanda, screen):
    wanda.writes(wanda.line(WATER), "整修山塘13口", "整修山塘15口")
    newest = wanda.version()
    wanda.page.set_viewport_size(screen)

    for address in ("/", f"{wanda.address}members/", f"{wanda.address}versions/", f"{wanda.address}details/"):
        wanda.person.opens(address)
        expect(wanda.page.get_by_role("heading", level=1)).to_be_visible()
        keeps_the_rules(wanda.page)

    wanda.person.opens(f"{wanda.address}versions/1..{newest}/")
    expect(wanda.page.get_by_role("article")).to_have_count(1)
    keeps_the_rules(wanda.page)
    wanda.person.opens(f"{wanda.address}versions/1/")
    keeps_the_rules(wanda.page)
    wanda.person.opens(f"{wanda.address}versions/file..{newest}/")
    expect(wanda.page.get_by_role("article")).to_have_count(1)
    keeps_the_rules(wanda.page)


def test_the_pages_of_an_import(wanda, screen):
    page = wanda.page
    page.set_viewport_size(screen)
    wanda.person.opens("/imports/")
    keeps_the_rules(page)

    page.get_by_label("A text file").set_input_files(SAMPLE)
    page.get_by_label("This text holds no state secrets.").check()
    page.get_by_role("button", name="See how it is read").click()

    expect(page.get_by_role("button", name="Make it version 1")).to_be_visible()
    keeps_the_rules(page)


def test_the_editor_in_reading_in_edit_and_with_a_menu(wanda):
    line = wanda.line(WATER)
    keeps_the_rules(wanda.page)

    wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    keeps_the_rules(wanda.page)
    wanda.page.keyboard.press("Escape")
    expect(line.get_by_role("alertdialog")).to_be_visible()
    keeps_the_rules(wanda.page)

    wanda.page.get_by_role("button", name="Discard the change").click()
    line.hover()
    line.locator("summary").click()
    keeps_the_rules(wanda.page)


def test_the_editor_where_two_texts_met(wanda, sana):
    his = sana.line(WATER)
    sana.rewords(his, "13口", "15口")
    wanda.writes(wanda.line(WATER), "13口", "17口")

    sana.tries_to_save()

    expect(his.locator("dd.meeting-text")).to_have_count(2)
    keeps_the_rules(sana.page)


def test_the_margin_with_comments_signatures_and_earlier_versions(wanda, sana):
    line = sana.line(WATER)
    sana.comments(line, "请核实。")
    keeps_the_rules(sana.page)

    panel = sana.looks_at_signatures(sana.line("机遇前所未有"))
    keeps_the_rules(sana.page)
    panel.get_by_role("button", name="Sign", exact=True).click()
    expect(sana.line("机遇前所未有").locator(".mark.is-signed")).to_have_count(1)
    keeps_the_rules(sana.page)

    wanda.writes(wanda.line(WATER), "13口", "17口")
    sana.sees("整修山塘17口")
    sana.picks(line, "Its earlier versions", of="paragraph")
    expect(sana.margin.locator("ins")).to_have_count(1)
    keeps_the_rules(sana.page)
