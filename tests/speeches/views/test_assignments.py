"""What a limited drafter meets on the pages, and how the owner divides the work."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from speeches.actions import assignments
from speeches.domain.verdict import Reason
from speeches.models import Assignment, Membership
from speeches.templatetags.reasons import SENTENCES
from tests.ledger import everything, undone
from tests.speeches.views.rules import EDITING, RULES
from tests.stage import NOON

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def limited(cast, scene, noon):
    """Dai, who writes "产业稳步向好" and nothing else."""
    place = Membership.objects.get(speech=scene.speech, user=cast.dai)
    assignments.limit(place.pk, is_limited=True, by=cast.wanda, at=noon)
    assignments.divide(scene.section("产业稳步").pk, to=[place.pk], by=cast.wanda, at=noon)
    return place


def test_the_page_has_fields_only_where_he_writes(cast, scene, as_person, limited):
    shown = as_person(cast.dai).get(reverse("speeches:speech", args=[scene.speech.pk])).text

    assert reverse("speeches:text", args=[scene.paragraph("新建茶园").pk]) in shown
    assert reverse("speeches:text", args=[scene.paragraph("今天的会议").pk]) not in shown
    assert "is-foreign" in shown


def test_for_everybody_else_nothing_is_foreign(cast, scene, as_person, limited):
    for person in (cast.wanda, cast.sana, cast.leo):
        shown = as_person(person).get(reverse("speeches:speech", args=[scene.speech.pk])).text

        assert "is-foreign" not in shown


def test_the_outline_says_who_writes_and_what_is_ones_own(cast, scene, as_person, limited):
    path = reverse("speeches:speech", args=[scene.speech.pk])

    assert "戴岩" in as_person(cast.leo).get(path).text.partition('id="outline"')[2]
    assert "is-mine" in as_person(cast.dai).get(path).text
    assert "is-mine" not in as_person(cast.leo).get(path).text


def test_a_field_elsewhere_does_not_open_and_says_why(cast, scene, as_person, limited):
    path = reverse("speeches:text", args=[scene.paragraph("今天的会议").pk])

    answer = as_person(cast.dai).get(path)

    assert answer.status_code == 403
    assert escape(str(SENTENCES[Reason.NOT_YOUR_SECTION])) in answer.text


def test_the_owner_divides_the_work_in_the_margin(cast, scene, as_person):
    place = Membership.objects.get(speech=scene.speech, user=cast.dai)
    path = reverse("speeches:assignment", args=[scene.section("产业稳步").pk])
    wanda = as_person(cast.wanda)

    shown = wanda.get(path, headers={"HX-Request": "true"})
    answer = wanda.post(path, {"members": [place.pk]}, headers={"HX-Request": "true"})
    again = wanda.post(path, {"members": [place.pk]}, headers={"HX-Request": "true"})

    assert "戴岩" in shown.text
    assert "checked" not in shown.text
    assert "checked" in answer.text
    assert answer["X-Speech-Version"] == str(scene.version) == again["X-Speech-Version"]
    assert [row.member for row in Assignment.objects.all()] == [place]


def test_the_page_of_members_limits_and_frees(cast, scene, as_person):
    place = Membership.objects.get(speech=scene.speech, user=cast.dai)
    wanda, path = as_person(cast.wanda), reverse("speeches:member_limit", args=[place.pk])

    wanda.post(path, {"is_limited": "on"})
    shown = wanda.get(reverse("speeches:members", args=[scene.speech.pk]), headers=ENGLISH).text
    place.refresh_from_db()
    assert place.is_limited
    assert "own sections only" in shown

    wanda.post(path, {})
    place.refresh_from_db()
    assert not place.is_limited


def test_the_page_of_members_names_the_sections_of_each(cast, scene, as_person, limited):
    shown = as_person(cast.leo).get(reverse("speeches:members", args=[scene.speech.pk])).text

    assert "（一）产业稳步向好" in shown


# Telling where one is, is not editing; and what he did himself he may say something of, wherever it was.
ELSEWHERE = {"speeches:presence", "speeches:handling"}
EDITS = sorted(name for name, rule in RULES.items() if rule.post == EDITING and name not in ELSEWHERE)


@pytest.mark.parametrize("name", EDITS)
def test_no_route_of_editing_lets_him_out_of_his_sections(room, name):
    play = room.play
    with undone():
        path, words = room.path(name), RULES[name].words(play)
        place = play.place_of(play.cast.dai)
        assignments.limit(place.pk, is_limited=True, by=play.cast.wanda, at=NOON)
        before = everything()

        looked = room.send("dai", "GET", path) if RULES[name].get else None
        answer = room.send("dai", "POST", path, words)

        assert answer.status_code == 403
        assert escape(str(SENTENCES[Reason.NOT_YOUR_SECTION])) in answer.text
        assert looked is None or looked.status_code == 403
        assert everything() == before
