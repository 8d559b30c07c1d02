"""Another speech beside this one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.actions import paragraphs, speeches
from speeches.models import Paragraph
from speeches.queries import other_speech

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def copied(cast, scene, noon):
    return speeches.copy(scene.speech.pk, version=scene.version, by=cast.wanda, at=noon)


def path(scene, other):
    return reverse("speeches:other_speech", args=[scene.speech.pk, other])


def test_it_is_offered_and_reads_the_same(cast, scene, as_person, copied):
    shelf = as_person(cast.wanda).get(reverse("speeches:other_speeches", args=[scene.speech.pk]))

    assert path(scene, copied) in shelf.text
    answer = as_person(cast.wanda).get(path(scene, copied), headers=ENGLISH)
    assert "Not a word differs" in answer.text


def test_what_differs_is_marked_and_offers_nothing_to_restore(cast, scene, noon, as_person, copied):
    paragraph = Paragraph.objects.get(speech=scene.speech, text__startswith="新建茶园")
    words = "新建茶园120亩，带动农户300户。"
    paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.dai, at=noon)

    answer = as_person(cast.wanda).get(path(scene, copied), headers=ENGLISH)

    assert "XX</del>" in answer.text
    assert "change-back" not in answer.text


def test_for_who_may_read_only_one_of_them_it_is_not_there(cast, scene, as_person, copied):
    assert as_person(cast.leo).get(path(scene, copied)).status_code == 404
    assert as_person(cast.wanda).get(path(scene, scene.speech.pk)).status_code == 404
    assert as_person(cast.otto).get(path(scene, copied)).status_code == 404


def test_of_a_long_pair_it_is_said_how_long_it_is_and_asked_whether_to_compare_it(
    cast, scene, as_person, copied, monkeypatch
):
    monkeypatch.setattr(other_speech, "MOST", 3)

    answer = as_person(cast.wanda).get(path(scene, copied), headers=ENGLISH)

    assert "They have 15 and 15 lines." in answer.text
    assert reverse("speeches:pairing", args=[scene.speech.pk, copied]) in answer.text


def test_who_is_not_signed_in_is_asked_to(client, scene, copied):
    assert client.get(path(scene, copied)).status_code == 302


def test_it_cannot_be_posted_to(cast, scene, as_person, copied):
    assert as_person(cast.wanda).post(path(scene, copied)).status_code == 405


def test_queries_do_not_grow_with_paragraphs(cast, long_scene, noon, as_person):
    counts = []
    for size in (10, 100):
        scene = long_scene(size)
        other = speeches.copy(scene.speech.pk, version=scene.version, by=cast.wanda, at=noon)
        browser = as_person(cast.wanda)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(path(scene, other)).status_code == 200
        counts.append(len(captured))

    assert counts[0] == counts[1]
