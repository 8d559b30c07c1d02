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
from tests.route_play import usual_route

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
    seats(page, 2, "欧图")
    page.get_by_role("button", name="Remove 欧图").click()
    expect(page.get_by_role("button", name="Remove 欧图")).to_have_count(0)


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


@pytest.fixture
def submitted(opens):
    """The owner at the route on which the speech has set out; she begins to write why she sends it back."""
    usual_route()
    wanda = opens("wanda")
    lays(wanda.page)
    wanda.takes_picture("laying")
    wanda.takes_picture("laying", PHONE)
    keeps_the_rules(wanda.page)
    wanda.page.get_by_role("button", name="Save the route").last.click()
    wanda.page.get_by_role("button", name="Submit for sign-off").click()
    expect(wanda.page.locator(".route-step[aria-current]")).to_contain_text("芮华")
    wanda.page.get_by_text("Send the speech back").click()
    wanda.page.get_by_label("reason").fill("还没有写完")
    return wanda


def test_a_route_is_gone_through_before_everybodys_eyes(opens, submitted, cast, speech_id):
    leo = opens("leo")
    expect(leo.page.locator(".route-step[aria-current]")).to_contain_text("waited for since")
    signs(speech_id, cast.rhea)

    expect(leo.page.locator(".route-step[aria-current]")).to_contain_text("韩松")
    expect(submitted.page.locator(".route-step.is-passed")).to_contain_text("芮华")
    expect(submitted.page.get_by_label("reason")).to_have_value("还没有写完")
    keeps_the_rules(leo.page)
    keeps_the_rules(submitted.page)


def test_what_is_sent_back_is_told_on_the_route_and_over_the_sheet(opens, submitted, cast, speech_id):
    page = submitted.page
    to = Destination(person=cast.dai.pk)
    returns.send_back(speech_id, to=to, reason="请补数字。", by=cast.rhea, at=now())
    expect(page.locator("#route .return")).to_contain_text("请补数字。")
    submitted.takes_picture("returned")

    dai = opens("dai", address="")
    expect(dai.page.locator(".is-returned")).to_contain_text("请补数字。")
    dai.takes_picture("strip")
    dai.takes_picture("strip", PHONE)

    page.get_by_role("button", name="Submit again").click()
    expect(page.locator("#route .return")).to_have_count(0)


def test_the_pages_of_the_office_and_of_who_is_away(opens, submitted, cast):
    rhea = opens("rhea")
    rhea.opens("/absence/")
    rhea.page.get_by_label("Who signs").select_option(label="雷欧")
    rhea.page.get_by_label("Last day").fill("2050-01-01")
    keeps_the_rules(rhea.page)
    rhea.page.get_by_role("button", name="Let this person sign for me").click()
    expect(rhea.page.locator("main")).to_contain_text("雷欧 signs for 芮华")
    rhea.takes_picture("absence")
    type(cast.rhea).objects.filter(pk=cast.rhea.pk).update(is_staff=True)
    for address in ("/office/signing/", "/office/routes/", f"/office/routes/{usual_route().pk}/"):
        rhea.opens(address)
        keeps_the_rules(rhea.page)
        rhea.takes_picture(address.strip("/").replace("/", "-"))
