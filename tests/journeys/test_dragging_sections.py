"""A section is taken at its heading and put among its siblings; a paragraph at the end of a section."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_dragging import BEFORE, Hand

pytestmark = pytest.mark.journey


@pytest.fixture
def drop_line(wanda):
    return wanda.page.locator(".drop-line")


def test_a_section_is_dragged_with_all_it_holds_in_front_of_a_sibling_and_nowhere_else(
    wanda, sana, drop_line
):
    hand = Hand(wanda)
    hand.has_before_it("挑战不容忽视")
    hand.takes("信心更加坚定")

    hand.carries_over("农业生产成本")
    expect(drop_line).to_be_hidden()
    hand.carries_over("挑战不容忽视")
    expect(drop_line).to_be_visible()
    hand.lets_go()

    sana.sees("（二）信心更加坚定")
    sana.sees("（三）挑战不容忽视")
    expect(sana.line("（三）挑战不容忽视").locator(BEFORE)).to_contain_text("形势越是复杂")


def test_a_section_is_dragged_behind_the_last_of_its_siblings(wanda, sana, drop_line):
    hand = Hand(wanda)
    hand.has_before_it("综合起来看")
    hand.takes("挑战不容忽视")

    hand.carries_over("形势越是复杂", part=0.75)
    expect(drop_line).to_be_visible()
    hand.lets_go()

    sana.sees("（二）信心更加坚定")
    expect(sana.line("（三）挑战不容忽视").locator(BEFORE)).to_contain_text("形势越是复杂")
    expect(sana.line("三、扎实做好").locator(BEFORE)).to_contain_text("与此同时")


def test_a_paragraph_is_dropped_at_the_end_of_another_section(wanda, sana, drop_line):
    hand = Hand(wanda)
    hand.has_before_it("挑战不容忽视")
    hand.takes("镇级财力有限")

    hand.carries_over("挑战不容忽视")
    expect(drop_line).to_be_visible()
    hand.lets_go()

    expect(sana.line("（二）挑战不容忽视").locator(BEFORE)).to_contain_text("镇级财力有限")


def test_a_finger_drags_a_section_by_its_heading(wanda, sana):
    # As narrow as a phone, and high enough to see both headings.
    wanda.page.set_viewport_size({"width": 390, "height": 1800})
    devtools = wanda.page.context.new_cdp_session(wanda.page)
    line, goal = wanda.line("信心更加坚定"), wanda.line("挑战不容忽视")
    goal.scroll_into_view_if_needed()
    line.focus()
    goal.scroll_into_view_if_needed()
    start, end = line.locator(".tool-grip").bounding_box(), goal.bounding_box()
    ways = [{"x": start["x"] + 9, "y": y} for y in (start["y"] + 9, start["y"] - 20, end["y"] + 5)]

    for kind, way in zip(("touchStart", "touchMove", "touchMove"), ways, strict=True):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [way]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    sana.sees("（二）信心更加坚定")
