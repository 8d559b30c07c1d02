"""Calling sections ready, and naming their reviewers, in the margin."""

import pytest
from django.urls import reverse

from speeches.domain.verdict import Reason
from speeches.models import Readiness
from speeches.queries.section_work import reviewers_in
from speeches.templatetags.reasons import SENTENCES
from tests.play import Play
from tests.speeches.views import board_bodies
from tests.speeches.views.bodies import KEY

HTMX = {"HX-Request": "true", "Accept-Language": "en"}


@pytest.fixture
def section(scene):
    return scene.section("产业稳步").pk


def path(name, *ids):
    return reverse(f"speeches:{name}", args=ids)


def test_the_drafter_calls_a_section_ready_and_the_outline_says_so_in_words(cast, scene, section, as_person):
    dai = as_person(cast.dai)

    answer = dai.post(path("readiness", section), {"key": KEY}, headers=HTMX)

    assert answer["X-Speech-Version"] == str(scene.version)
    outline = answer.text.partition('id="outline"')[2]
    assert "ready for review, says 戴岩" in outline and "◐" in outline


def test_sent_twice_it_is_done_once_and_said_twice_refused(cast, scene, section, as_person):
    dai = as_person(cast.dai)
    answers = [dai.post(path("readiness", section), {"key": KEY}, headers=HTMX) for _ in range(2)]
    again = dai.post(path("readiness", section), {}, headers=HTMX)

    assert [answer.status_code for answer in (*answers, again)] == [200, 200, 409]
    assert Readiness.objects.count() == 1
    assert "called ready before" in again.text


def test_a_reader_sees_where_it_stands_and_has_no_button(cast, section, as_person):
    leo = as_person(cast.leo)

    page = leo.get(path("section_work", section), headers=HTMX)
    answer = leo.post(path("readiness", section), {"key": KEY}, headers=HTMX)

    assert page.status_code == 200 and "<button" not in page.text
    assert (answer.status_code, str(SENTENCES[Reason.NOT_EDITOR]) != "") == (403, True)


def test_all_of_ones_sections_at_once(cast, scene, as_person):
    answer = as_person(cast.dai).post(path("all_readiness", scene.speech.pk), {"key": KEY}, headers=HTMX)

    assert answer.status_code == 200
    assert Readiness.objects.filter(by=cast.dai).count() == 9


def test_the_owner_names_a_reviewer_and_takes_the_section_away_again(cast, scene, as_person):
    section = board_bodies.to_review(Play(cast, scene))["section_id"]
    wanda = as_person(cast.wanda)

    named = wanda.post(path("reviewers", section), {"key": KEY, "person": cast.greta.pk}, headers=HTMX)
    seat = reviewers_in(scene.speech.pk)[section][0].seat
    taken = wanda.post(path("reviewer_removal", section, seat), {}, headers=HTMX)

    assert "顾蕾" in named.text.partition('id="outline"')[2]
    assert taken.status_code == 200 and section not in reviewers_in(scene.speech.pk)


def test_without_a_step_of_review_there_is_nobody_to_name_and_nonsense_names_nobody(
    cast, scene, section, as_person
):
    wanda = as_person(cast.wanda)
    page = wanda.get(path("section_work", section), headers=HTMX).text
    words = {"key": KEY, "person": cast.greta.pk}

    assert path("reviewers", section) not in page
    assert wanda.post(path("reviewers", section), words, headers=HTMX).status_code == 409
    assert wanda.post(path("reviewers", section), {"key": KEY}, headers=HTMX).status_code == 422
    nobody = wanda.post(path("reviewers", section), {"key": KEY, "person": 2_000_000_000}, headers=HTMX)
    assert nobody.status_code == 409


def test_without_scripts_it_leads_back_to_the_speech(cast, scene, section, as_person):
    answer = as_person(cast.dai).post(path("readiness", section), {"key": KEY})

    assert answer.status_code == 302
    assert answer["Location"].startswith(path("speech", scene.speech.pk))
