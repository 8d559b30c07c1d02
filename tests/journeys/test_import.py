"""A clerk brings a web copy in, corrects how it was read, and begins to write."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from speeches.models import Paragraph, Speech
from tests.journeys import accessibility
from tests.journeys.people import PHONE
from tests.speeches.invented import REMARKS, WEB_COPY

pytestmark = pytest.mark.journey


@pytest.fixture
def clerk(new_person):
    user = User.objects.create_user("wanda", "correct horse battery staple", name="王文", language="en")
    return new_person("wanda", user=user, locale="en")


def brings(clerk, tmp_path, text):
    path = tmp_path / "稿.txt"
    path.write_text(text)
    clerk.opens("/")
    clerk.page.get_by_role("link", name="Import a speech").click()
    clerk.page.get_by_label("A text file").set_input_files(path)
    clerk.page.get_by_label("This text holds no state secrets.").check()
    assert accessibility.breaches_of(clerk.page) == []
    clerk.takes_picture("start")
    clerk.takes_picture("start", PHONE)
    clerk.page.get_by_role("button", name="See how it is read").click()


def test_a_misread_line_is_corrected_before_it_becomes_a_speech(clerk, tmp_path):
    brings(clerk, tmp_path, WEB_COPY)
    page = clerk.page
    assert accessibility.breaches_of(page) == []
    clerk.takes_picture("preview")
    clerk.takes_picture("preview", PHONE)

    page.get_by_role("button", name="text in line 10: change").click()
    expect(page.get_by_label("What line 10 is")).to_be_focused()
    page.get_by_label("What line 10 is").select_option("leave out")
    expect(page.locator("#line-10 del")).to_be_visible()
    expect(page.get_by_label("What line 10 is")).to_be_focused()
    page.get_by_label("What line 10 is").select_option("as it was read")
    expect(page.locator("#line-10 del")).to_have_count(0)
    page.get_by_label("What line 18 is").select_option("leave out")
    expect(page.locator("#line-18 del")).to_be_visible()
    page.get_by_role("button", name="Make it version 1").click()

    page.wait_for_url("**/speeches/*/")
    assert Speech.objects.get().version == 1
    assert Paragraph.objects.filter(text__startswith="茶叶是全县").exists()
    assert not Paragraph.objects.filter(text__contains="春光不等人").exists()


def test_a_title_typed_meanwhile_survives_another_reading(clerk, tmp_path):
    brings(clerk, tmp_path, REMARKS)
    page = clerk.page

    page.get_by_role("button", name="Make it version 1").click()
    expect(page.get_by_role("alert")).to_contain_text("no title")
    clerk.takes_picture("untitled", PHONE)
    page.get_by_label("What is it called?").fill("在云岭乡代表团的发言")
    page.get_by_label("What line 2 is").select_option("text")
    expect(page.locator("#line-2.is-body")).to_be_visible()
    expect(page.get_by_label("What is it called?")).to_have_value("在云岭乡代表团的发言")
    page.get_by_role("button", name="Make it version 1").click()

    page.wait_for_url("**/speeches/*/")
    assert Speech.objects.get().title == "在云岭乡代表团的发言"
    clerk.opens("/")
    assert accessibility.breaches_of(page) == []
    clerk.takes_picture("library")
    clerk.takes_picture("library", PHONE)
