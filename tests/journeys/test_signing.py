"""Somebody signs while somebody else still writes, before the eyes of both."""

import pytest
from playwright.sync_api import expect

from speeches.actions import routes
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.models import Section
from tests.journeys import accessibility
from tests.journeys.people import PHONE
from tests.stage import NOON

pytestmark = pytest.mark.journey

WATER = "水利建设方面"


@pytest.fixture
def on_its_way(cast, speech_id):
    """Rhea reviews, Dai reviews two sections, Sana issues."""
    sections = Section.objects.filter(speech=speech_id, heading__in=["机遇前所未有", "挑战不容忽视"])
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk),)),
        PlannedStep(StepKind.COSIGN, "会签", (PlannedSeat(cast.dai.pk, tuple(one.pk for one in sections)),)),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]
    routes.lay(speech_id, steps=steps, by=cast.wanda, at=NOON)
    routes.submit(speech_id, by=cast.wanda, at=NOON)
    return speech_id


def opens_the_page(desk):
    desk.page.locator("#where").get_by_role("link", name="Sign").click()
    desk.sees_changes_arrive()
    return desk.page.locator("main")


def signs(desk):
    desk.page.get_by_role("button", name="Sign", exact=True).click()


def test_what_changes_while_one_reads_is_refused_shown_and_signed_by_another_press(
    on_its_way, wanda, sits_down
):
    rhea = sits_down("rhea")
    page = opens_the_page(rhea)
    page.get_by_label("I agree, with a remark").check()
    page.get_by_role("textbox", name="Remark").fill("请再核对里程。")

    wanda.writes(wanda.line(WATER), "整修山塘13口", "整修山塘15口")

    expect(page.get_by_role("status")).to_contain_text("The words were changed just now.")
    expect(page.locator(".signing-sheet")).to_contain_text("整修山塘13口")
    signs(rhea)
    expect(page.get_by_role("alert")).to_contain_text("nothing was signed")
    expect(page.get_by_role("article").locator("ins")).to_contain_text("15")
    expect(page.get_by_role("textbox", name="Remark")).to_have_value("请再核对里程。")
    assert accessibility.breaches_of(rhea.page) == []
    signs(rhea)
    expect(page).to_contain_text("agrees, with a remark")
    expect(wanda.line(WATER)).to_be_visible()
    expect(wanda.outline.locator(".is-signed").first).to_be_visible()


def test_a_comma_leaves_the_signature_a_figure_ends_it_and_its_signer_is_told(on_its_way, wanda, sits_down):
    rhea = sits_down("rhea")
    page = opens_the_page(rhea)
    signs(rhea)
    expect(page.locator(".signature")).to_have_count(1)

    wanda.writes(wanda.line(WATER), "改善灌溉面积4600亩，", "改善灌溉面积4600亩；")
    expect(page.locator(".signature")).to_contain_text("Changed: punctuation. The signature stands.")
    wanda.writes(wanda.line(WATER), "整修山塘13口", "整修山塘15口")

    void = page.locator(".signature.is-over")
    expect(void).to_contain_text("figures, names, dates and the like")
    void.get_by_role("link", name="The change that ended it").click()
    expect(rhea.page.get_by_role("article").locator("ins")).to_contain_text("15")
    rhea.takes_a_seat()
    page = opens_the_page(rhea)
    expect(page.get_by_role("article")).to_have_count(1)
    folded = page.locator(".signing-folded", has_text="过去一年的工作成绩来之不易")
    folded.locator("summary").focus()
    rhea.page.keyboard.press("Enter")
    expect(folded).to_have_attribute("open", "")
    expect(page.locator(".signing-folded", has_text="突出抓好乡村建设")).to_have_count(0)


def test_sections_are_signed_one_after_the_other_also_on_a_phone(on_its_way, wanda, sits_down):
    rhea, dai = sits_down("rhea"), sits_down("dai")
    opens_the_page(rhea)
    signs(rhea)
    page = opens_the_page(dai)
    dai.page.set_viewport_size(PHONE)
    assert accessibility.breaches_of(dai.page) == []
    assert dai.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    expect(page).to_contain_text("0 of 2 sections signed")
    page.get_by_role("link", name="Next section").click()
    expect(page).to_contain_text("挑战不容忽视")
    signs(dai)
    expect(page).to_contain_text("1 of 2 sections signed")
    expect(page.get_by_role("heading", level=2, name="（一）机遇前所未有")).to_be_visible()
    signs(dai)

    expect(page.get_by_role("heading", level=1)).to_have_text("Signatures")
    expect(page.locator(".signing-step.is-passed")).to_have_count(2)


def test_the_margin_signs_a_section_at_the_seat_and_others_see_it_there(on_its_way, wanda, sits_down):
    rhea = sits_down("rhea")
    line = "机遇前所未有"
    panel, beside = (desk.looks_at_signatures(desk.line(line)) for desk in (rhea, wanda))
    assert accessibility.breaches_of(rhea.page) == []

    panel.get_by_role("button", name="Sign", exact=True).click()

    expect(beside.locator(".signature")).to_contain_text("芮华")
    expect(wanda.line(line).locator(".mark.is-signed")).to_contain_text("signed: 芮华")
    panel.get_by_role("button", name="Withdraw my signature").click()
    expect(beside.locator(".signature")).to_contain_text("Withdrawn in version")
