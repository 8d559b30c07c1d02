"""The owner gives sections to people; a drafter who is limited to his own writes there and nowhere else."""

import pytest
from playwright.sync_api import expect

from speeches.actions import assignments
from speeches.models import Membership
from tests.stage import NOON

pytestmark = pytest.mark.journey

OWN, FOREIGN = "项目是经济工作的抓手", "今天，我们召开"


def test_a_limited_drafter_writes_in_the_section_that_the_owner_gives_him(wanda, sits_down, cast, speech_id):
    place = Membership.objects.get(speech=speech_id, user=cast.dai)
    assignments.limit(place.pk, is_limited=True, by=cast.wanda, at=NOON)
    dai = sits_down("dai")
    expect(dai.line(OWN).locator(".tool-edit")).to_have_count(0)
    dai.presses(dai.line(OWN), "Enter")
    expect(dai.line(OWN).locator(".pen-save")).to_have_text("Suggest")
    dai.page.keyboard.press("Escape")
    expect(dai.line(OWN).locator(".pen")).to_have_count(0)

    wanda.picks(wanda.line("突出抓好项目攻坚"), "Who writes this")
    wanda.margin.get_by_label("戴岩").check()
    wanda.margin.get_by_role("button", name="Assign").click()

    expect(dai.outline.locator(".is-mine")).to_contain_text("突出抓好项目攻坚")
    expect(wanda.outline).to_contain_text("戴岩")
    dai.writes(dai.line(OWN), "抓手", "总抓手")
    wanda.sees("总抓手")
    expect(dai.line(FOREIGN).locator(".tool-edit")).to_have_count(0)
    dai.line(FOREIGN).locator(".text").click()
    expect(dai.line(FOREIGN).locator(".pen-save")).to_have_text("Suggest")
