"""Whoever is asked sees one milestone and what his unit says of it, and nothing else of the speech."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from speeches.actions import opinions, paragraphs, rounds, threads
from speeches.actions.opinions import Place
from speeches.actions.rounds import Terms
from speeches.domain.structure.tree import Noun
from speeches.domain.talk import Outcome
from speeches.models import Invitation, Look, Paragraph, Thread
from tests.ledger import everything
from tests.play import Play
from tests.stage import SCRIPT, Scene, stage

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
HIS, HERS = "水利站：渠道没有写。", "财政所：数字要核。"


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
    """Greta, Hans and Wanda, each at a browser."""
    found = {name: Client() for name in ("greta", "hans", "wanda", "leo")}
    for name, browser in found.items():
        browser.force_login(getattr(cast, name))
    return found


@pytest.fixture
def said(one, play, cast, noon):
    """What each of the two said; both threads."""
    tea = play.scene.paragraph("新建茶园")
    opinions.give(one.pk, text=HERS, on=Place((Noun.PARAGRAPH, tea.pk)), by=cast.greta, at=noon)
    opinions.give(one.pk, text=HIS, on=Place(), by=cast.hans, at=noon)
    return [Thread.objects.get(invitation__person=person) for person in (cast.greta, cast.hans)]


def bare(answer):
    """An answer without the token that differs each time."""
    return TOKEN.sub(b"", answer.content)


def page_of(one):
    return reverse("speeches:consultation", args=[one.pk])


def test_it_shows_the_milestone_and_not_what_was_written_since(browsers, one, play, cast, noon):
    row = play.scene.paragraph("今天的会议")
    paragraphs.edit(row.pk, text="后来改过的话。", based_on=row.version, by=cast.dai, at=noon)
    title = Paragraph.objects.get(speech=play.scene.speech, kind="title")
    paragraphs.edit(title.pk, text="后来改过的标题", based_on=title.version, by=cast.dai, at=noon)
    threads.open_on(row.pk, text="内部的批注。", by=cast.rhea, at=noon)

    page, library = (browsers["greta"].get(path).text for path in (page_of(one), "/"))

    assert "今天的会议很重要。" in page
    for hidden in ("后来改过的话。", "后来改过的标题", "内部的批注。", "芮华", "戴岩"):
        assert hidden not in page
        assert hidden not in library
    assert "在临江镇工作会议上的讲话" in library


def test_units_apart_see_neither_words_nor_names_nor_counts_of_each_other(browsers, one, said):
    for name, own, other, others_name in (("greta", HERS, HIS, "韩松"), ("hans", HIS, HERS, "顾蕾")):
        page = browsers[name].get(page_of(one)).text

        assert own in page
        assert other not in page
        assert others_name not in page
        assert "临江镇水利站" not in page or name == "hans"
        assert page.count('class="thread opinion') == 1


def test_where_all_see_all_they_do(browsers, one, cast, noon):
    rounds.describe(one.pk, terms=Terms(one.name, one.due_on, is_apart=False), by=cast.wanda, at=noon)
    opinions.give(one.pk, text=HERS, on=Place(), by=cast.greta, at=noon)

    page = browsers["hans"].get(page_of(one)).text

    assert HERS in page
    assert "临江镇财政所" in page


def test_another_units_thread_is_answered_as_one_that_never_was(browsers, one, said):
    hers, _ = said
    before = everything()

    for name in ("opinion_comments", "opinion_withdrawal"):
        there, nowhere = (reverse(f"speeches:{name}", args=[pk]) for pk in (hers.pk, 2_000_000_000))
        foreign, missing = (
            browsers["hans"].post(path, {"text": "插一句。", "key": KEY}) for path in (there, nowhere)
        )
        assert (foreign.status_code, bare(foreign)) == (404, bare(missing))
    assert everything() == before


def test_answers_and_outcomes_are_seen_by_the_unit_only(browsers, one, said, cast, noon):
    hers, _ = said
    threads.reply(hers.pk, text="正在核实。", by=cast.dai, at=noon)
    opinions.end(hers.pk, outcome=Outcome.ADOPTED, text="已按年报改。", by=cast.wanda, at=noon)

    own, other = (browsers[name].get(page_of(one)).text for name in ("greta", "hans"))

    for words in ("正在核实。", "已按年报改。"):
        assert words in own
        assert words not in other


def test_ids_of_another_speech_or_a_later_paragraph_change_nothing(browsers, one, play, cast, noon):
    row = play.scene.paragraph("今天的会议")
    paragraphs.insert(row.pk, text="后来才有的一段。", by=cast.dai, at=noon)
    elsewhere = Scene(stage(cast, SCRIPT))
    before = everything()

    for name, pk in (
        ("paragraph_opinions", elsewhere.paragraph("新建茶园").pk),
        ("paragraph_opinions", play.scene.paragraph("后来才有").pk),
        ("section_opinions", elsewhere.section("产业稳步").pk),
    ):
        path = reverse(f"speeches:{name}", args=[one.pk, pk])
        assert browsers["greta"].get(path).status_code == 404
        assert browsers["greta"].post(path, {"text": "意见。", "key": KEY}).status_code == 404
    assert everything() == before


def test_words_are_taken_from_the_server_and_not_from_the_form(browsers, one, play):
    row = play.scene.paragraph("新建茶园")
    path = reverse("speeches:paragraph_opinions", args=[one.pk, row.pk])
    form = browsers["greta"].get(path, {"start": 0, "end": 4}, headers={"HX-Request": "true"})
    before = everything()

    sent = {"text": "意见。", "key": KEY, "start": 0, "end": 4, "words": "别的文字"}
    refused = browsers["greta"].post(path, sent)

    assert 'value="新建茶园"' in form.text
    assert refused.status_code == 409
    assert everything() == before


def test_a_form_sent_twice_is_one_opinion(browsers, one, play):
    path = reverse("speeches:whole_opinions", args=[one.pk])
    for _ in range(2):
        answer = browsers["greta"].post(path, {"text": "压一压。", "key": KEY})
        assert answer["Location"].startswith(page_of(one))

    assert Thread.objects.filter(invitation__round=one).count() == 1


def test_without_words_the_form_comes_back_with_the_page(browsers, one):
    path = reverse("speeches:whole_opinions", args=[one.pk])
    before = everything()

    answer = browsers["greta"].post(path, {"text": "", "key": KEY})

    assert answer.status_code == 422
    assert "今天的会议很重要。" in answer.text
    assert everything() == before


def test_no_opinion_is_offered_until_something_was_said(browsers, one, said):
    silence = reverse("speeches:silence", args=[one.pk])

    assert silence not in browsers["greta"].get(page_of(one)).text
    assert browsers["greta"].post(silence).status_code == 409


def test_after_the_end_it_is_read_and_nothing_is_offered(browsers, play, cast):
    play.decided()
    one = play.closed()

    page = browsers["greta"].get(page_of(one)).text
    refused = browsers["greta"].post(
        reverse("speeches:whole_opinions", args=[one.pk]), {"text": "。", "key": KEY}
    )

    assert "今天的会议很重要。" in page
    assert "/opinions/" not in page
    assert refused.status_code == 403


def test_who_is_asked_no_longer_finds_nothing(browsers, one, said, cast, noon):
    rounds.dismiss(Invitation.objects.get(round=one, person=cast.greta).pk, by=cast.wanda, at=noon)
    nowhere = browsers["greta"].get(reverse("speeches:consultation", args=[2_000_000_000]))

    gone = browsers["greta"].get(page_of(one))

    assert (gone.status_code, bare(gone)) == (404, bare(nowhere))
    assert "讲话" not in browsers["greta"].get("/").text


def test_a_colleague_asked_for_another_unit_later_speaks_for_that(browsers, one, said, cast, noon):
    cast.hans.unit = "临江镇财政所"
    cast.hans.save()

    assert HERS not in browsers["hans"].get(page_of(one)).text


def test_that_somebody_looked_is_noted_once_and_is_no_version(browsers, one, play):
    version = play.scene.version
    for _ in range(2):
        assert browsers["greta"].post(reverse("speeches:look", args=[one.pk])).status_code == 204

    assert Look.objects.count() == 1
    assert play.scene.version == version


def test_no_answer_to_a_guest_tells_the_version_of_the_speech(browsers, one, play):
    path = reverse("speeches:whole_opinions", args=[one.pk])
    answers = [
        browsers["greta"].get(page_of(one)),
        browsers["greta"].post(path, {"text": "压一压。", "key": KEY}, headers={"HX-Request": "true"}),
    ]

    assert [answer.get("X-Speech-Version") for answer in answers] == [None, None]
    assert str(reverse("speeches:speech", args=[play.scene.speech.pk])) not in answers[0].text
