"""A stranger at the door."""

import pytest
from playwright.sync_api import expect

from tests.journeys import accessibility
from tests.journeys.people import PHONE

pytestmark = pytest.mark.journey


def test_stranger_is_asked_to_sign_in(new_person):
    stranger = new_person("stranger", locale="en")

    stranger.opens("/")

    expect(stranger.page.get_by_role("button", name="Sign in")).to_be_visible()
    assert accessibility.breaches_of(stranger.page) == []
    stranger.takes_picture("sign-in")
    stranger.takes_picture("sign-in", PHONE)
