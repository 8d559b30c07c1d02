"""Talk in the margin."""

import pytest
from django.urls import reverse

from speeches.actions import paragraphs, threads
from speeches.models import Comment, Thread
from tests.speeches.views.bodies import KEY
from tests.stage import NOON

TYPED = "这个数字请再核实。"


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("新建茶园")


@pytest.fixture
def say(room, line):
    def said(text, *, who="rhea", key=KEY, htmx=True):
        path = reverse("speeches:threads", args=[line.pk])
        return room.send(who, "POST", path, {"text": text, "key": key}, htmx=htmx)

    return said


def test_a_comment_is_shown_in_the_margin_and_counted_at_the_words(line, say):
    answer = say(TYPED)

    assert TYPED in answer.text
    assert f'hx-target="#paragraph-{line.pk}"' in answer.text
    assert 'hx-target="#outline"' in answer.text


def test_markup_in_a_comment_is_text(say):
    answer = say("<script>alert(1)</script> & <b>粗</b>")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;粗&lt;/b&gt;" in answer.text


def test_the_margin_shows_all_open_threads_in_the_order_of_reading(room, say):
    threads.open_on(room.play.scene.paragraph("同志们").pk, text="后面的。", by=room.play.cast.dai, at=NOON)
    say(TYPED)

    answer = room.send("leo", "GET", room.path("speeches:margin"), htmx=True)

    assert answer.text.index(TYPED) < answer.text.index("后面的。")


@pytest.mark.parametrize("htmx", [True, False])
def test_a_comment_in_a_form_that_is_not_whole_is_still_there(say, htmx):
    answer = say(TYPED, key="broken", htmx=htmx)

    assert answer.status_code == 422
    assert TYPED in answer.text
    assert not Comment.objects.exists()


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_comment_without_words_says_nothing(say, text):
    assert say(text).status_code == 422
    assert not Thread.objects.exists()


def test_a_reply_follows_in_its_thread(room):
    answer = room.post("wanda", "speeches:comments", text="已核实。")

    assert answer.text.index("请核实。") < answer.text.index("已核实。")


def test_a_reply_in_a_form_that_is_not_whole_is_not_said(room):
    answer = room.post("wanda", "speeches:comments", text="已核实。", key="broken")

    assert answer.status_code == 422
    assert not Comment.objects.filter(text="已核实。").exists()


def test_a_resolved_thread_leaves_the_margin_and_comes_back(room):
    thread = room.play.thread()
    path = reverse("speeches:resolution", args=[thread.pk])

    resolved = room.send("dai", "POST", path, {"text": "已核。"}, htmx=True)
    margin = room.send("leo", "GET", room.path("speeches:margin"), htmx=True)
    again = room.send("dai", "POST", path, {"text": "已核。"}, htmx=True)
    reopened = room.send("dai", "POST", reverse("speeches:reopening", args=[thread.pk]), htmx=True)

    assert (resolved.status_code, again.status_code, reopened.status_code) == (200, 409, 200)
    assert "戴岩" in resolved.text
    assert "请核实。" not in margin.text


def test_the_thread_of_a_removed_paragraph_can_still_be_read(room, line):
    room.play.thread()
    paragraphs.remove(line.pk, based_on=line.version, by=room.play.cast.wanda, at=NOON)

    answers = [room.send("leo", "GET", room.path(name), htmx=True) for name in ("speeches:margin",)]
    panel = room.send("leo", "GET", reverse("speeches:threads", args=[line.pk]), htmx=True)

    assert ["请核实。" in answer.text for answer in [*answers, panel]] == [True, True]


def test_nobody_comments_on_a_removed_paragraph(room, line, say):
    paragraphs.remove(line.pk, based_on=line.version, by=room.play.cast.wanda, at=NOON)

    assert say(TYPED).status_code == 409
    assert not Comment.objects.exists()
