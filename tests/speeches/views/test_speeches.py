"""The library, the editor page, what has changed on it, and what a speech is for."""

import pytest

from speeches.actions import members, paragraphs
from speeches.domain.policy import Role
from speeches.models import Speech
from tests.stage import NOON, SCRIPT, stage

TITLE = "在临江镇工作会议上的讲话"
DETAILS = {
    "speaker": "镇长",
    "occasion": "年度会议",
    "place": "镇礼堂",
    "rate": "180",
    "target_minutes": "20",
}


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("今天的会议")


@pytest.fixture
def since(room):
    """The regions that changed after a version."""
    path = room.path("speeches:changes")
    return lambda version: room.send("leo", "GET", f"{path}?since={version}", htmx=True)


def test_the_library_shows_the_speeches_that_exist_for_a_person(room):
    stage(room.play.cast, [SCRIPT[0], SCRIPT[-1]])

    shelf = {who: room.send(who, "GET", "/").text.count(TITLE) for who in ("leo", "otto")}

    assert shelf["otto"] == 0
    assert shelf["leo"] >= 2


def test_the_editor_page_holds_the_text_the_outline_and_the_margin(room):
    answer = room.send("leo", "GET", room.path("speeches:speech"))

    regions = ['id="manuscript"', 'id="outline"', 'id="margin"', 'id="saving"', 'id="people"']
    assert [region in answer.text for region in regions] == [True] * len(regions)
    assert f'data-version="{room.play.scene.version}"' in answer.text
    assert "全镇实现产值12.6亿元" in answer.text


def test_a_speech_is_not_kept_by_any_cache(room):
    answer = room.send("leo", "GET", room.path("speeches:speech"))

    assert {"no-store", "private"} <= {*answer["Cache-Control"].split(", ")}


def test_nothing_has_changed_since_now(room, since):
    answer = since(room.play.scene.version)

    assert "hx-partial" not in answer.text
    assert answer["X-Speech-Version"] == str(room.play.scene.version)


def test_an_edit_changes_its_paragraph_and_the_outline(room, line, since):
    before = room.play.scene.version
    paragraphs.edit(line.pk, text="会议开始。", based_on=line.version, by=room.play.cast.dai, at=NOON)

    answer = since(before)

    assert answer.text.count("<hx-partial") == 3
    regions = [f"paragraph-{line.pk}", "outline", "saving"]
    assert [f'hx-target="#{region}"' in answer.text for region in regions] == [True] * 3
    assert "会议开始。" in answer.text


def test_a_new_paragraph_changes_the_whole_sheet(room, line, since):
    before = room.play.scene.version
    paragraphs.insert(line.pk, text="再说一句。", by=room.play.cast.dai, at=NOON)

    assert 'hx-target="#manuscript"' in since(before).text


def test_a_new_member_changes_the_people_only(room, since):
    before = room.play.scene.version
    members.invite(
        room.play.scene.speech.pk,
        person=room.play.cast.otto,
        role=Role.READER,
        by=room.play.cast.wanda,
        at=NOON,
    )

    assert 'hx-target="#people"' in since(before).text
    assert 'hx-target="#manuscript"' not in since(before).text


@pytest.mark.parametrize("version", ["", "0", "x", "-3"])
def test_who_has_seen_nothing_gets_all_regions(since, version):
    regions = ["manuscript", "outline", "people"]

    assert [f'hx-target="#{region}"' in since(version).text for region in regions] == [True] * 3


def test_what_a_speech_is_for_is_kept(room):
    answer = room.send("dai", "POST", room.path("speeches:details"), DETAILS)

    speech = Speech.objects.get(pk=room.play.scene.speech.pk)
    assert answer.status_code == 302
    assert (speech.speaker, speech.occasion, speech.place) == ("镇长", "年度会议", "镇礼堂")
    assert (speech.rate, speech.target_minutes, speech.delivered_on) == (180, 20, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": "5000"},
        {"rate": ""},
        {"target_minutes": "-1"},
        {"delivered_on": "2026-02-30"},
        {"place": "字" * 121},
        {"speaker": "镇\x1b长"},
    ],
)
def test_what_cannot_be_kept_is_shown_again_with_a_reason(room, wrong):
    before = room.play.scene.version

    answer = room.send("dai", "POST", room.path("speeches:details"), DETAILS | wrong)

    assert answer.status_code == 422
    assert "errorlist" in answer.text
    assert "年度会议" in answer.text
    assert room.play.scene.version == before
