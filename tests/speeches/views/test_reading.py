"""The line that says what others changed since one last read."""

import pytest
from django.urls import reverse

from speeches.actions import paragraphs
from speeches.models import ReadMark
from speeches.presence import reading
from tests.stage import NOON

SINCE = 'id="since"'


@pytest.fixture
def read_and_changed(room):
    """Wanda has read the speech; then Dai changes two paragraphs. The version that she has read."""
    scene, cast = room.play.scene, room.play.cast
    reading.note(scene.speech, cast.wanda, scene.version)
    read = scene.version
    for beginning in ("新建茶园", "今天的会议"):
        line = scene.paragraph(beginning)
        paragraphs.edit(line.pk, text=f"{line.text}改。", based_on=line.version, by=cast.dai, at=NOON)
    return read


def page(room, actor):
    return room.browsers[actor].get(room.path("speeches:speech"), headers={"Accept-Language": "en"}).text


def test_the_page_says_at_how_many_places_others_changed_it(room, read_and_changed):
    text = page(room, "wanda")

    assert "Others changed 2 places since you last read this" in text
    assert f'name="since" value="{read_and_changed}"' in text
    assert SINCE not in page(room, "dai")


def test_to_open_the_page_is_not_to_have_read_it(room, read_and_changed):
    page(room, "wanda")

    assert SINCE in page(room, "wanda")
    assert ReadMark.objects.get().version == read_and_changed


def test_who_asks_what_changed_is_shown_it_and_has_read_it(room, read_and_changed):
    speech = room.play.scene.speech.pk
    answer = room.post("wanda", "speeches:reading", htmx=False, version=2, since=read_and_changed)

    latest = room.play.scene.version
    assert answer["Location"] == reverse("speeches:comparison", args=[speech, read_and_changed, latest])
    assert ReadMark.objects.get().version == latest
    assert SINCE not in page(room, "wanda")


def test_who_says_that_he_has_read_it_is_not_told_again(room, read_and_changed):
    shown = room.play.scene.version
    region = room.post("wanda", "speeches:reading", version=shown)
    alone = room.post("wanda", "speeches:reading", htmx=False, version=shown)

    assert (region.status_code, region.content) == (200, b"")
    assert alone["Location"] == reverse("speeches:speech", args=[room.play.scene.speech.pk])
    assert ReadMark.objects.get().version > read_and_changed
    assert SINCE not in page(room, "wanda")


def test_what_was_changed_after_the_page_was_shown_is_still_new(room, read_and_changed):
    room.post("wanda", "speeches:reading", version=room.play.scene.version - 1)

    assert "Others changed 1 place since" in page(room, "wanda")


@pytest.mark.parametrize("wrong", [{"version": ""}, {"version": 0}, {"version": "x"}, {"since": -1}])
def test_what_is_no_version_is_not_noted(room, wrong):
    answer = room.post("wanda", "speeches:reading", **wrong)

    assert answer.status_code == 422
    assert not ReadMark.objects.exists()


def test_a_version_that_is_not_there_yet_leads_to_no_comparison(room):
    answer = room.post("wanda", "speeches:reading", htmx=False, since=2_000_000)

    assert answer["Location"] == reverse("speeches:speech", args=[room.play.scene.speech.pk])


def test_without_scripts_who_read_it_says_so_himself(room):
    room.post("wanda", "speeches:reading", version=room.play.scene.version)

    assert "I have read this version" in page(room, "wanda")
    assert ReadMark.objects.get().version == room.play.scene.version
