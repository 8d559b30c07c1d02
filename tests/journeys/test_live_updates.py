"""What a tab shows while others write: live.js and htmx alone, without the product's pages."""

import pytest
from playwright.sync_api import expect

from speeches.live.asking import Admission
from tests.journeys import served
from tests.journeys.manuscript import Manuscript

pytestmark = pytest.mark.journey


@pytest.fixture
def manuscript(transactional_db, monkeypatch):
    written = Manuscript()
    monkeypatch.setattr(served, "assembled", written.assembled)
    return written


@pytest.fixture
def tab(browser, manuscript):
    """A tab on the manuscript, connected; whatever its console complains about fails the test."""
    with served.serving() as server:
        page = browser.new_page()
        complaints = []
        page.on("pageerror", lambda complaint: complaints.append(complaint))  # noqa: PLW0108  wants a function
        page.goto(server.url)
        expect_state(page, "live")
        yield page
        page.close()
        assert complaints == []


def expect_state(tab, state):
    expect(tab.locator("html")).to_have_attribute("data-link", state)


def expect_version(tab, version):
    expect(tab.locator("main")).to_have_attribute("data-version", str(version))


def test_what_others_write_arrives_and_what_i_type_stays(tab, manuscript):
    field = tab.get_by_label("field 1")
    field.fill("half a sentence")
    tab.get_by_label("field 2").focus()

    manuscript.save(1)

    expect(tab.locator("#paragraph-1 span")).to_have_text("version 4")
    expect_version(tab, 4)
    expect(field).to_have_value("half a sentence")
    expect(tab.get_by_label("field 2")).to_be_focused()


def test_many_changes_at_once_are_one_request(tab, manuscript):
    for paragraph in (1, 2, 3, 1):
        manuscript.save(paragraph)

    expect_version(tab, 7)
    expect(tab.locator("#paragraph-1 span")).to_have_text("version 7")
    assert len(manuscript.asked) < 4


def test_what_this_tab_saved_is_not_fetched_again(tab, manuscript):
    tab.evaluate("document.dispatchEvent(new CustomEvent('lectern:saved', {detail: {version: 4}}))")
    manuscript.save(1)

    expect_version(tab, 4)
    manuscript.save(2)
    expect_version(tab, 5)

    assert manuscript.asked == [4]


def test_a_save_that_hides_a_colleagues_does_not_hide_it_from_the_page(tab, manuscript):
    tab.evaluate("document.dispatchEvent(new CustomEvent('lectern:saved', {detail: {version: 5}}))")
    manuscript.save(2)
    manuscript.save(1)

    expect(tab.locator("#paragraph-2 span")).to_have_text("version 4")
    expect_version(tab, 5)


def test_after_trouble_the_tab_says_so_comes_back_and_misses_nothing(tab, manuscript):
    manuscript.door.is_shaky = True
    expect_state(tab, "lost")
    manuscript.save(3)

    manuscript.door.is_shaky = False

    expect(tab.locator("#paragraph-3 span")).to_have_text("version 4")
    expect_state(tab, "live")


def test_who_loses_the_right_is_told_once_and_asks_no_more(tab, manuscript):
    manuscript.door.admission = Admission.NO_SUCH_SPEECH

    expect_state(tab, "ended")
    asked = len(manuscript.door.asked)
    tab.wait_for_timeout(1500)
    assert len(manuscript.door.asked) == asked
    assert manuscript.asked == []


def test_a_session_that_is_gone_while_the_line_is_down_ends_it(tab, manuscript):
    manuscript.status = "401 Unauthorized"
    manuscript.door.is_shaky = True

    expect_state(tab, "ended")


def test_a_tab_that_cannot_be_resumed_gets_the_whole_page(browser, manuscript):
    with served.serving() as server:
        tab = browser.new_page()
        tab.route("**/", lambda route: _with_version(route, 99))

        tab.goto(server.url)

        expect_version(tab, 3)
        expect_state(tab, "live")
        assert manuscript.asked == [0]
        tab.close()


def _with_version(route, version):
    answer = route.fetch()
    route.fulfill(
        response=answer, body=answer.text().replace('data-version="3"', f'data-version="{version}"')
    )
