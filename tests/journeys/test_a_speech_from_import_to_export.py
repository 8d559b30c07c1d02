"""The whole story with two people, each in a browser of their own."""

import re
from io import BytesIO

import docx
import pytest
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.table import SAMPLE
from tests.stage import PASSWORD

pytestmark = pytest.mark.journey

PROJECTS = "我们坚持项目为先"
WATER = "水利建设方面"
ARTICLES = 65  # title, subtitle, salutation and 62 paragraphs


def signs_in(person, name):
    person.opens("/")
    person.page.get_by_label("Sign-in name").fill(name)
    person.page.get_by_label("Password").fill(PASSWORD)
    person.page.get_by_role("button", name="Sign in").click()


def test_a_speech_is_imported_looked_at_and_shared(cast, new_person):
    wanda, dai = new_person("wanda", locale="en"), new_person("dai", locale="en")
    signs_in(wanda, "wanda")
    page = wanda.page

    page.get_by_role("link", name="Import a speech").click()
    page.get_by_label("A text file").set_input_files(SAMPLE)
    page.get_by_label("This text holds no state secrets.").check()
    page.get_by_role("button", name="See how it is read").click()
    expect(page.get_by_role("navigation", name="Outline")).to_contain_text("准确把握当前面临的形势")
    page.get_by_role("button", name="Make it version 1").click()
    expect(page.locator("#manuscript > .paragraph")).to_have_count(ARTICLES)
    page.get_by_role("link", name="Members").click()
    invitation = page.locator("form", has=page.get_by_role("button", name="Invite"))
    invitation.get_by_role("textbox").fill("dai")
    invitation.get_by_role("combobox").select_option("drafter")
    invitation.get_by_role("button", name="Invite").click()
    expect(page.get_by_role("row", name="戴岩")).to_be_visible()

    signs_in(dai, "dai")
    dai.page.get_by_role("link", name="凝心聚力抓落实").click()
    expect(dai.page.locator("#manuscript > .paragraph")).to_have_count(ARTICLES)
    dai.page.locator(".bar-person summary").click()
    dai.page.get_by_role("button", name="Sign out").click()
    expect(dai.page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_two_who_edit_one_paragraph_in_different_clauses_both_stand_in_it(wanda, sana):
    hers, theirs = wanda.reads(PROJECTS), sana.reads(PROJECTS)
    wanda.rewords(hers, "就业XX人", "就业420人")
    sana.rewords(theirs, "15吨", "16吨")

    wanda.saves(hers)
    expect(theirs.locator(".meanwhile")).to_contain_text("Both changes are put together")
    sana.saves(theirs)

    expect(sana.page.locator("#messages")).to_contain_text("王文 changed this paragraph meanwhile")
    for desk in (wanda, sana):
        line = desk.reads(PROJECTS)
        expect(line).to_contain_text("就业420人")
        expect(line).to_contain_text("16吨")


def test_two_who_change_one_figure_see_both_texts_and_lose_none(wanda, sana):
    hers, theirs = wanda.reads(PROJECTS), sana.reads(PROJECTS)
    wanda.rewords(hers, "4.6亿元", "4.7亿元")
    sana.rewords(theirs, "4.6亿元", "4.8亿元")

    wanda.saves(hers)
    sana.page.keyboard.press("Control+Enter")

    expect(theirs.get_by_role("heading")).to_contain_text("王文 changed the same words")
    expect(theirs.locator(".meeting-text").nth(0)).to_contain_text("4.7亿元")
    expect(theirs.locator(".meeting-text").nth(1)).to_contain_text("4.8亿元")
    expect(theirs.locator(".pen-text")).to_have_value(re.compile("4.8亿元"))
    sana.rewords(theirs, "4.8亿元", "4.75亿元")
    sana.saves(theirs)
    wanda.sees("完成投资4.75亿元")


def test_what_others_write_arrives_and_the_field_one_types_in_stays(wanda, sana):
    hers = wanda.reads(PROJECTS)
    field = wanda.rewords(hers, "4.6亿元", "4.7亿元，还没有写")
    written = field.input_value()

    sana.writes(sana.reads(WATER), "整修山塘13口", "整修山塘15口")

    wanda.sees("整修山塘15口")
    expect(field).to_have_value(written)
    expect(field).to_be_focused()
    wanda.page.keyboard.type("完")
    wanda.saves(hers)
    sana.sees("还没有写完")


def test_lines_are_split_joined_moved_added_removed_and_brought_back_by_keys(wanda, sana):
    line = wanda.reads(WATER)
    wanda.puts_the_caret(wanda.opens(line), "衬砌渠道")
    wanda.page.keyboard.press("Enter")
    wanda.saves(line)
    second = wanda.reads("衬砌渠道21公里")
    expect(wanda.page.locator("#manuscript > .paragraph")).to_have_count(ARTICLES + 1)

    wanda.presses(second, "Alt+ArrowDown")
    expect(second.locator("xpath=preceding-sibling::*[1]")).to_contain_text("人居环境方面")
    wanda.presses(second, "Alt+ArrowUp")
    expect(second.locator("xpath=preceding-sibling::*[1]")).to_contain_text(WATER)

    wanda.puts_the_caret(wanda.opens(second), "衬砌渠道")
    wanda.page.keyboard.press("Backspace")
    expect(line).to_contain_text("整修山塘13口，衬砌渠道21公里")

    wanda.presses(line, "n")
    wanda.finds_a_new_field()
    wanda.page.keyboard.type("电网建设方面：改造农网线路9公里。")
    wanda.page.keyboard.press("Control+Enter")
    sana.sees("改造农网线路9公里")

    wanda.presses(wanda.reads("改造农网线路9公里"), "Delete")
    sana.misses("改造农网线路9公里")
    wanda.page.get_by_role("button", name="Undo").click()
    sana.sees("改造农网线路9公里")
    expect(sana.reads("改造农网线路9公里").locator("xpath=preceding-sibling::*[1]")).to_contain_text(WATER)


def test_sections_are_added_renamed_and_moved_and_their_numbers_follow(wanda, sana):
    prospects = wanda.reads("机遇前所未有")
    wanda.picks(prospects, "Section after this one")
    wanda.finds_a_new_field()
    expect(wanda.page.locator("#section-new + .block")).to_contain_text("挑战不容忽视")
    wanda.page.keyboard.type("政策窗口打开")
    wanda.page.keyboard.press("Enter")
    sana.sees("（二）政策窗口打开")
    sana.sees("（三）挑战不容忽视")

    added = wanda.reads("政策窗口打开")
    wanda.presses(added, "n")
    wanda.finds_a_new_field()
    wanda.page.keyboard.type("国家支持乡村的政策一年比一年实。")
    wanda.page.keyboard.press("Control+Enter")
    wanda.presses(added, "F2")
    expect(added.locator(".pen-text")).to_be_focused()
    wanda.rewords(added, "打开", "正在打开")
    wanda.page.keyboard.press("Enter")
    expect(sana.outline).to_contain_text("政策窗口正在打开")

    wanda.presses(added, "Alt+ArrowUp")
    sana.sees("（一）政策窗口正在打开")
    sana.sees("（二）机遇前所未有")
    wanda.presses(added, "Alt+ArrowLeft")
    sana.sees("三、政策窗口正在打开")
    sana.sees("四、扎实做好2027年重点工作")
    wanda.presses(added, "Alt+ArrowRight")
    sana.sees("四、以过硬作风保障各项任务落实")


def test_a_comment_is_answered_and_resolved_before_the_others_eyes(wanda, sana):
    hers, theirs = wanda.reads(WATER), sana.reads(WATER)
    sana.presses(theirs, "c")
    sana.page.get_by_label("New comment").fill("山塘的数与水利站的对不上。")
    sana.page.keyboard.press("Control+Enter")

    expect(wanda.margin).to_contain_text("山塘的数与水利站的对不上。")
    hers.locator(".tool-threads").click()
    wanda.margin.get_by_label("Reply").fill("已按水利站的改。")
    wanda.margin.get_by_role("button", name="Reply").click()
    expect(sana.margin).to_contain_text("已按水利站的改。")
    sana.margin.get_by_role("button", name="Resolve").click()

    expect(wanda.margin).to_contain_text("Resolved by 沙娜")
    expect(hers.locator(".has-threads")).to_have_count(0)


def test_a_signature_is_void_for_both_as_soon_as_a_signed_figure_changes(wanda, sana):
    heading = sana.reads("机遇前所未有")
    panel = sana.looks_at_signature(heading)
    expect(panel.get_by_role("region")).to_contain_text("由50分钟缩短到20分钟")
    panel.get_by_label("I agree", exact=True).check()
    panel.get_by_role("button", name="Sign").click()
    signed = wanda.reads("机遇前所未有").locator(".mark.is-signed")
    expect(signed).to_contain_text("signed: 沙娜")
    expect(heading.locator(".mark.is-signed")).to_have_count(1)

    wanda.writes(wanda.reads("跨江大桥明年建成通车"), "20分钟", "25分钟")

    for desk in (wanda, sana):
        expect(desk.reads("机遇前所未有").locator(".mark.is-void")).to_contain_text("the words have changed")
    expect(sana.margin).to_contain_text("Void: the words changed in version")


def test_the_first_version_is_compared_with_now_and_one_wording_brought_back(wanda, sana):
    wanda.writes(wanda.reads(PROJECTS), "4.6亿元", "4.7亿元")
    wanda.writes(wanda.reads(WATER), "整修山塘13口", "整修山塘15口")
    wanda.presses(wanda.reads("托育上"), "Alt+ArrowUp")
    expect(wanda.reads("就业上").locator("xpath=preceding-sibling::*[1]")).to_contain_text("托育上")

    wanda.page.get_by_role("link", name="History").click()
    wanda.page.get_by_role("button", name="Compare").click()

    compared = wanda.page.get_by_role("main")
    expect(compared.locator("del", has_text="4.6")).to_have_count(1)
    expect(compared.locator("ins", has_text="4.7")).to_have_count(1)
    expect(compared).to_contain_text("moved")
    wanda.person.takes_picture("comparison")


def test_the_text_file_and_the_word_file_read_like_the_page(wanda):
    wanda.writes(wanda.reads(WATER), "整修山塘13口", "整修山塘15口")
    lines = wanda.lines()

    text = downloaded(wanda, "Plain text (.txt)").decode()
    word = docx.Document(BytesIO(downloaded(wanda, "Word file (.docx)")))

    assert [line for line in text.splitlines() if line] == lines
    assert [paragraph.text for paragraph in word.paragraphs if paragraph.text] == lines
    print({paragraph.style.name for paragraph in word.paragraphs})


def downloaded(desk: Desk, kind: str) -> bytes:
    desk.page.locator(".bar-wide summary").click()
    with desk.page.expect_download() as started:
        desk.page.get_by_role("link", name=kind).locator("visible=true").click()
    return started.value.path().read_bytes()
