"""Two speeches too long for a page: asked for, waited for, shown to who may read both."""

import pytest
from django.urls import reverse

from speeches.actions import members, paragraphs, speeches
from speeches.domain.pairing import Fault
from speeches.domain.policy import Role
from speeches.jobs import pairings, work
from speeches.models import Membership, Pairing, Speech
from speeches.queries import other_speech
from tests.stage import NOON

ENGLISH = {"Accept-Language": "en"}
TEA = "新建茶园120亩，带动农户300户。"


class Long:
    """Wanda's speech and a copy of it that differs in a line; both count as long."""

    def __init__(self, room):
        self.room, self.wanda = room, room.play.cast.wanda
        scene = room.play.scene
        self.newer = scene.speech.pk
        made = speeches.copy(self.newer, version=scene.version, by=self.wanda, at=NOON)
        line = scene.paragraph("新建茶园")
        paragraphs.edit(line.pk, text=TEA, based_on=line.version, by=self.wanda, at=NOON)
        self.older = Speech.objects.get(pk=made)

    def path(self, name="other_speech"):
        return reverse(f"speeches:{name}", args=[self.newer, self.older.pk])

    def page(self, actor="wanda", **headers):
        return self.room.browsers[actor].get(self.path(), headers={**ENGLISH, **headers})

    def asks(self, actor="wanda"):
        return self.room.browsers[actor].post(self.path("pairing"))

    def cancels(self):
        return self.room.browsers["wanda"].post(self.path("pairing_cancellation"))

    def is_worked_on(self):
        """As the process does it."""
        one = Pairing.objects.get()
        assert one.worker
        work.work(one.pk, one.worker, leave=pytest.fail)


@pytest.fixture
def long(room, monkeypatch):
    monkeypatch.setattr(other_speech, "MOST", 3)
    # A thread of its own would not see what this test undoes.
    monkeypatch.setattr(work, "BREATH", 3600)
    return Long(room)


def test_who_asks_sees_how_far_it_is_and_then_what_was_found(long, begun):
    asked = long.asks()
    waiting = long.page().text
    Pairing.objects.update(percent=40)
    later = long.page(**{"HX-Request": "true"})

    long.is_worked_on()
    told, found = long.page(**{"HX-Request": "true"}), long.page().text

    assert (asked.status_code, asked["Location"]) == (302, long.path())
    assert begun == [Pairing.objects.get().pk]
    assert 'aria-valuenow="0"' in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert 'aria-valuenow="40"' in later.text and "<html" not in later.text
    assert (told["HX-Refresh"], told.content) == ("true", b"")
    assert "XX</del>" in found and "120</ins>" in found
    assert "as they stand now" in found


def test_what_was_saved_since_is_said_and_can_be_compared_anew(long, room):
    long.asks()
    long.is_worked_on()
    line = room.play.scene.paragraph("新建茶园")
    paragraphs.edit(line.pk, text="新建茶园9亩。", based_on=line.version, by=long.wanda, at=NOON)

    page = long.page().text

    assert "something was saved since" in page
    assert "120</ins>" in page
    long.asks()
    assert "progressbar" in long.page().text


def test_for_who_may_not_read_both_any_more_there_is_nothing(long, room):
    dai = room.play.cast.dai
    members.invite(long.older.pk, person=dai, role=Role.READER, by=long.wanda, at=NOON)
    long.asks("dai")
    long.is_worked_on()
    before = long.page("dai").status_code

    place = Membership.objects.get(speech=long.older, user=dai)
    members.remove(place.pk, by=long.wanda, at=NOON)

    assert (before, long.page("dai").status_code) == (200, 404)
    assert (long.asks("dai").status_code, long.page("leo").status_code) == (404, 404)


def test_what_one_waits_for_is_not_what_another_waits_for(long, room):
    dai = room.play.cast.dai
    members.invite(long.older.pk, person=dai, role=Role.READER, by=long.wanda, at=NOON)

    long.asks()

    assert "progressbar" not in long.page("dai").text
    assert "To compare them takes a while" in long.page("dai").text


def test_cancelled_it_is_forgotten(long):
    long.asks()

    answer = long.cancels()

    assert answer["Location"] == reverse("speeches:other_speeches", args=[long.newer])
    assert not Pairing.objects.exists()
    assert "To compare them takes a while" in long.page().text


def test_who_looks_after_a_process_died_begins_another(long, begun):
    long.asks()
    pairing = Pairing.objects.get()
    Pairing.objects.update(seen_at=NOON)

    page = long.page().text

    assert "progressbar" in page
    assert begun == [pairing.pk] * 2
    assert Pairing.objects.get().worker != pairing.worker


def test_after_three_that_died_it_says_so_and_can_be_tried_again(long, begun):
    long.asks()
    Pairing.objects.update(seen_at=NOON, attempts=pairings.MOST_ATTEMPTS)

    page = long.page()

    assert "The comparison was not finished" in page.text
    assert "Try again" in page.text
    assert len(begun) == 1
    long.asks()
    assert "progressbar" in long.page().text


def test_what_is_too_much_for_the_server_is_not_offered_again(long):
    long.asks()
    Pairing.objects.update(fault=Fault.TOO_MUCH)

    page = long.page().text

    assert "more time or memory" in page
    assert "Try again" not in page


def test_who_waits_for_three_already_is_told_so(long, room):
    for _ in range(pairings.MOST_ASKED):
        another = speeches.copy(long.newer, version=1, by=long.wanda, at=NOON)
        pairings.ask(Speech.objects.get(pk=another), long.older, by=long.wanda)

    answer = long.asks()

    assert answer.status_code == 409
    assert Pairing.objects.count() == pairings.MOST_ASKED
