"""The rounds of a speech, for those who take part in it."""

import pytest
from django.test import Client
from django.urls import reverse

from speeches.actions import milestones, opinions, rounds
from speeches.actions.opinions import Place
from speeches.domain.milestones import Naming
from speeches.domain.structure.tree import Noun
from speeches.domain.talk import Outcome
from speeches.models import Round, Thread
from tests.ledger import everything
from tests.play import Play
from tests.stage import SCRIPT, stage

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def one(play, cast, noon):
    found = play.round()
    rounds.invite(found.pk, people=[cast.hans.pk], by=cast.wanda, at=noon)
    return found


@pytest.fixture
def browsers(cast):
    """Wanda, who owns it, and Leo, who reads, each at a browser."""
    found = {name: Client() for name in ("wanda", "leo")}
    for name, browser in found.items():
        browser.force_login(getattr(cast, name))
    return found


@pytest.fixture
def said(one, play, cast, noon):
    """What each of the two said; both threads."""
    tea = play.scene.paragraph("新建茶园")
    opinions.give(one.pk, text="数字要核。", on=Place((Noun.PARAGRAPH, tea.pk)), by=cast.greta, at=noon)
    opinions.give(one.pk, text="渠道没有写。", on=Place(), by=cast.hans, at=noon)
    return [Thread.objects.get(invitation__person=person) for person in (cast.greta, cast.hans)]


def test_a_round_is_begun_with_a_milestone_that_is_there(browsers, cast, scene, noon):
    milestones.name(scene.speech.pk, version=1, naming=Naming("初稿"), by=cast.wanda, at=noon)
    named = scene.speech.milestones.get()

    answer = browsers["wanda"].post(
        reverse("speeches:rounds", args=[scene.speech.pk]),
        {
            "round_name": "第一轮",
            "due_on": "2026-03-20",
            "milestone": named.pk,
            "people": [cast.greta.pk, cast.hans.pk],
            "key": KEY,
        },
    )

    one = Round.objects.get()
    assert answer["Location"] == reverse("speeches:round", args=[one.pk])
    assert (one.milestone, one.is_apart, one.invitations.count()) == (named, False, 2)


def test_a_milestone_of_another_speech_changes_nothing(browsers, cast, scene, noon):
    other = stage(cast, SCRIPT)
    milestones.name(other.pk, version=1, naming=Naming("初稿"), by=cast.wanda, at=noon)
    before = everything()

    answer = browsers["wanda"].post(
        reverse("speeches:rounds", args=[scene.speech.pk]),
        {
            "round_name": "第一轮",
            "due_on": "2026-03-20",
            "milestone": other.milestones.get().pk,
            "people": [cast.greta.pk],
            "key": KEY,
        },
    )

    assert answer.status_code == 422
    assert everything() == before


def test_closing_names_what_is_open_each_a_link(browsers, one, said):
    answer = browsers["wanda"].post(reverse("speeches:round_closing", args=[one.pk]))

    assert answer.status_code == 409
    for thread in said:
        assert answer.text.count(f'href="{reverse("speeches:thread", args=[thread.pk])}"') == 2


def test_progress_is_told_by_unit(browsers, one, said, cast, noon):
    opinions.end(said[0].pk, outcome=Outcome.PARTLY, text="部分吸收。", by=cast.wanda, at=noon)

    page = browsers["leo"].get(reverse("speeches:round", args=[one.pk])).text

    assert "临江镇财政所" in page
    assert "部分吸收。" in page
    assert "1/2" in page or "1 of 2" in page or "2条中" in page


def test_an_outcome_needs_its_reason(browsers, said):
    before = everything()
    path = reverse("speeches:outcome", args=[said[0].pk])

    for sent in (
        {"outcome": "adopted", "text": ""},
        {"text": "好。"},
        {"outcome": "withdrawn", "text": "好。"},
    ):
        answer = browsers["wanda"].post(path, sent, headers={"HX-Request": "true"})
        assert answer.status_code == 422
    assert everything() == before


def test_an_opinion_in_the_margin_says_whose_it_is_and_who_reads_along(browsers, said, play):
    shown = browsers["wanda"].get(reverse("speeches:thread", args=[said[0].pk])).text
    margin = browsers["wanda"].get(reverse("speeches:margin", args=[play.scene.speech.pk])).text

    assert "临江镇财政所" in shown
    assert reverse("speeches:outcome", args=[said[0].pk]) in shown
    assert reverse("speeches:resolution", args=[said[0].pk]) not in shown
    assert "临江镇水利站" in margin


def test_words_suggested_in_a_round_are_not_accepted_without_a_reason(browsers, one, play, cast, noon):
    row = play.scene.paragraph("新建茶园")
    place = Place((Noun.PARAGRAPH, row.pk), proposed=row.text.replace("300", "320"))
    opinions.give(one.pk, text="口径已更新。", on=place, by=cast.greta, at=noon)
    path = reverse("speeches:acceptance", args=[Thread.objects.get().pk])
    sent = {"text": "", "based_on": row.version, "key": KEY}

    refused = browsers["wanda"].post(path, sent, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert "data-reason" in refused.text
    browsers["wanda"].post(path, sent | {"text": "以年报为准。"}, headers={"HX-Request": "true"})

    row.refresh_from_db()
    assert "320" in row.text
    shown = browsers["leo"].get(reverse("speeches:round", args=[one.pk])).text
    assert "以年报为准。" in shown
