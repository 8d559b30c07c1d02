"""How a text is read: shown line by line, changed where it was misread, confirmed once."""

import re

import pytest
from django.urls import reverse

from speeches.models import Original, Paragraph, Speech
from tests.speeches.brought import received
from tests.speeches.invented import REMARKS, REPORT, WEB_COPY

START = "/imports/"


@pytest.fixture
def wanda(cast, as_person):
    return as_person(cast.wanda)


@pytest.fixture
def waiting(cast):
    """A file of Wanda's that waits at the preview."""

    def of(text):
        return received(cast.wanda, text)

    return of


def preview_url(original):
    return reverse("speeches:original", args=[original.pk])


def speech_url(original):
    return reverse("speeches:original_speech", args=[original.pk])


def key_in(answer):
    return found_in(answer.content.decode(), r'name="key" value="([0-9a-f-]{36})"')


def role_shown(answer, line):
    """The name of the role that the preview gives a line."""
    row = answer.content.decode().split(f'id="line-{line}"')[1].split("</li>")[0]
    return found_in(row, r"(?:<option[^>]* selected|line-choose[^>]*)>([^<]+)<")


def found_in(text, pattern):
    found = re.search(pattern, text)
    assert found
    return found[1].strip()


def test_the_preview_strikes_through_what_it_would_leave_out(wanda, waiting):
    answer = wanda.get(preview_url(waiting(WEB_COPY)), headers={"Accept-Language": "en"})

    page = answer.content.decode()
    assert page.count("proposed for removal") == 4
    assert "<del>时间:2026-02-11 08:30:02</del>" in page
    assert role_shown(answer, 9) == "heading, level 1"
    assert role_shown(answer, 10) == "text"


def test_the_preview_says_where_a_text_breaks_off(wanda, waiting):
    whole = wanda.get(preview_url(waiting(REPORT)), headers={"Accept-Language": "en"})
    broken = wanda.get(preview_url(waiting(REMARKS)), headers={"Accept-Language": "en"})

    assert "The text breaks off here." not in whole.content.decode()
    assert "The text breaks off here." in broken.content.decode()


def test_a_changed_role_is_read_again_and_nothing_is_written(wanda, waiting):
    original = waiting(WEB_COPY)
    key = key_in(wanda.get(preview_url(original)))

    answer = wanda.post(
        preview_url(original), {"key": key, "role-3": "subtitle"}, headers={"Accept-Language": "en"}
    )

    assert role_shown(answer, 3) == "subtitle"
    assert answer.content.decode().count("proposed for removal") == 3
    assert not Speech.objects.exists()


def test_a_plain_line_shows_its_choice_when_asked(wanda, waiting):
    original = waiting(WEB_COPY)
    first = wanda.get(preview_url(original))

    answer = wanda.post(preview_url(original), {"key": key_in(first), "choose": "10", "role-12": ""})

    assert 'name="role-10"' not in first.content.decode()
    assert 'name="role-10"' in answer.content.decode()
    assert 'name="role-12"' in answer.content.decode()


@pytest.mark.parametrize("given", [{"role-3": "king"}, {"role-x": "title"}, {"role-99999999": "title"}])
def test_roles_that_do_not_exist_are_refused(wanda, waiting, given):
    original = waiting(WEB_COPY)
    key = key_in(wanda.get(preview_url(original)))

    assert wanda.post(preview_url(original), {"key": key, **given}).status_code == 422
    assert wanda.post(speech_url(original), {"key": key, **given}).status_code == 422
    assert not Speech.objects.exists()


def test_confirming_leads_to_the_editor_page(wanda, waiting):
    original = waiting(WEB_COPY)
    key = key_in(wanda.get(preview_url(original)))

    answer = wanda.post(speech_url(original), {"key": key, "role-3": "", "role-18": "noise"})

    speech = Speech.objects.get()
    assert answer.headers["Location"] == reverse("speeches:speech", args=[speech.pk])
    assert not Paragraph.objects.filter(text__contains="春光不等人").exists()


def test_a_double_click_makes_one_speech(wanda, waiting):
    original = waiting(REPORT)
    key = key_in(wanda.get(preview_url(original)))

    first = wanda.post(speech_url(original), {"key": key})
    second = wanda.post(speech_url(original), {"key": key})

    assert first.headers["Location"] == second.headers["Location"]
    assert Speech.objects.count() == 1


def test_a_file_confirmed_in_another_tab_is_not_imported_again(wanda, waiting):
    original = waiting(REPORT)
    keys = [key_in(wanda.get(preview_url(original))) for _ in range(2)]

    wanda.post(speech_url(original), {"key": keys[0]})
    answer = wanda.post(speech_url(original), {"key": keys[1]})

    assert answer.status_code == 409
    assert Speech.objects.count() == 1


def test_a_title_is_asked_for_and_the_decisions_stay(wanda, waiting):
    original = waiting(REMARKS)
    key = key_in(wanda.get(preview_url(original)))

    refused = wanda.post(speech_url(original), {"key": key, "role-5": "noise"})
    made = wanda.post(speech_url(original), {"key": key, "role-5": "noise", "title": "在云岭乡的发言"})

    assert refused.status_code == 422
    assert "<del>五要" in refused.content.decode()
    assert made.status_code == 302
    assert Speech.objects.get().title == "在云岭乡的发言"


def test_a_waiting_file_is_listed_and_can_be_discarded(wanda, waiting):
    original = waiting(REPORT)
    listed = wanda.get(START).content.decode()

    answer = wanda.post(reverse("speeches:original_removal", args=[original.pk]))

    assert preview_url(original) in listed
    assert answer.headers["Location"] == START
    assert not Original.objects.exists()


def test_outsider_cannot_tell_that_it_exists(cast, as_person, waiting):
    original, otto = waiting(REPORT), as_person(cast.otto)
    key = "7b8f0a9e-0000-4000-8000-000000000001"

    answers = [
        otto.get(preview_url(original)),
        otto.post(preview_url(original), {"key": key}),
        otto.post(speech_url(original), {"key": key}),
        otto.post(speech_url(original), {}),
        otto.post(reverse("speeches:original_removal", args=[original.pk])),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert Original.objects.filter(pk=original.pk).exists()


def test_anonymous_is_asked_to_sign_in(client, waiting):
    for url in (START, preview_url(waiting(REPORT))):
        assert client.get(url).headers["Location"].startswith("/sign-in/")


def test_only_reading_is_done_by_get(wanda, waiting):
    original = waiting(REPORT)

    assert wanda.get(speech_url(original)).status_code == 405
    assert wanda.get(reverse("speeches:original_removal", args=[original.pk])).status_code == 405


def test_markup_in_a_text_stays_text(wanda, waiting):
    original = waiting(
        "临江镇讲话\n<script>alert(1)</script>，茶园。\n一、<img src=x onerror=alert(1)>\n好。\n"
    )

    page = wanda.get(preview_url(original)).content.decode()

    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_library_lists_the_speech_and_leads_to_the_import(wanda, waiting):
    original = waiting(REPORT)
    empty = wanda.get("/").content.decode()
    wanda.post(speech_url(original), {"key": key_in(wanda.get(preview_url(original)))})

    full = wanda.get("/").content.decode()

    assert START in empty
    assert START in full
    assert "奋力谱写临江镇高质量发展新篇章" in full


def test_a_preview_of_two_thousand_lines_stays_light(wanda, waiting, django_assert_max_num_queries):
    original = waiting("临江镇讲话\n" + "".join(f"第{at}户的茶园已经剪完枝。\n" for at in range(2_000)))

    with django_assert_max_num_queries(4):
        answer = wanda.get(preview_url(original))

    assert len(answer.content) < 2_500_000


def test_a_heading_of_very_many_shows_its_choice_when_asked(wanda, waiting):
    original = waiting("临江镇讲话\n" + "".join(f"{at}. 第{at}件事\n办好。\n" for at in range(1, 301)))

    answer = wanda.get(preview_url(original), headers={"Accept-Language": "en"})

    assert role_shown(answer, 2) == "heading, level 3"
    assert "<select" not in answer.content.decode()


def test_a_title_that_could_not_be_seen_is_refused_on_the_page(wanda, waiting):
    original = waiting(REMARKS)
    key = key_in(wanda.get(preview_url(original)))

    answer = wanda.post(speech_url(original), {"key": key, "title": "在云岭乡\u202e的发言"})

    assert answer.status_code == 422
    assert "U+202E" in answer.content.decode()
    assert not Speech.objects.exists()
