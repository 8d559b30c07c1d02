"""Two offices are asked what they think; both say it at once, each opinion ends, and the table leaves."""

from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

from speeches.models import Thread
from tests.journeys import accessibility
from tests.journeys.people import PHONE
from tests.journeys.test_comments_on_words import CHOOSES, SELECTS, card, mark
from tests.speeches.exchange.sheet_files import cells_of

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
PHRASE = "整修山塘13口"
FIGURE, LENGTH = "与水利年报不一致，应为12口。", "全文偏长，建议压缩。"


@pytest.fixture
def asked(new_person, cast):
    """`asked("greta")` sits somebody down who is no member, at the list of what is his."""

    def sit_down(name):
        person = new_person(name, user=getattr(cast, name), locale="en")
        person.opens("/")
        return person

    return sit_down


def begins(wanda, *units):
    page = wanda.page
    page.locator(".bar-wide").get_by_role("link", name="Consultation").click()
    page.get_by_label("Answers until").fill("2026-12-20")
    assert accessibility.breaches_of(page) == []
    for unit in units:
        page.get_by_label(unit).check()
    page.get_by_role("button", name="Begin the round").click()
    expect(page.locator("h1")).to_have_text("Round 1 of consultation")
    return page.url


def reads(person):
    page = person.page
    page.locator(".asked .shelf-title").click()
    expect(page.locator(".consultation .sheet")).to_contain_text(WATER)
    # The page listens to keys, and has said that somebody looks at it.
    page.wait_for_load_state("networkidle")
    return page


def drags_over(page, words):
    line = page.locator("#manuscript > .paragraph", has_text=WATER)
    line.scroll_into_view_if_needed()
    left, top, right, bottom = page.evaluate(CHOOSES, [line.get_attribute("id"), words])
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move(right - 1, bottom, steps=8)
    page.mouse.up()


def says_of(page, words, opinion):
    drags_over(page, words)
    page.get_by_role("button", name="Opinion on these words").click()
    field = page.get_by_label("Opinion on these words")
    expect(field).to_be_focused()
    field.fill(opinion)


def ends(wanda, opinion, outcome, reason):
    card(wanda, opinion).get_by_role("link").click()
    thread = wanda.margin.locator(".at-hand .thread")
    thread.get_by_label("Reply").fill(reason)
    thread.get_by_role("button", name=outcome, exact=True).click()
    expect(card(wanda, opinion)).to_have_count(0)


def downloads(page, name):
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return started.value.path().read_bytes()


def test_a_round_from_its_beginning_to_the_table(wanda, asked, speech_id):
    url = begins(wanda, "临江镇财政所", "临江镇水利站")
    greta, hans = (reads(asked(name)) for name in ("greta", "hans"))
    both_speak_at_once(greta, hans)

    closes(wanda, url)
    expect(wanda.page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    wanda.takes_a_seat()
    expect(mark(wanda, PHRASE)).to_have_count(1)
    expect(card(wanda, FIGURE)).to_contain_text("临江镇水利站")
    ends(wanda, FIGURE, "Adopt", "已按年报改为12口。")
    ends(wanda, LENGTH, "Adopt in part", "已压缩第二部分。")
    closes(wanda, url)

    expect(wanda.page.locator(".page-head .chip")).to_have_text("closed")
    assert accessibility.breaches_of(wanda.page) == []
    takes_the_table_along(wanda.page)
    hans.reload()
    expect(hans.locator(".opinion")).to_contain_text("已按年报改为12口。")
    expect(hans.get_by_role("link", name="Opinion on the whole text")).to_have_count(0)


def both_speak_at_once(greta, hans):
    says_of(hans, PHRASE, FIGURE)
    greta.get_by_role("link", name="Opinion on the whole text").click()
    greta.get_by_label("Opinion on the whole text").fill(LENGTH)
    for page in (hans, greta):
        page.get_by_role("button", name="Give this opinion").click()
    for page, other in ((hans, LENGTH), (greta, FIGURE)):
        expect(page.locator(".opinion")).to_have_count(1)
        expect(page.locator("body")).not_to_contain_text(other)
        assert accessibility.breaches_of(page) == []


def closes(wanda, url):
    wanda.page.goto(url)
    wanda.page.get_by_role("button", name="Close the round").click()


def takes_the_table_along(page):
    sheet = cells_of(downloads(page, "Table of opinions (.xlsx)"))
    [table] = Document(BytesIO(downloads(page, "Table of opinions (.docx)"))).tables
    account = Document(BytesIO(downloads(page, "Account (.docx)")))
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert sheet[2:] == rows
    assert [row[1:6] for row in rows[1:]] == [
        ["临江镇财政所", "the whole text", LENGTH, "adopted in part", "已压缩第二部分。"],
        ["临江镇水利站", PHRASE, FIGURE, "adopted", "已按年报改为12口。"],
    ]
    assert any(FIGURE in paragraph.text for paragraph in account.paragraphs)


def test_what_is_said_of_the_milestone_follows_its_words_while_they_are_rewritten(wanda, asked):
    begins(wanda, "临江镇水利站")
    hans = reads(asked("hans"))
    wanda.takes_a_seat()
    wanda.writes(wanda.line(WATER), "水利建设方面", "今年水利建设方面")

    says_of(hans, PHRASE, FIGURE)
    hans.keyboard.press("Control+Enter")

    expect(hans.locator(".opinion")).to_contain_text(FIGURE)
    expect(hans.locator(".sheet")).not_to_contain_text("今年水利建设方面")
    expect(mark(wanda, PHRASE)).to_have_text(PHRASE)
    expect(card(wanda, FIGURE)).to_have_count(1)


def test_by_keys_alone(wanda, asked):
    begins(wanda, "临江镇水利站")
    page = reads(asked("hans"))
    line = page.locator("#manuscript > .paragraph", has_text=WATER)
    line.focus()
    for _ in range(6):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#heard")).to_have_text("Chosen: 水利建设方面")
    page.keyboard.press("c")
    field = page.get_by_label("Opinion on these words")
    expect(field).to_be_focused()
    field.fill("提法要统一。")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".opinion")).to_contain_text("提法要统一。")
    assert Thread.objects.get().quote == "水利建设方面"


def test_no_opinion_is_one_press_and_the_owner_sees_it(wanda, asked):
    url = begins(wanda, "临江镇水利站")
    page = reads(asked("hans"))
    wanda.page.goto(url)
    expect(wanda.page.locator("tbody tr")).to_contain_text("has looked")

    page.get_by_role("button", name="My unit has no opinion").click()

    expect(page.locator(".notice")).to_contain_text("has no opinion")
    wanda.page.reload()
    expect(wanda.page.locator("tbody tr")).to_contain_text("no opinion")


def test_on_a_phone_the_opinion_lies_below_its_words(wanda, asked):
    begins(wanda, "临江镇水利站")
    person = asked("hans")
    person.page.set_viewport_size(PHONE)
    page = reads(person)
    line = page.locator("#manuscript > .paragraph", has_text=WATER)
    line.scroll_into_view_if_needed()
    page.evaluate(SELECTS, [line.get_attribute("id"), PHRASE])
    page.get_by_role("button", name="Opinion on these words").click()
    field = page.get_by_label("Opinion on these words")
    field.fill(FIGURE)

    expect(field).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert accessibility.breaches_of(page) == []
