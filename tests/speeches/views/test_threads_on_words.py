"""Comments on chosen words, on a section, on the whole speech."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.actions import members, paragraphs, reversals, sections, threads
from speeches.actions.speeches import copy
from speeches.domain.anchors.browser import Selection
from speeches.domain.policy import Role
from speeches.models import Comment, Thread
from tests.ledger import everything
from tests.speeches.views.bodies import KEY
from tests.stage import NOON


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("新建茶园")


def chosen(line, words):
    start = line.text.index(words)
    return {"start": start, "end": start + len(words), "words": words, "based_on": line.version}


@pytest.fixture
def say(room, line):
    def said(on="带动农户", *, who="rhea", htmx=True, **more):
        path = reverse("speeches:words_threads", args=[line.pk])
        body = {"text": "请核实。", "key": KEY, **chosen(line, on), **more}
        return room.send(who, "POST", path, body, htmx=htmx)

    return said


def test_the_field_shows_the_words_that_were_chosen(room, line):
    path = reverse("speeches:words_threads", args=[line.pk])
    asked = {key: value for key, value in chosen(line, "带动农户").items() if key != "words"}

    answer = room.send("rhea", "GET", path, asked, htmx=True)

    assert '<blockquote class="thread-quote">带动农户</blockquote>' in answer.text
    assert 'name="words" value="带动农户"' in answer.text


@pytest.mark.parametrize("asked", [{}, {"start": 3, "end": 2, "based_on": 1}, {"start": "x"}, {"end": 10**9}])
def test_a_field_without_words_says_so(room, line, asked):
    path = reverse("speeches:words_threads", args=[line.pk])

    assert "请先选" in room.send("rhea", "GET", path, asked, htmx=True).text


def test_the_words_are_marked_and_the_thread_is_in_the_hand_and_in_the_margin(say, line):
    answer = say()

    thread = Thread.objects.get()
    mark = f'data-threads="{thread.pk}">带动农户</mark>'
    assert mark in answer.text
    assert f'id="at-hand-{thread.pk}"' in answer.text
    assert f'id="card-{thread.pk}"' in answer.text
    assert f'hx-target="#paragraph-{line.pk}"' in answer.text


def test_without_scripts_it_leads_back_to_the_paragraph(say, line):
    answer = say(htmx=False)

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#paragraph-{line.pk}")


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"words": "别的字"}, 409),
        ({"start": 99, "end": 120}, 409),
        ({"based_on": 0}, 409),
        ({"start": "x"}, 422),
        ({"words": ""}, 422),
        ({"text": ""}, 422),
    ],
)
def test_what_was_not_chosen_is_not_commented_on(say, more, status):
    assert say(**more).status_code == status
    assert not Thread.objects.exists()


def test_overlapping_marks_lead_and_blanks_keep_every_character(room, line, say):
    for words in ("新建茶园XX亩", "园X", "XX亩，带动"):
        say(words, key=f"7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a{ord(words[0]) % 90 + 10}")

    page = room.send("leo", "GET", room.path("speeches:speech")).text

    first, second, third = Thread.objects.order_by("pk").values_list("pk", flat=True)
    assert f'data-threads="{first} {second}">园</mark>' in page
    assert f'data-threads="{first} {second} {third}"><span class="blank">X</span></mark>' in page


def test_gone_words_are_shown_with_what_took_them_and_found_again_after_undo(room, line, say):
    say("带动农户300户")
    thread = Thread.objects.get()
    cast = room.play.cast
    version = paragraphs.edit(line.pk, text="新建茶园XX亩。", based_on=line.version, by=cast.wanda, at=NOON)

    there = room.send("leo", "GET", reverse("speeches:thread", args=[thread.pk]), htmx=True).text
    margin = room.send("leo", "GET", room.path("speeches:margin"), htmx=True).text
    reversals.undo(line.speech_id, by=cast.wanda, at=NOON)
    again = room.send("leo", "GET", reverse("speeches:thread", args=[thread.pk]), htmx=True).text

    removed = reverse("speeches:comparison", args=[line.speech_id, version - 1, version])
    assert "<del>带动农户300户</del>" in there
    assert removed in there
    assert "<del>带动农户300户</del>" in margin
    assert removed not in again


def test_rewritten_words_are_shown_beside_the_first_ones(room, line, say):
    say("带动农户300户")
    paragraphs.edit(
        line.pk, text="新建茶园XX亩，带动农户500户。", based_on=line.version, by=room.play.cast.wanda, at=NOON
    )

    answer = room.send("leo", "GET", reverse("speeches:thread", args=[Thread.objects.get().pk]), htmx=True)

    assert "带动农户300户" in answer.text
    assert "带动农户500户" in answer.text


def test_others_see_the_mark_with_what_changed(room, line, say):
    before = room.play.scene.version
    say()

    answer = room.send("leo", "GET", room.path("speeches:changes"), {"since": before}, htmx=True)

    assert ">带动农户</mark>" in answer.text
    assert 'hx-target="#all-threads"' in answer.text
    assert answer["X-Speech-Shared"] == "yes"
    assert "csrf" not in answer.text


def test_talk_on_a_section_stands_at_its_heading_and_goes_with_it(room):
    section = room.play.scene.section("产业稳步")
    path = reverse("speeches:section_threads", args=[section.pk])

    answer = room.send("rhea", "POST", path, {"text": "这节偏长。", "key": KEY}, htmx=True)
    sections.remove(section.pk, based_on=room.play.scene.version, by=room.play.cast.wanda, at=NOON)
    panel = room.send("leo", "GET", path, htmx=True)

    assert f'hx-target="#section-{section.pk}"' in answer.text
    assert f'data-at="section-{section.pk}"' in answer.text
    assert "这节偏长。" in panel.text
    assert "<form" not in panel.text


def test_talk_on_the_whole_speech_is_first_in_the_margin(room, say):
    say()
    path = reverse("speeches:speech_threads", args=[room.play.scene.speech.pk])
    room.send("rhea", "POST", path, {"text": "全文再压一压。", "key": KEY}, htmx=True)

    margin = room.send("leo", "GET", room.path("speeches:margin"), htmx=True).text

    assert margin.index("全文再压一压。") < margin.index("请核实。")


def test_ids_of_another_speech_change_nothing(room, line, say):
    cast = room.play.cast
    say()
    foreign = Thread.objects.get()
    other = copy(line.speech_id, version=1, by=cast.wanda, at=NOON)
    members.invite(other, person=cast.otto, role=Role.OWNER, by=cast.wanda, at=NOON)
    before = everything()

    answers = [
        room.send(
            "otto", "POST", reverse(f"speeches:{name}", args=[pk]), {"text": "我来改。", "key": KEY, **more}
        )
        for name, pk, more in [
            ("comments", foreign.pk, {}),
            ("resolution", foreign.pk, {}),
            ("words_threads", line.pk, chosen(line, "带动农户")),
            ("threads", line.pk, {}),
            ("section_threads", line.section_id, {}),
            ("speech_threads", line.speech_id, {}),
        ]
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert everything() == before


def test_a_range_of_a_version_that_is_long_past_is_carried(room, line, say):
    old = line.version
    paragraphs.edit(
        line.pk, text="我们今年新建茶园XX亩，带动农户300户。", based_on=old, by=room.play.cast.wanda, at=NOON
    )

    answer = say()

    line.refresh_from_db()
    thread = Thread.objects.get()
    assert answer.status_code == 200
    assert line.text[thread.start : thread.end] == "带动农户"


def test_a_comment_on_a_removed_paragraph_is_refused(room, line, say):
    paragraphs.remove(line.pk, based_on=line.version, by=room.play.cast.wanda, at=NOON)

    assert say().status_code == 409
    assert not Comment.objects.exists()


@pytest.mark.slow
def test_many_open_threads_cost_no_query_more(room, line):
    cast = room.play.cast
    path = room.path("speeches:speech")
    room.send("leo", "GET", path)
    with CaptureQueriesContext(connection) as few:
        room.send("leo", "GET", path)
    for at in range(60):
        on = Selection(at % 8, at % 8 + 2, line.text[at % 8 : at % 8 + 2], line.version)
        threads.open_on(line.pk, text=f"第{at}条。", on=on, by=cast.rhea, at=NOON)

    with CaptureQueriesContext(connection) as many:
        answer = room.send("leo", "GET", path)

    assert answer.text.count('class="card ') == 60
    assert len(many) == len(few)
