"""A browser vanishes in the middle of a sentence: the words are offered again, on whatever machine."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from speeches.models import WorkingCopy
from tests.journeys.test_input_methods import InputMethod

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
PROJECTS = "我们坚持项目为先"
APART = 3.0  # seconds between two writes of one field


def vanishes(desk):
    """No warning, no farewell: the tab is gone."""
    desk.page.close(run_before_unload=False)


def is_kept(line):
    expect(line.locator(".pen-kept")).to_have_text(re.compile(r"kept for you at \d\d:\d\d"))


@pytest.fixture
def kept(wanda):
    """Wanda has typed without saving, and her browser is gone."""
    line = wanda.line(WATER)
    wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    is_kept(line)
    expect(line.locator(".pen-state")).to_have_text("not saved yet")
    vanishes(wanda)


def test_unsaved_words_are_offered_again_taken_up_and_saved(kept, sits_down, sana):
    back = sits_down("wanda")
    sana.misses("整修山塘15口")
    expect(sana.page.locator("#unsaved")).to_have_count(0)

    back.page.locator("#unsaved a").click()
    line = back.line(WATER)
    expect(line.locator(".offer")).to_contain_text("and did not save it")
    expect(line.locator(".offer ins")).to_have_text("15")
    expect(line.locator(".pen-text")).to_have_value(re.compile("整修山塘13口"))
    line.get_by_role("link", name="Take it up").click()
    expect(line.locator(".pen-text")).to_have_value(re.compile("整修山塘15口"))
    expect(line.locator(".pen-text")).to_be_focused()
    back.saves(line)

    sana.sees("整修山塘15口")
    expect(back.page.locator("#unsaved")).to_have_count(0)
    assert not WorkingCopy.objects.exists()


def test_words_thrown_away_are_offered_no_more(kept, sits_down):
    back = sits_down("wanda")
    line = back.line(WATER)
    field = back.opens(line)

    line.get_by_role("button", name="Throw it away").click()

    expect(line.locator(".offer")).to_have_count(0)
    expect(field).to_have_value(re.compile("整修山塘13口"))
    expect(back.page.locator("#unsaved")).to_have_count(0)
    assert not WorkingCopy.objects.exists()


def test_what_others_wrote_since_is_marked_and_both_are_put_together(kept, sits_down, sana):
    sana.writes(sana.line(WATER), "确保旱能浇、涝能排", "确保旱能灌、涝能排")
    back = sits_down("wanda")
    line = back.line(WATER)
    back.opens(line)

    expect(line.locator(".offer")).to_contain_text("Others changed the place since")
    line.get_by_role("link", name="Take it up").click()
    expect(line.locator(".meanwhile")).to_contain_text("put together when you save")
    back.tries_to_save()

    back.sees("整修山塘15口")
    back.sees("旱能灌、涝能排")


def test_words_typed_beside_an_offer_are_not_written_over(kept, sits_down):
    back = sits_down("wanda")
    line = back.line(WATER)
    field = back.opens(line)
    back.page.keyboard.type("另一句")

    line.get_by_role("link", name="Take it up").click()

    expect(line.locator(".pen-state")).to_contain_text("First save or discard")
    expect(field).to_have_value(re.compile("另一句"))


def test_a_new_paragraph_that_was_never_saved_is_offered_where_it_was_begun(wanda, sits_down):
    wanda.presses(wanda.line(WATER), "n")
    wanda.types_in_the_new_field("一段还没有写完的话")
    is_kept(wanda.page.locator(".is-new"))
    vanishes(wanda)

    back = sits_down("wanda")
    back.page.locator("#unsaved a").click()
    new = back.page.locator(".is-new")
    new.get_by_role("link", name="Take it up").click()
    expect(new.locator(".pen-text")).to_have_value("一段还没有写完的话")
    back.tries_to_save()
    expect(new).to_have_count(0)

    back.sees("一段还没有写完的话")
    assert not WorkingCopy.objects.exists()


def test_a_change_that_was_discarded_or_saved_is_kept_no_longer(wanda):
    line = wanda.line(WATER)
    wanda.rewords(line, "整修山塘13口", "整修山塘15口")
    is_kept(line)
    wanda.page.keyboard.press("Escape")
    with wanda.page.expect_response("**/working-copy/"):
        line.get_by_role("button", name="Discard the change").click()
    assert not WorkingCopy.objects.exists()
    expect(line.locator(".pen-text")).to_have_count(0)

    wanda.rewords(line, "整修山塘13口", "整修山塘16口")
    is_kept(line)
    wanda.saves(line)

    assert not WorkingCopy.objects.exists()


def test_nothing_is_kept_while_characters_are_composed_and_never_twice_in_three_seconds(wanda):
    line = wanda.line(WATER)
    wanda.opens(line)
    wanda.page.evaluate(
        "() => { window.wrote = []; const send = window.fetch;"
        " window.fetch = (...given) => { if (String(given[0]).includes('working-copy'))"
        " window.wrote.push([performance.now(), given[1].body.get('text')]); return send(...given); }; }"
    )
    method = InputMethod(wanda.page)
    method.composes("jin'nian")
    wanda.page.wait_for_timeout(2500)
    assert wanda.page.evaluate("window.wrote") == []

    method.commits("今年")
    is_kept(line)
    for word in "再写几个字":
        wanda.page.keyboard.type(word)
        wanda.page.wait_for_timeout(1300)
    while "再写几个字" not in wanda.page.evaluate("window.wrote[window.wrote.length - 1][1]"):
        wanda.page.wait_for_timeout(100)

    times = [at / 1000 for at, _ in wanda.page.evaluate("window.wrote")]
    assert all(later - earlier >= APART - 0.05 for earlier, later in pairwise(times))
    assert len(times) >= 2


def test_no_word_is_left_in_the_browser_or_in_an_address(wanda):
    asked = []
    wanda.page.on("request", lambda made: asked.append(made.url))
    line = wanda.line(WATER)
    wanda.rewords(line, "整修山塘13口", "canary整修山塘15口")
    is_kept(line)

    stored = wanda.page.evaluate(
        "async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie,"
        " await indexedDB.databases(), await caches.keys()])"
    )

    assert any(address.endswith("/working-copy/") for address in asked)
    assert not [text for text in [stored, *asked] if "canary" in text]
    assert stored.endswith("[],[]]")


def test_two_tabs_of_one_person_keep_two_texts(wanda, sits_down):
    other = sits_down("wanda")
    for desk, words in ((wanda, "在这一页写的"), (other, "在那一页写的")):
        desk.opens(desk.line(WATER))
        desk.page.keyboard.type(words)
        is_kept(desk.line(WATER))

    assert WorkingCopy.objects.count() == 2
    wanda.saves(wanda.line(WATER))

    left = WorkingCopy.objects.get()
    assert "在那一页写的" in left.text
    expect(other.line(WATER).locator(".pen-text")).to_have_value(re.compile("在那一页写的"))
