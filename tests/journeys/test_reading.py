"""What others changed since one last looked: said when the page is opened, and never lost by a glance."""

import re

import pytest
from playwright.sync_api import expect

from speeches.models import Event, ReadMark

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
BRIDGE = "跨江大桥明年建成通车"
PROJECTS = "我们坚持项目为先"


def test_what_a_colleague_changed_meanwhile_is_one_click_away(wanda, sana, cast):
    """Wanda reads, leaves, comes back, glances, and comes back again."""
    has_read(cast.wanda, wanda.version(), at=wanda.page)
    wanda.page.goto("about:blank")
    events = Event.objects.count()
    sana.writes(sana.line(WATER), "13口", "15口")
    sana.writes(sana.line(BRIDGE), "20分钟", "25分钟")
    assert Event.objects.count() == events + 2

    wanda.takes_a_seat()
    expect(line_at(wanda)).to_contain_text("Others changed 2 places since you last read this")
    wanda.page.wait_for_timeout(12_000)
    wanda.takes_a_seat()
    expect(line_at(wanda)).to_be_visible()
    expect(line_at(sana)).to_have_count(0)

    wanda.page.get_by_role("button", name="Show what changed").click()

    expect(wanda.page).to_have_url(re.compile(r"/versions/\d+\.\.\d+/$"))
    expect(wanda.page.get_by_role("navigation", name="Changes").get_by_role("link")).to_have_count(2)
    wanda.takes_a_seat()
    expect(line_at(wanda)).to_have_count(0)


def test_who_has_read_it_says_so_and_goes_on_writing(wanda, sana, cast):
    has_read(cast.wanda, wanda.version(), at=wanda.page)
    wanda.page.goto("about:blank")
    sana.writes(sana.line(WATER), "13口", "15口")
    wanda.takes_a_seat()

    field = wanda.rewords(wanda.line(PROJECTS), "15吨", "16吨")
    line_at(wanda).get_by_role("button", name="I have read it").click()

    expect(line_at(wanda)).to_have_count(0)
    expect(field).to_have_value(re.compile("16吨"))
    has_read(cast.wanda, wanda.version(), at=wanda.page)


def test_what_arrives_before_ones_eyes_is_read_and_what_arrives_behind_another_tab_is_not(wanda, sana, cast):
    sana.writes(sana.line(WATER), "13口", "15口")
    wanda.sees("整修山塘15口")
    has_read(cast.wanda, sana.version(), at=wanda.page)
    read = sana.version()

    wanda.page.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    sana.writes(sana.line(BRIDGE), "20分钟", "25分钟")
    wanda.sees("25分钟")
    wanda.page.wait_for_timeout(12_000)

    assert ReadMark.objects.get(person=cast.wanda).version == read


def line_at(desk):
    return desk.page.locator("#since")


def has_read(person, version, *, at):
    """Within the seconds that reading takes, the next sign of life, and its being written down."""
    for _ in range(60):
        at.wait_for_timeout(500)
        at.mouse.move(5, 5)
        if ReadMark.objects.filter(person=person, version=version).exists():
            return
    pytest.fail(f"Version {version} was not read.")
