"""The owner lays a route from a usual one, the speech goes its way, and who looks on sees it move."""

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from speeches.actions import returns, signatures
from speeches.actions.returns import Destination
from speeches.domain.signing import Pledge
from speeches.models import Seat, Speech
from speeches.queries.structure import manuscript_of
from tests.journeys import accessibility
from tests.journeys.people import DESK, PHONE

pytestmark = pytest.mark.journey


@pytest.fixture
def opens(new_person, cast, speech_id):
    """`opens("leo")` sits somebody down at the route."""

    def sit_down(name, address="route/", locale="en"):
        person = new_person(name, user=getattr(cast, name), locale=locale)
        person.opens(f"/speeches/{speech_id}/{address}")
        return person

    return sit_down


def seats(page, place, name):
    row = page.locator(".laying-steps > li").nth(place)
    row.get_by_label("Who signs here").select_option(label=name)
    row.get_by_role("button", name="Seat this person").click()
    expect(row.locator(".laid-seat")).to_contain_text([name])


def lays(page):
    """Review, two who co-sign, issue."""
    page.get_by_role("link", name="Lay a route").click()
    page.get_by_role("link", name="乡镇两步").click()
    page.get_by_label("Another step:").select_option(label="co-signing")
    page.get_by_role("button", name="Add a step").click()
    expect(page.locator(".laying-steps > li")).to_have_count(3)
    names = page.get_by_role("textbox", name="name", exact=True)
    expect(names.nth(1)).to_have_value("co-signing")
    page.get_by_role("button", name="Step 2 down").click()
    expect(names.nth(2)).to_have_value("co-signing")
    page.get_by_role("button", name="Step 3 up").click()
    expect(names.nth(1)).to_have_value("co-signing")
    seats(page, 0, "芮华")
    seats(page, 1, "韩松")
    seats(page, 1, "顾蕾")
    seats(page, 2, "沙娜")


def signs(speech_id, person):
    speech = Speech.objects.get(pk=speech_id)
    seat = Seat.objects.get(person=person, step__speech=speech)
    pledge = Pledge(manuscript_of(speech_id).digest_of(None), seat=seat.pk)
    signatures.sign_whole(speech_id, pledge=pledge, by=person, at=now())


def keeps_the_rules(page):
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert accessibility.breaches_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.set_viewport_size(DESK)


def test_a_route_is_laid_and_gone_through_before_everybodys_eyes(opens, cast, speech_id):
    wanda = opens("wanda")
    page = wanda.page
    lays(page)
    wanda.takes_picture("laying")
    wanda.takes_picture("laying", PHONE)
    keeps_the_rules(page)
    page.get_by_role("button", name="Save the route").last.click()
    page.get_by_role("button", name="Submit for sign-off").click()
    expect(page.locator(".route-step[aria-current]")).to_contain_text("芮华")

    leo = opens("leo")
    expect(leo.page.locator(".route-step[aria-current]")).to_contain_text("waited for since")
    signs(speech_id, cast.rhea)

    expect(leo.page.locator(".route-step[aria-current]")).to_contain_text("韩松")
    expect(page.locator(".route-step.is-passed")).to_contain_text("芮华")
    keeps_the_rules(leo.page)
    wanda.takes_picture("route")
    wanda.takes_picture("route", PHONE)

    returns.send_back(speech_id, to=Destination(person=cast.dai.pk), reason="请补数字。", by=cast.hans, at=now())
    expect(page.locator(".return")).to_contain_text("请补数字。")
    wanda.takes_picture("returned")
    keeps_the_rules(page)
    page.get_by_role("button", name="Submit again").click()
    expect(page.locator(".return")).to_have_count(0)
