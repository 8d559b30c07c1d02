"""Headings in the page, and what happens to whole sections."""

import pytest
from django.urls import reverse

from speeches.actions import sections
from speeches.models import Section
from tests.speeches.views.bodies import KEY
from tests.stage import NOON

TYPED = "产业发展再上台阶"
FORMS = ["speeches:heading", "speeches:section_next", "speeches:section_inside"]


@pytest.fixture
def section(room):
    return room.play.scene.section("产业稳步")


@pytest.fixture
def send(room, section):
    """Post words to one of the section's routes, as Dai."""

    def sent(verb, **words):
        path = reverse(f"speeches:{verb}", args=[section.pk])
        return room.send("dai", "POST", path, {"key": KEY} | words, htmx=True)

    return sent


def heading_now(section):
    return Section.objects.get(pk=section.pk).heading


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(("htmx", "beginning"), [(True, "<div"), (False, "<!doctype html>")])
def test_a_form_opens_in_place_or_on_a_page_of_its_own(room, name, htmx, beginning):
    answer = room.send("dai", "GET", room.path(name), htmx=htmx)

    assert answer.text.lstrip().startswith(beginning)
    assert 'name="heading"' in answer.text


def test_a_renamed_heading_is_shown_with_its_number_in_sheet_and_outline(room, section):
    answer = room.post("dai", "speeches:heading", heading=TYPED)

    assert heading_now(section) == TYPED
    assert "（一）" in answer.text
    assert 'hx-target="#outline"' in answer.text


@pytest.mark.parametrize("name", FORMS[1:])
def test_a_new_section_is_shown_in_the_sheet_and_numbers_follow(room, name):
    answer = room.post("dai", name, heading=TYPED)

    assert TYPED in answer.text
    assert 'hx-target="#manuscript"' in answer.text
    assert ("（三）" in answer.text) is (name == "speeches:section_next")


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_was_typed_in_a_form_that_is_not_whole_is_still_there(room, name, htmx):
    answer = room.post("dai", name, heading=TYPED, key="broken", htmx=htmx)

    assert answer.status_code == 422
    assert TYPED in answer.text


@pytest.mark.parametrize("name", FORMS)
def test_a_heading_without_words_is_refused_at_its_field(room, name):
    answer = room.post("dai", name, heading=" ")

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_a_heading_that_somebody_changed_meanwhile_is_not_overwritten(room, section, send):
    sections.rename(
        section.pk, heading="产业向好", based_on=section.version, by=room.play.cast.wanda, at=NOON
    )

    answer = send("heading", heading=TYPED, based_on=section.version)

    assert answer.status_code == 409
    assert TYPED in answer.text
    assert "产业向好" in answer.text
    assert heading_now(section) == "产业向好"


def test_a_section_that_changed_meanwhile_is_not_removed_unseen(room, section, send):
    sections.rename(
        section.pk, heading="产业向好", based_on=section.version, by=room.play.cast.wanda, at=NOON
    )

    answer = send("section_removal", based_on=section.version)

    assert answer.status_code == 409
    assert Section.objects.get(pk=section.pk).removed_in is None


def test_a_removal_that_does_not_say_what_was_seen_removes_nothing(room, section):
    answer = room.post("dai", "speeches:section_removal", based_on="")

    assert answer.status_code in {409, 422}
    assert Section.objects.get(pk=section.pk).removed_in is None


def test_only_the_heading_goes_when_it_is_taken_away(room, section):
    answer = room.post("dai", "speeches:heading_removal")

    assert "产业稳步向好" not in answer.text
    assert "带动农户300户。" in answer.text


def test_a_section_comes_back_with_its_words(room, section):
    answer = room.post("dai", "speeches:section_restoration")

    assert "民生持续改善" in answer.text
    assert "新修村道18公里" in answer.text


def test_nothing_is_added_behind_the_closing(room):
    closing = room.play.scene.section("closing")
    path = reverse("speeches:section_next", args=[closing.pk])

    answer = room.send("dai", "POST", path, {"heading": TYPED, "key": KEY})

    assert answer.status_code == 409
