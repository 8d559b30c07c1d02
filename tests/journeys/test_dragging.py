"""A paragraph is taken at its grip and put between two others."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import PHONE

pytestmark = pytest.mark.journey

ROADS = "道路建设方面"
WATER = "水利建设方面"
YARDS = "人居环境方面"
CULTURE = "文化生活方面"
BEFORE = "xpath=preceding-sibling::*[1]"
QUARTER = 0.25


class Hand:
    """A hand with a mouse."""

    def __init__(self, desk):
        self.desk = desk
        self.mouse = desk.page.mouse

    def has_before_it(self, words):
        """The line in the middle of the window, far from the edges at which the page scrolls by itself."""
        self.desk.line(words).evaluate("line => line.scrollIntoView({ block: 'center' })")

    def takes(self, words):
        line = self.desk.line(words)
        line.hover()
        box = line.locator(".tool-grip").bounding_box()
        self.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.mouse.down()
        return line

    def carries_over(self, words, part=QUARTER):
        box = self.desk.line(words).bounding_box()
        self.mouse.move(box["x"] + 40, box["y"] + box["height"] * part, steps=4)

    def lets_go(self):
        self.mouse.up()


@pytest.fixture
def hand(wanda):
    hand = Hand(wanda)
    hand.has_before_it(WATER)
    return hand


@pytest.fixture
def drop_line(wanda):
    return wanda.page.locator(".drop-line")


@pytest.fixture
def sent(wanda):
    """What was sent to be written."""
    return wanda.notes_what_it_writes()


def test_a_paragraph_is_dragged_in_front_of_another_and_everybody_sees_it_there(wanda, sana, hand, drop_line):
    line = hand.takes(YARDS)

    hand.carries_over(ROADS)
    expect(drop_line).to_be_visible()
    expect(line).to_have_class("block paragraph is-body level-0 is-current is-dragged")
    hand.lets_go()

    expect(sana.line(ROADS).locator(BEFORE)).to_contain_text(YARDS)
    expect(line).to_be_focused()
    expect(wanda.line(ROADS).locator(BEFORE)).to_contain_text(YARDS)
    expect(wanda.saving).to_contain_text("saved")
    expect(drop_line).to_be_hidden()


def test_a_paragraph_is_dragged_down_to_the_end_of_its_section(wanda, sana, hand):
    hand.takes(YARDS)

    hand.carries_over(CULTURE, 1 - QUARTER)
    hand.lets_go()

    expect(sana.line(YARDS).locator(BEFORE)).to_contain_text(CULTURE)
    expect(sana.line("突出抓好民生保障").locator(BEFORE)).to_contain_text(YARDS)


def test_escape_leaves_everything_where_it_was(wanda, hand, drop_line, sent):
    before = wanda.lines()
    line = hand.takes(YARDS)
    hand.carries_over(ROADS)
    expect(drop_line).to_be_visible()

    wanda.page.keyboard.press("Escape")
    expect(drop_line).to_be_hidden()
    hand.lets_go()

    wanda.comments(line, "It stays.")
    assert wanda.lines() == before
    assert [post for post in sent if "/place/" in post] == []


@pytest.mark.parametrize(("place", "part"), [(WATER, 1 - QUARTER), (YARDS, QUARTER), (CULTURE, QUARTER)])
def test_a_paragraph_put_back_on_its_own_place_is_not_moved(wanda, hand, drop_line, sent, place, part):
    version = wanda.version()
    hand.takes(YARDS)

    hand.carries_over(ROADS)
    expect(drop_line).to_be_visible()
    hand.carries_over(place, part)
    expect(drop_line).to_be_hidden()
    hand.lets_go()

    wanda.page.wait_for_timeout(300)
    assert sent == []
    assert wanda.version() == version


def test_a_press_on_the_grip_moves_and_opens_nothing(wanda, hand, sent):
    line = hand.takes(YARDS)

    hand.lets_go()

    expect(line).to_be_focused()
    expect(line.locator(".pen-text")).to_have_count(0)
    assert sent == []


def test_a_paragraph_goes_neither_above_the_title_nor_between_it_and_the_salutation(wanda, drop_line):
    hand = Hand(wanda)
    hand.takes("刚才，书面通报了")

    hand.carries_over("今天，我们召开")
    expect(drop_line).to_be_visible()
    hand.carries_over("同志们：")
    expect(drop_line).to_be_hidden()
    hand.carries_over("凝心聚力抓落实")
    expect(drop_line).to_be_hidden()
    hand.lets_go()

    expect(wanda.line("同志们：").locator(BEFORE)).to_contain_text("工作部署会议上的讲话")


def test_a_numbered_paragraph_takes_its_section_along_among_its_siblings_only(wanda, sana, drop_line):
    wanda.line("产业提质不是").scroll_into_view_if_needed()
    hand = Hand(wanda)
    hand.takes("做大物流产业")

    hand.carries_over("产业是发展的根基")
    expect(drop_line).to_be_hidden()
    hand.carries_over("做优茶产业")
    hand.lets_go()

    sana.sees("1.做大物流产业")
    sana.sees("2.做优茶产业")


def test_the_page_scrolls_while_a_paragraph_is_held_at_its_foot(wanda, sana):
    wanda.line("同志们：").scroll_into_view_if_needed()
    hand = Hand(wanda)
    hand.takes("刚才，书面通报了")

    hand.mouse.move(500, 760, steps=4)
    expect(wanda.line("三、扎实做好2027年重点工作")).to_be_in_viewport()
    hand.carries_over("镇级财力有限")
    hand.lets_go()

    expect(sana.line("镇级财力有限").locator(BEFORE)).to_contain_text("刚才，书面通报了")


def test_what_others_write_while_a_paragraph_is_held_does_not_take_it_from_the_hand(wanda, sana, hand):
    line = hand.takes(YARDS)
    hand.carries_over(ROADS)

    sana.presses(sana.line(CULTURE), "Alt+ArrowDown")
    expect(wanda.line(CULTURE).locator(BEFORE)).to_contain_text("突出抓好民生保障")
    expect(line).to_have_class("block paragraph is-body level-0 is-current is-dragged")
    hand.carries_over(ROADS)
    hand.lets_go()

    expect(sana.line(ROADS).locator(BEFORE)).to_contain_text(YARDS)


def test_a_finger_on_a_phone_takes_the_chosen_paragraph_at_the_edge_of_the_sheet(wanda, sana):
    wanda.page.set_viewport_size(PHONE)
    expect(wanda.outline).to_be_hidden()
    devtools = wanda.page.context.new_cdp_session(wanda.page)
    line, goal = wanda.line(YARDS), wanda.line(ROADS)
    line.scroll_into_view_if_needed()
    line.focus()
    start, end = line.locator(".tool-grip").bounding_box(), goal.bounding_box()
    ways = [{"x": start["x"] + 9, "y": y} for y in (start["y"] + 9, start["y"] - 20, end["y"] + 9)]

    for kind, way in zip(("touchStart", "touchMove", "touchMove"), ways, strict=True):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [way]})
    expect(wanda.page.locator(".drop-line")).to_be_visible()
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    expect(sana.line(ROADS).locator(BEFORE)).to_contain_text(YARDS)


def test_who_may_only_read_finds_no_grip_and_nobody_finds_one_at_the_title(wanda, sits_down):
    leo = sits_down("leo")

    leo.line(WATER).hover()
    wanda.line("凝心聚力抓落实").hover()

    expect(leo.line(WATER).locator(".tool-grip")).to_be_hidden()
    expect(wanda.line("凝心聚力抓落实").locator(".tool-grip")).to_have_count(0)
