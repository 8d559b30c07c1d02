"""A real browser, the real server, and people at it."""

import os
import re

import pytest
from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from tests.journeys import chromium
from tests.journeys.people import DESK, Person
from tests.journeys.served import serving
from tests.journeys.table import sana, sits_down, speech_id, wanda
from tests.stage import cast

__all__ = ["cast", "sana", "sits_down", "speech_id", "wanda"]

PATIENCE = 15_000  # milliseconds; two cores carry the browser, the server and the database


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Lets a fixture know at its end whether the test failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="package")
def browser():
    """Chromium, for the journeys only: its event loop would be in the way of every other test."""
    path = chromium.executable()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(chromium.HOW_TO_GET_ONE)
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where a test also asks the database; nothing else is meant.
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def served(transactional_db):
    """The app, served as in production, on this test's database."""
    with serving() as server:
        yield server


@pytest.fixture
def new_person(browser, served, request):
    """Sit somebody down: `new_person("wanda", user=…, locale="en")`. Any trouble of theirs fails the test."""
    people = []

    def sit_down(name, *, user=None, locale="zh-CN"):
        context = browser.new_context(locale=locale, timezone_id=settings.TIME_ZONE, viewport=DESK)
        context.set_default_timeout(PATIENCE)
        people.append(Person(name, served.url, context.new_page(), _pictures_of(request.node.name)))
        people[-1].watch()
        if user is not None:
            people[-1].is_signed_in_as(user)
        return people[-1]

    yield sit_down
    for person in people:
        if request.node.stash.get(FAILED, False):
            print(f"{person.name} saw {person.takes_picture('failed')}")  # noqa: T201  shown with the failure
        person.context.close()
    troubles = {person.name: person.troubles for person in people if person.troubles}
    assert not troubles


@pytest.fixture
def page(new_person):
    """The page of somebody who is not signed in."""
    return new_person("anybody").page


def _pictures_of(test):
    return settings.VAR / "pictures" / re.sub(r"\W+", "-", test)
