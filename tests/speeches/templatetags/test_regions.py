"""Ids of regions, and what a page asks about signatures."""

from types import SimpleNamespace
from uuid import UUID

import pytest

from speeches.models import Thread
from speeches.templatetags.regions import fresh_key, region

PARAGRAPH = SimpleNamespace(pk=12, is_heading=False)
HEADING = SimpleNamespace(pk=5, is_heading=True)


@pytest.mark.parametrize(
    ("subject", "part", "expected"),
    [
        (PARAGRAPH, "", "paragraph-12"),
        (HEADING, "", "section-5"),
        (Thread(pk=4), "", "thread-4"),
        (PARAGRAPH, "threads", "threads-12"),
    ],
)
def test_a_region_is_named_for_what_it_shows(subject, part, expected):
    named = region(subject, part)

    assert named == expected


def test_every_form_gets_a_key_of_its_own():
    keys = {fresh_key() for _ in range(3)}

    assert len({UUID(key) for key in keys}) == 3
