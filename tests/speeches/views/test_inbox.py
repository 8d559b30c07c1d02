"""The page of what waits, its number, and reading that takes things from it."""

import pytest
from django.urls import reverse

from speeches.actions import decisions, threads
from speeches.models import Thread, ThreadMark
from tests.speeches.views.bodies import KEY
from tests.stage import NOON


@pytest.fixture
def called(room):
    """Rhea calls Dai; the thread."""
    line = room.play.scene.paragraph("新建茶园")
    threads.open_on(line.pk, text="请@戴岩核实。", by=room.play.cast.rhea, at=NOON)
    return Thread.objects.get()


def get(room, who, name, *ids, **asked):
    return room.send(who, "GET", reverse(f"speeches:{name}", args=ids), asked)


def number(room, who):
    return get(room, who, "inbox_count").text.partition("inbox-count number")[2][2:3]


def test_a_line_leads_to_the_very_thread(room, called):
    shown = get(room, "dai", "inbox").text
    speech = room.play.scene.speech.pk
    there = f"{reverse('speeches:speech', args=[speech])}?thread={called.pk}"

    assert "芮华" in shown and "请@戴岩核实。" in shown and there in shown
    opened = room.send("dai", "GET", there).text
    assert f'id="thread-{called.pk}"' in opened
    assert f'id="thread-{called.pk}"' not in get(room, "dai", "speech", speech).text


def test_a_thread_of_another_speech_or_of_nobody_opens_nothing(room, called):
    other = room.play.copied()

    for asked in (str(called.pk), "2000000000", "x", "-1", "9" * 30):
        shown = get(room, "wanda", "speech", other, thread=asked)
        assert (shown.status_code, 'class="thread' in shown.text) == (200, False)


def test_the_bar_has_the_number_and_reading_lowers_it(room, called):
    assert number(room, "dai") == "1"

    path = reverse("speeches:threads_reading", args=[room.play.scene.speech.pk])
    version = room.play.scene.version
    assert room.send("dai", "POST", path, {"thread": f"{called.pk}-{version}"}, htmx=True).status_code == 200

    assert number(room, "dai") == ""
    assert "暂无待办" in get(room, "dai", "inbox").text


def test_what_came_after_the_version_that_was_seen_still_waits(room, called):
    path = reverse("speeches:threads_reading", args=[room.play.scene.speech.pk])
    seen = room.play.scene.version
    threads.reply(called.pk, text="@戴岩再看。", by=room.play.cast.rhea, at=NOON)

    room.send("dai", "POST", path, {"thread": f"{called.pk}-{seen}"}, htmx=True)

    assert number(room, "dai") == "1"


def test_nobody_marks_what_he_may_not_know(room, called):
    path = reverse("speeches:threads_reading", args=[room.play.copied()])

    answer = room.send("wanda", "POST", path, {"thread": f"{called.pk}-9"}, htmx=True)

    assert (answer.status_code, ThreadMark.objects.exists()) == (200, False)
    for nonsense in ("", "x", "1", "1-", "-1", f"{'9' * 30}-1"):
        assert room.send("wanda", "POST", path, {"thread": nonsense}, htmx=True).status_code == 422


def test_all_read_leaves_what_is_to_be_decided(room, called):
    room.play.suggestion()

    room.send("dai", "POST", reverse("speeches:inbox_reading"), {"key": KEY})

    shown = get(room, "dai", "inbox").text
    assert "请@戴岩核实。" not in shown and "1条修改建议" in shown


def test_what_became_of_ones_suggestion_is_told(room):
    asked = room.play.suggestion().pk
    decisions.decline(asked, reason="以年报为准。", by=room.play.cast.dai, at=NOON)

    shown = get(room, "rhea", "inbox").text

    assert "戴岩处理了你的建议" in shown and "不采纳" in shown


def test_an_outsider_has_an_empty_page(room, called):
    assert "暂无待办" in get(room, "otto", "inbox").text


class TestMail:
    def test_where_none_is_sent_nobody_is_asked(self, room):
        shown = room.send("dai", "GET", reverse("accounts:details")).text

        assert 'name="notices"' not in shown and 'name="email"' not in shown

    def test_where_it_is_everybody_chooses(self, room, settings):
        settings.IS_MAIL_SENT = True
        path, dai = reverse("accounts:details"), room.play.cast.dai
        about = {"name": dai.name, "email": "dai@example.org", "notices": "at_once"}

        assert 'name="notices"' in room.send("dai", "GET", path).text
        room.send("dai", "POST", path, about)
        bad = room.send("dai", "POST", path, about | {"email": "nowhere", "notices": "hourly"})

        dai.refresh_from_db()
        assert (dai.email, dai.notices, bad.status_code) == ("dai@example.org", "at_once", 422)
