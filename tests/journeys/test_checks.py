"""What the checks find is looked at, mended in the text or let stand, and then it is no longer in the way."""

import pytest
from playwright.sync_api import expect

from tests.journeys import accessibility
from tests.journeys.people import DESK, PHONE

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_a_finding_is_mended_or_let_stand(wanda, screen):
    wanda.writes(wanda.line(WATER), "整修山塘13口", "整修的的山塘“13口")
    page = wanda.page
    page.set_viewport_size(screen)
    wanda.person.opens(f"{wanda.address}checks/")
    expect(page.locator(".finding-wrong")).to_have_text(["“", "的的"])
    assert accessibility.breaches_of(page) == []

    twice = page.locator("li", has=page.locator(".finding-wrong", has_text="的的"))
    twice.locator("summary").click()
    twice.get_by_label("Why it is right as it stands").fill("原话如此。")
    page.keyboard.press("Enter")
    expect(page.locator(".finding-wrong")).to_have_text(["“"])
    expect(page.get_by_role("heading", name="Let stand")).to_be_visible()
    assert accessibility.breaches_of(page) == []

    wanda.person.opens(f"{wanda.address}final/")
    expect(page.get_by_role("link", name="1 finding of a check stands in the way")).to_be_visible()
    page.get_by_role("link", name="1 finding of a check stands in the way").click()
    page.locator(".finding-words a").first.click()
    expect(wanda.line(WATER)).to_be_in_viewport()


def test_the_pages_of_the_office_and_of_who_is_away(cast, new_person):
    cast.wanda.is_staff = True
    cast.wanda.save()
    wanda = new_person("wanda", user=cast.wanda, locale="en")

    for address in ("/office/signing/", "/absence/"):
        wanda.opens(address)
        assert accessibility.breaches_of(wanda.page) == []
        wanda.page.set_viewport_size(PHONE)
        assert accessibility.breaches_of(wanda.page) == []
