"""The principal's words: entered for him with a photo, touched by another, who says why, and listed."""

import pytest
from playwright.sync_api import expect

from speeches.actions import principal
from speeches.models import Photo
from tests.domain.pictures import png
from tests.journeys import accessibility
from tests.stage import NOON

pytestmark = pytest.mark.journey

BRIDGE = "跨江大桥明年建成通车"


@pytest.fixture
def named(cast, speech_id):
    principal.name(speech_id, person=cast.sana, by=cast.wanda, at=NOON)


def enters(desk, line, old, new):
    """Types what the principal wrote by hand, and says so."""
    field = desk.rewords(line, old, new)
    line.get_by_label("as the change of 沙娜").check()
    field.focus()
    desk.saves(line)


def attaches_the_page(desk):
    """A photo, right where it says that the change was saved."""
    flag = desk.page.locator("#flags .flag")
    expect(flag).to_contain_text("Saved as change no. 1 of 沙娜.")
    page = {"name": "第3页.png", "mimeType": "text/html", "buffer": png(300, 400)}
    flag.get_by_label("Photo of the page").set_input_files(page)
    flag.get_by_role("button", name="Attach").click()
    expect(flag.get_by_role("img")).to_be_visible()
    flag.get_by_role("button", name="Later").click()
    expect(flag).to_have_count(0)


def sees_whose_words_they_are(desk, line):
    """Before anything is typed."""
    expect(line.locator(".stroke")).to_have_text("年底前")
    expect(line.locator(".tool-strokes")).to_contain_text("Words of the principal")
    desk.opens(line)
    expect(line.locator(".pen-strokes")).to_contain_text("年底前")
    expect(line.get_by_label("as the change of 沙娜")).not_to_be_checked()


def says_what_it_was(desk):
    asked = desk.page.locator("#flags .touch")
    expect(asked).to_contain_text("戴岩 touched no. 1")
    asked.get_by_label("Note").fill("语气")
    asked.get_by_role("button", name="technical correction").click()
    expect(asked.locator(".touch-said")).to_have_text("technical correction")


def test_entered_with_a_photo_touched_and_said_to_be_technical(named, speech_id, wanda, sits_down):
    dai = sits_down("dai")
    line, theirs = wanda.line(BRIDGE), dai.line(BRIDGE)
    enters(wanda, line, "建成通车", "年底前通车")
    attaches_the_page(wanda)
    assert Photo.objects.get().by.username == "wanda"

    sees_whose_words_they_are(dai, theirs)
    dai.writes(theirs, "年底前", "年底以前")
    for seen in (line, theirs):
        expect(seen.locator(".tool-strokes.is-open")).to_have_count(1)
    says_what_it_was(dai)
    for seen in (line, theirs):
        expect(seen.locator(".tool-strokes.is-open")).to_have_count(0)

    wanda.person.opens(f"/speeches/{speech_id}/principal/")
    told = wanda.page.locator("#edit-1")
    for words in ("沙娜, entered by 王文", "年底前", "technical correction", "语气"):
        expect(told).to_contain_text(words)
    expect(told.get_by_role("img")).to_be_visible()
    assert accessibility.breaches_of(wanda.page) == []


def test_who_takes_it_back_is_asked_nothing_more(named, wanda):
    line = wanda.line(BRIDGE)
    enters(wanda, line, "建成通车", "年底前通车")
    wanda.writes(line, "年底前", "年底以前")
    expect(wanda.page.locator("#flags .touch.is-open")).to_have_count(1)
    expect(line.locator(".tool-strokes.is-open")).to_have_count(1)

    line.focus()
    wanda.page.keyboard.press("Control+z")

    expect(line.locator(".stroke")).to_have_text("年底前")
    expect(line.locator(".tool-strokes.is-open")).to_have_count(0)
    expect(wanda.page.locator("#flags .flag")).to_have_count(0)


def test_in_a_speech_without_a_principal_nothing_of_this_is_there(wanda):
    line = wanda.line(BRIDGE)
    wanda.opens(line)

    expect(line.locator(".pen-choice")).to_have_count(0)
    expect(wanda.page.get_by_role("link", name="Principal’s changes")).to_have_count(0)
