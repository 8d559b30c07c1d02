"""Two people work fast, neither waits for the other: in the end both pages read like the speech."""

from random import Random

import pytest
from playwright.sync_api import expect

from speeches.models import Speech

pytestmark = pytest.mark.journey

ROUNDS = 8
KEYS = ("Alt+ArrowUp", "Alt+ArrowDown", "Alt+ArrowLeft", "Alt+ArrowRight", "Delete")


def writes_something(desk, line, _chance):
    desk.opens(line)
    desk.page.keyboard.type("（改）")
    desk.saves(line)


def splits(desk, line, _chance):
    field = desk.opens(line)
    field.press("Home")
    for _ in range(6):
        field.press("ArrowRight")
    field.press("Enter")
    desk.saves(line)


def adds(desk, line, _chance):
    desk.presses(line, "n")
    desk.types_in_the_new_field("新的一段。")
    desk.tries_to_save()
    expect(desk.page.locator(".is-new")).to_have_count(0)


def presses_something(desk, line, chance):
    desk.presses(line, chance.choice(KEYS))


DEEDS = (writes_something, splits, adds, presses_something, presses_something)


def read_by(desk):
    return [line.strip() for line in desk.lines()]


@pytest.mark.parametrize("seed", [1, 2])
def test_both_pages_read_like_the_speech(wanda, sana, speech_id, sits_down, seed):
    chance = Random(seed)  # noqa: S311  the same walk every time

    for _ in range(ROUNDS):
        for desk, half in ((wanda, 0), (sana, 1)):
            # Each keeps to lines of their own: what happens when two meet in one is told elsewhere.
            at = chance.randrange(8, 25) * 2 + half
            line = desk.page.locator("#manuscript > .paragraph").nth(at)
            line = desk.page.locator(f"#{line.get_attribute('id')}")
            chance.choice(DEEDS)(desk, line, chance)

    version = Speech.objects.values_list("version", flat=True).get(pk=speech_id)
    for desk in (wanda, sana):
        expect(desk.page.locator("main")).to_have_attribute("data-version", str(version))
    truth = read_by(sits_down("dai"))
    assert read_by(wanda) == truth
    assert read_by(sana) == truth
