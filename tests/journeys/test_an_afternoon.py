"""Two hundred changes of others and a cut line while somebody writes: the words are there once."""

import os
import time

import pytest
from playwright.sync_api import expect

from speeches.actions import paragraphs
from speeches.models import Paragraph, Speech
from tests.stage import NOON

pytestmark = [pytest.mark.journey, pytest.mark.slow]

CHANGES = 200
# A minute when it is judged (LECTERN_CUT_SECONDS=60); the suite has less time.
CUT_SECONDS = float(os.environ.get("LECTERN_CUT_SECONDS", "5"))
WATER = "水利建设方面"
BEFORE, AFTER = "一边来新的一边写，", "断了线也接着写，"


def others_write(cast, speech_id, count):
    """So many changes by somebody else, each in another paragraph than the last."""
    lines = list(Paragraph.objects.filter(speech=speech_id, kind="body").exclude(text__contains=WATER))
    for at in range(count):
        line = lines[at % len(lines)]
        line.refresh_from_db()
        paragraphs.edit(line.pk, text=f"{line.text}（{at}）", based_on=line.version, by=cast.sana, at=NOON)
        yield at


def types_along(desk, changes, words):
    """A stroke now and then while others write."""
    for at in range(CHANGES // 2):
        next(changes)
        desk.page.keyboard.type(words[at * len(words) * 2 // CHANGES : (at + 1) * len(words) * 2 // CHANGES])


def is_cut_off(desk, line, changes):
    """For so long: written on, saved in vain, and the line comes back."""
    began = time.monotonic()
    desk.context.set_offline(True)
    types_along(desk, changes, AFTER)
    desk.tries_to_save()
    expect(line.locator(".pen-state")).to_contain_text("sent by itself")
    while time.monotonic() - began < CUT_SECONDS:
        desk.page.wait_for_timeout(500)
    desk.context.set_offline(False)


def test_words_typed_through_changes_and_a_cut_line_are_there_once(wanda, sits_down, cast, speech_id):
    dai, line = sits_down("dai"), wanda.line(WATER)
    field = wanda.opens(line)
    field.press("End")
    shown, changes = wanda.version(), others_write(cast, speech_id, CHANGES)

    types_along(wanda, changes, BEFORE)
    expect(wanda.page.locator("main")).to_have_attribute("data-version", str(shown + CHANGES // 2))
    expect(field).to_be_focused()
    is_cut_off(wanda, line, changes)

    expect(line.locator(".pen-text")).to_have_count(0)
    assert Speech.objects.get(pk=speech_id).version == shown + CHANGES + 1
    for desk in (wanda, dai):
        expect(desk.page.locator("main")).to_have_attribute("data-version", str(shown + CHANGES + 1))
        assert "".join(desk.lines()).count(BEFORE + AFTER) == 1
    assert wanda.lines() == dai.lines()
    wanda.person.forgives_a_lost_line()
