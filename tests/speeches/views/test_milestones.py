"""The page of milestones, the copy, and the page of authors."""

from uuid import uuid4

from django.urls import reverse

from speeches.models import Milestone, Speech

ENGLISH = {"Accept-Language": "en"}


def page_of(scene):
    return reverse("speeches:milestones", args=[scene.speech.pk])


def test_a_reviewer_names_a_version_and_everybody_finds_it(cast, scene, as_person):
    sent = {"version": 1, "called": "征求意见稿", "note": "发各村", "key": uuid4()}

    answer = as_person(cast.rhea).post(page_of(scene), sent)
    shown = as_person(cast.leo).get(page_of(scene), headers=ENGLISH).text

    assert answer.status_code == 302
    assert "征求意见稿" in shown
    assert "发各村" in shown
    assert reverse("speeches:comparison", args=[scene.speech.pk, 1, scene.version]) in shown


def test_a_reader_is_told_why_he_names_none(cast, scene, as_person):
    shown = as_person(cast.leo).get(page_of(scene), headers=ENGLISH).text

    assert "Readers do not name versions." in shown
    assert 'name="called"' not in shown


def test_what_cannot_be_named_is_said_beside_the_form(cast, scene, as_person):
    for sent in (
        {"version": 999, "called": "初稿"},
        {"version": 1, "called": ""},
        {"version": "x", "called": "初稿"},
    ):
        answer = as_person(cast.wanda).post(page_of(scene), {**sent, "note": "", "key": uuid4()})

        assert answer.status_code == 422
        assert "errorlist" in answer.text
    assert not Milestone.objects.exists()


def test_a_version_is_copied_into_a_new_speech(cast, scene, as_person):
    path = reverse("speeches:copy", args=[scene.speech.pk, 1])

    answer = as_person(cast.leo).post(path, {"key": uuid4()})

    copied = Speech.objects.exclude(pk=scene.speech.pk).get()
    assert answer["Location"] == reverse("speeches:speech", args=[copied.pk])
    assert as_person(cast.leo).get(answer["Location"]).status_code == 200


def test_a_version_that_is_not_there_is_not_copied(cast, scene, as_person):
    path = reverse("speeches:copy", args=[scene.speech.pk, 999])

    assert as_person(cast.wanda).post(path, {"key": uuid4()}).status_code == 404


def test_the_diary_shows_what_was_looked_for(cast, scene, as_person):
    wanda = as_person(cast.wanda)
    wanda.post(page_of(scene), {"version": 1, "called": "初稿", "note": "", "key": uuid4()})
    path = reverse("speeches:history", args=[scene.speech.pk])

    named = wanda.get(path, {"sort": "milestones"}, headers=ENGLISH).text
    nothing = wanda.get(path, {"sort": "talk"}, headers=ENGLISH).text

    assert "gave version 1 a name" in named
    assert "let 戴岩 take part" not in named
    assert "Nothing of that kind happened." in nothing


def test_senseless_wishes_are_none(cast, scene, as_person):
    path = reverse("speeches:history", args=[scene.speech.pk])

    shown = (
        as_person(cast.wanda).get(path, {"by": "x", "since": "gestern", "sort": "?"}, headers=ENGLISH).text
    )

    assert "let 戴岩 take part" in shown


def test_the_page_of_authors_has_every_word_once(cast, scene, as_person):
    shown = as_person(cast.leo).get(reverse("speeches:authorship", args=[scene.speech.pk])).text

    assert shown.count("今天的会议很重要。") == 1
    assert "王文" in shown
