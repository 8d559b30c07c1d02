"""Ids of regions, and what a page asks about signatures."""

from types import SimpleNamespace
from uuid import UUID

import pytest

from accounts.models import User
from speeches.models import Signature, Thread
from speeches.templatetags.regions import fresh_key, region
from speeches.templatetags.signing import stands_for

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


@pytest.mark.parametrize(
    ("signatures", "stands"),
    [
        ([], False),
        ([Signature(by_id=7)], True),
        ([Signature(by_id=8)], False),
        ([Signature(by_id=7, voided_in=3)], False),
        ([Signature(by_id=7, withdrawn_in=3)], False),
        ([Signature(by_id=7, voided_in=3), Signature(by_id=7)], True),
    ],
)
def test_only_a_live_signature_of_ones_own_stands_for_one(signatures, stands):
    person = User(pk=7)

    found = stands_for(signatures, person)

    assert found is stands
