"""The whole story in one: two people, each in a browser of their own, and sixty-two paragraphs."""

import re
from io import BytesIO

import docx
import pytest
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.people import Person
from tests.journeys.table import BLOCKS, SAMPLE
from tests.stage import PASSWORD

pytestmark = pytest.mark.journey

PROJECTS = "我们坚持项目为先"
BRIDGE = "跨江大桥明年建成通车"
WATER = "水利建设方面"
CHILDREN = "托育上"


def test_two_people_take_a_speech_from_import_to_export(cast, new_person):
    wanda = owner_imports(new_person("wanda", locale="en"))
    owner_invites(wanda, "sana", "signer")
    sana = guest_comes(new_person("sana", locale="en"))
    wanda.takes_a_seat()

    both_edit_the_same_paragraph(wanda, sana)
    each_edits_another_paragraph(wanda, sana)
    one_comments_and_the_other_settles_it(wanda, sana)
    one_signs_and_the_other_changes_a_signed_figure(wanda, sana)
    owner_compares_the_first_version_with_now_and_brings_one_wording_back(wanda, sana)
    owner_takes_the_speech_along(wanda)
    guest_leaves(sana)


def owner_imports(wanda: Person) -> Desk:
    page = wanda.page
    signs_in(wanda)
    page.get_by_role("link", name="Import a speech").click()
    page.get_by_label("A text file").set_input_files(SAMPLE)
    page.get_by_label("This text holds no state secrets.").check()
    page.get_by_role("button", name="See how it is read").click()
    expect(page.get_by_role("navigation", name="Outline")).to_contain_text("准确把握当前面临的形势")
    page.get_by_role("button", name="Make it version 1").click()
    expect(page.locator("#manuscript > .paragraph")).to_have_count(BLOCKS)
    return Desk(wanda, page.url.removeprefix(wanda.url))


def owner_invites(wanda: Desk, name: str, role: str) -> None:
    wanda.page.get_by_role("link", name="Members").click()
    form = wanda.page.locator("form", has=wanda.page.get_by_role("button", name="Invite"))
    form.get_by_role("textbox").fill(name)
    form.get_by_role("combobox").select_option(role)
    form.get_by_role("button", name="Invite").click()
    expect(wanda.page.get_by_role("row", name="沙娜")).to_be_visible()


def guest_comes(sana: Person) -> Desk:
    signs_in(sana)
    sana.page.get_by_role("link", name="凝心聚力抓落实").click()
    expect(sana.page.locator("#manuscript > .paragraph")).to_have_count(BLOCKS)
    return Desk(sana, sana.page.url.removeprefix(sana.url)).sees_changes_arrive()


def both_edit_the_same_paragraph(wanda: Desk, sana: Desk) -> None:
    hers, his = wanda.line(PROJECTS), sana.line(PROJECTS)
    wanda.rewords(hers, "就业XX人", "就业420人")
    sana.rewords(his, "15吨", "16吨")

    wanda.saves(hers)
    sana.saves(his)

    for line in (hers, his):
        expect(line).to_contain_text(re.compile("就业420人.*提高到16吨"))


def each_edits_another_paragraph(wanda: Desk, sana: Desk) -> None:
    field = wanda.rewords(wanda.line(BRIDGE), "半小时经济圈", "半小时生活圈")
    sana.writes(sana.line(WATER), "整修山塘13口", "整修山塘15口")

    wanda.sees("整修山塘15口")
    expect(field).to_be_focused()
    wanda.saves(wanda.line_of(field))
    sana.sees("半小时生活圈")


def one_comments_and_the_other_settles_it(wanda: Desk, sana: Desk) -> None:
    sana.comments(sana.line(WATER), "山塘的数与水利站的对不上。")

    expect(wanda.margin).to_contain_text("山塘的数与水利站的对不上。")
    wanda.margin.locator(".card", has_text="山塘的数").get_by_role("link").click()
    wanda.margin.get_by_role("textbox", name="Reply").fill("已与水利站核对，就是15口。")
    wanda.margin.get_by_role("button", name="Reply").click()
    expect(sana.margin).to_contain_text("就是15口")
    wanda.margin.get_by_role("textbox", name="Reply").fill("已核对。")
    wanda.margin.get_by_role("button", name="Resolve").click()
    expect(sana.margin).to_contain_text("Resolved by 王文")


def one_signs_and_the_other_changes_a_signed_figure(wanda: Desk, sana: Desk) -> None:
    panel = sana.looks_at_signatures(sana.line("机遇前所未有"))
    expect(panel.get_by_role("region")).to_contain_text("由50分钟缩短到20分钟")
    panel.get_by_role("button", name="Sign", exact=True).click()
    expect(wanda.line("机遇前所未有").locator(".mark.is-signed")).to_contain_text("沙娜")

    wanda.writes(wanda.line(BRIDGE), "20分钟", "25分钟")

    for desk in (wanda, sana):
        expect(desk.line("机遇前所未有").locator(".mark.is-void")).to_contain_text("have changed")
    expect(sana.margin).to_contain_text("Void: the words changed")


def owner_compares_the_first_version_with_now_and_brings_one_wording_back(wanda: Desk, sana: Desk) -> None:
    wanda.presses(wanda.line(CHILDREN), "Alt+ArrowUp")
    expect(sana.line(CHILDREN).locator("xpath=following-sibling::*[1]")).to_contain_text("就业上")

    wanda.page.get_by_role("link", name="History").click()
    wanda.page.get_by_role("button", name="Compare").click()
    ponds = wanda.page.get_by_role("article").filter(has_text=WATER)
    expect(ponds.locator("del")).to_contain_text("13")
    expect(ponds.locator("ins")).to_contain_text("15")
    expect(wanda.page.get_by_role("article").filter(has_text=CHILDREN)).to_contain_text("moved")
    ponds.get_by_role("button", name="Restore the wording").click()

    sana.sees("整修山塘13口")


def owner_takes_the_speech_along(wanda: Desk) -> None:
    wanda.takes_a_seat()
    lines = wanda.lines()

    text = wanda.downloads("Plain text (.txt)").decode()
    word = docx.Document(BytesIO(wanda.downloads("Word file (.docx)")))

    assert [line for line in text.splitlines() if line] == lines
    assert [paragraph.text for paragraph in word.paragraphs] == lines
    heading = word.styles["Heading 1"]
    firsts = [paragraph.text[:2] for paragraph in word.paragraphs if paragraph.style == heading]
    assert firsts == ["一、", "二、", "三、", "四、"]

    wanda.page.locator(".bar-wide summary").click()
    with wanda.page.expect_response("**/export/print/") as noted:
        wanda.page.locator(".bar-wide").get_by_role("button", name="Print").click()
    assert noted.value.status == 204


def guest_leaves(sana: Desk) -> None:
    sana.page.locator(".bar-person summary").click()
    sana.page.get_by_role("button", name="Sign out").click()
    expect(sana.page.get_by_role("heading", name="Sign in")).to_be_visible()
    sana.person.opens(sana.address)
    expect(sana.page.get_by_role("heading", name="Sign in")).to_be_visible()


def signs_in(person: Person) -> None:
    person.opens("/")
    person.page.get_by_label("Sign-in name").fill(person.name)
    person.page.get_by_label("Password").fill(PASSWORD)
    person.page.get_by_role("button", name="Sign in").click()
