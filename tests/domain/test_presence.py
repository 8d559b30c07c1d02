"""The colours by which people are known: always the same one, and to be read on every ground."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.presence import COLOURS, colour_of

TOKENS = (Path(__file__).parents[2] / "static" / "css" / "tokens.css").read_text()
GROUNDS = ("desk", "sheet", "raised", "sunken")
# What is read as text: WCAG 2.2, 1.4.3.
ENOUGH = 4.5


def colours():
    """The tokens of light and of dark."""
    light, _, rest = TOKENS.partition("@media (prefers-color-scheme: dark)")
    dark = rest.partition("@media")[0]
    named = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
    return {"light": dict(named.findall(light)), "dark": dict(named.findall(dark))}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read_on_every_ground(scheme):
    named = colours()[scheme]

    faint = {
        (colour, ground): round(contrast(named[f"who-{colour}"], named[ground]), 2)
        for colour, ground in product(range(COLOURS), GROUNDS)
        if contrast(named[f"who-{colour}"], named[ground]) < ENOUGH
    }
    assert faint == {}


@given(st.integers(1, 10**9))
def test_everybody_has_one_of_the_colours(person):
    assert colour_of(person) in range(COLOURS)


def test_people_who_came_one_after_the_other_differ():
    assert len({colour_of(person) for person in range(20, 20 + COLOURS)}) == COLOURS
