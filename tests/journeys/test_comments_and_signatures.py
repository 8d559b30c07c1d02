"""Talk beside the text and signatures under it, before the eyes of both."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
BRIDGE = "跨江大桥明年建成通车"
PROSPECTS = "机遇前所未有"


def test_a_comment_is_answered_and_resolved_and_opened_again(wanda, sana):
    sana.comments(sana.line(WATER), "山塘的数与水利站的对不上。")
    wanda.line(WATER).locator(".tool-threads").click()
    wanda.margin.get_by_role("textbox", name="Reply").fill("已按水利站的改。")
    wanda.margin.get_by_role("button", name="Reply").click()
    expect(sana.margin).to_contain_text("已按水利站的改。")

    sana.margin.get_by_role("button", name="Resolve").click()
    expect(wanda.margin).to_contain_text("Resolved by 沙娜")
    expect(wanda.line(WATER).locator(".has-threads")).to_have_count(0)
    wanda.margin.get_by_role("button", name="Reopen").click()

    expect(sana.line(WATER).locator(".has-threads")).to_contain_text("1 open thread")


def test_a_comment_half_written_survives_what_others_do(wanda, sana):
    wanda.presses(wanda.line(WATER), "c")
    field = wanda.margin.get_by_label("New comment")
    field.fill("还没有想好怎么")

    sana.comments(sana.line(WATER), "请核实。")

    expect(wanda.margin).to_contain_text("请核实。")
    expect(field).to_have_value("还没有想好怎么")
    expect(field).to_be_focused()


def test_a_signature_ends_for_both_as_soon_as_a_signed_figure_changes(wanda, sana):
    panel = sana.looks_at_signatures(sana.line(PROSPECTS))
    expect(panel.get_by_role("region")).to_contain_text("由50分钟缩短到20分钟")
    panel.get_by_role("button", name="Sign", exact=True).click()
    for desk in (wanda, sana):
        expect(desk.line(PROSPECTS).locator(".mark.is-signed")).to_contain_text("signed: 沙娜")

    wanda.writes(wanda.line(BRIDGE), "20分钟", "25分钟")

    for desk in (wanda, sana):
        expect(desk.line(PROSPECTS).locator(".mark.is-void")).to_contain_text("the words have changed")
    expect(sana.margin).to_contain_text("Void: the words changed in version")
    sana.margin.get_by_role("link", name="What changed since").click()
    expect(sana.page.get_by_role("article").locator("ins")).to_contain_text("25")


def test_words_about_to_be_signed_stay_in_sight_and_are_not_signed_once_they_changed(wanda, sana):
    panel = sana.looks_at_signatures(sana.line(PROSPECTS))
    panel.get_by_label("I agree, with a remark").check()
    panel.get_by_role("textbox", name="Remark").fill("请再核对里程。")

    wanda.writes(wanda.line(BRIDGE), "20分钟", "25分钟")

    expect(panel).to_contain_text("The words were changed just now.")
    expect(panel.get_by_role("region")).to_contain_text("缩短到20分钟")
    panel.get_by_role("button", name="Sign", exact=True).click()
    expect(panel.get_by_role("alert")).to_be_visible()
    expect(panel.get_by_role("region")).to_contain_text("缩短到25分钟")
    expect(panel.get_by_label("I agree, with a remark")).to_be_checked()
    expect(panel.get_by_role("textbox", name="Remark")).to_have_value("请再核对里程。")
    expect(sana.line(PROSPECTS).locator(".mark.is-signed")).to_have_count(0)


def test_a_signature_is_withdrawn_by_the_one_who_gave_it(wanda, sana):
    panel = sana.looks_at_signatures(sana.line(PROSPECTS))
    panel.get_by_role("button", name="Sign", exact=True).click()
    expect(wanda.line(PROSPECTS).locator(".mark.is-signed")).to_have_count(1)

    panel.get_by_role("button", name="Withdraw my signature").click()

    expect(wanda.line(PROSPECTS).locator(".mark.is-signed")).to_have_count(0)
    expect(panel).to_contain_text("Withdrawn in version")


def test_a_signed_heading_that_is_renamed_is_void_at_once(wanda, sana):
    panel = sana.looks_at_signatures(sana.line(PROSPECTS))
    panel.get_by_role("button", name="Sign", exact=True).click()
    expect(wanda.line(PROSPECTS).locator(".mark.is-signed")).to_have_count(1)

    line = wanda.line(PROSPECTS)
    wanda.rewords(line, PROSPECTS, "机遇就在眼前")
    wanda.saves(line)

    for desk in (wanda, sana):
        expect(desk.line("机遇就在眼前").locator(".mark.is-void")).to_have_count(1)
