"""The board and the inbox keep up by themselves; sections are called ready and get reviewers."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from speeches.actions import routes, signatures
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Pledge
from speeches.models import Seat
from speeches.queries.structure import manuscript_of
from tests.journeys import accessibility
from tests.journeys.people import DESK, PHONE

pytestmark = pytest.mark.journey


@pytest.fixture
def route(cast, speech_id):
    """Rhea reviews and is three days late, Sana issues."""
    due_on = localdate(now()) - timedelta(days=3)
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk),), due_on=due_on),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]
    routes.lay(speech_id, steps=steps, by=cast.wanda, at=now())
    routes.submit(speech_id, by=cast.wanda, at=now())
    return speech_id


def sign(person, speech_id):
    seat = Seat.objects.get(person=person, step__speech=speech_id)
    pledge = Pledge(manuscript_of(speech_id).digest_of(None), seat=seat.pk)
    signatures.sign_whole(speech_id, pledge=pledge, by=person, at=now())


def test_a_signature_moves_the_card_and_the_number_while_one_looks(cast, route, wanda, sana):
    wanda.person.opens("/board/")
    sana.person.opens("/inbox/")
    expect(wanda.page.locator(".is-review .board-card")).to_contain_text("3 days overdue")
    expect(wanda.page.locator(".board-lateness")).to_contain_text("芮华")
    expect(sana.page.locator("#inbox .inbox-count")).to_have_count(0)

    sign(cast.rhea, route)

    expect(wanda.page.locator(".is-issue .board-card")).to_contain_text("沙娜")
    expect(wanda.page.locator(".is-review .board-card")).to_have_count(0)
    expect(sana.page.locator("#inbox .inbox-count")).to_have_text("1")
    expect(sana.page.locator("#waiting")).to_contain_text("to sign")


@pytest.mark.usefixtures("route")
def test_the_board_keeps_the_rules_at_a_desk_and_on_a_phone(wanda):
    wanda.person.opens("/board/")
    for screen in (DESK, PHONE):
        wanda.page.set_viewport_size(screen)
        assert accessibility.breaches_of(wanda.page) == []
        assert wanda.page.evaluate("document.documentElement.scrollWidth") <= screen["width"]


def test_a_section_is_called_ready_from_its_menu_and_others_see_it(wanda, sana):
    heading = wanda.page.locator("#manuscript > .section-head").first
    wanda.picks(heading, "Ready for review")
    panel = wanda.margin.locator(".work")
    expect(panel).to_contain_text("ready for review, says 王文")
    assert accessibility.breaches_of(wanda.page) == []
    expect(sana.outline.locator(".outline-work").first).to_have_text("ready")

    panel.get_by_role("button", name="Not ready after all").click()

    expect(panel.get_by_role("button", name="Ready for review")).to_be_visible()
    expect(sana.outline.locator(".outline-work")).to_have_count(0)


def test_the_owner_lets_somebody_review_a_section(cast, speech_id, sits_down):
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿"),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]
    routes.lay(speech_id, steps=steps, by=cast.wanda, at=now())
    wanda = sits_down("wanda")
    heading = wanda.page.locator("#manuscript > .section-head").first

    wanda.picks(heading, "Readiness and reviewers")
    panel = wanda.margin.locator(".work")
    panel.get_by_label("Let somebody review it").select_option(label="芮华")
    panel.get_by_role("button", name="Name as reviewer").click()

    expect(wanda.outline.locator(".outline-work").first).to_contain_text("芮华")
    panel.get_by_role("button", name=re.compile("Take away.*芮华")).click()
    expect(wanda.outline.locator(".outline-work")).to_have_count(0)
