"""Where a tab writes, and the request to leave a section."""

from uuid import uuid4

import pytest

from speeches.actions import assignments
from speeches.models import LeaveRequest, Visit
from speeches.presence import register
from tests.stage import NOON


@pytest.fixture
def held(room):
    """Which lines are in edit, by member."""
    speech = room.play.scene.speech.pk
    return lambda: register.held_in([speech]).get(speech, {})


def test_a_tab_says_where_it_writes_and_where_no_more(room, held):
    line, tab = room.play.scene.paragraph("今天的会议"), str(uuid4())
    dai = room.play.place_of(room.play.cast.dai).pk

    answer = room.post("dai", "speeches:presence", tab=tab, places=f"paragraph-{line.pk}")
    writing = held()
    room.post("dai", "speeches:presence", tab=tab, places="")

    assert (answer.status_code, answer.content) == (204, b"")
    assert (writing, held()) == ({dai: {f"paragraph-{line.pk}"}}, {dai: set()})


def test_who_is_limited_to_sections_tells_where_he_writes_too(room, held):
    dai, line = room.play.place_of(room.play.cast.dai), room.play.scene.paragraph("新建茶园")
    assignments.limit(dai.pk, is_limited=True, by=room.play.cast.wanda, at=NOON)

    room.post("dai", "speeches:presence", tab=str(uuid4()), places=f"paragraph-{line.pk}")

    assert held()[dai.pk] == {f"paragraph-{line.pk}"}


def test_the_tab_of_another_person_is_not_moved(room, held):
    line, tab = room.play.scene.paragraph("今天的会议"), str(uuid4())
    room.post("dai", "speeches:presence", tab=tab, places=f"paragraph-{line.pk}")

    room.post("sana", "speeches:presence", tab=tab, places="")

    assert held()[room.play.place_of(room.play.cast.dai).pk] == {f"paragraph-{line.pk}"}


@pytest.mark.parametrize("wrong", [{"tab": "x"}, {"tab": ""}, {"places": "x" * 801}])
def test_what_is_no_tab_or_too_long_is_not_taken_in(room, wrong):
    answer = room.post("dai", "speeches:presence", **wrong)

    assert answer.status_code == 422
    assert not Visit.objects.exists()


def test_the_owner_asks_and_withdraws(room):
    section = {"section_id": room.play.scene.section("产业稳步").pk}
    room.play.writes(room.play.cast.dai, room.play.scene.paragraph("新建茶园"))

    asked = room.send("wanda", "POST", room.path("speeches:leaving", **section), htmx=True)
    is_open = LeaveRequest.objects.exists()
    withdrawn = room.send("wanda", "POST", room.path("speeches:leaving_withdrawal", **section), htmx=True)

    assert (asked.status_code, withdrawn.status_code) == (204, 204)
    assert (is_open, LeaveRequest.objects.exists()) == (True, False)


def test_where_nobody_writes_the_owner_is_told_so(room):
    section = room.play.scene.section("民生持续").pk

    answer = room.send("wanda", "POST", room.path("speeches:leaving", section_id=section), htmx=True)

    assert answer.status_code == 409
    assert "没有其他人" in answer.text


def test_without_scripts_the_owner_is_led_back_to_the_section(room):
    section = room.play.scene.section("产业稳步").pk
    room.play.writes(room.play.cast.dai, room.play.scene.paragraph("新建茶园"))

    answer = room.send("wanda", "POST", room.path("speeches:leaving", section_id=section))

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#section-{section}")


@pytest.mark.parametrize(("name", "is_offered"), [("wanda", True), ("dai", False), ("leo", False)])
def test_only_the_owner_is_offered_to_ask(room, name, is_offered):
    page = room.send(name, "GET", room.path("speeches:speech"))

    assert ("/leaving/" in page.text.partition('id="section-verbs"')[2]) is is_offered


@pytest.mark.parametrize(("name", "tells"), [("dai", True), ("leo", False), ("rhea", False)])
def test_only_who_may_write_tells_where(room, name, tells):
    page = room.send(name, "GET", room.path("speeches:speech"))

    assert ("data-presence=" in page.text) is tells


def test_the_page_knows_its_reader_among_the_people(room):
    page = room.send("leo", "GET", room.path("speeches:speech"))

    assert page.text.count("is-me") == 1
    assert f'data-member="{room.play.place_of(room.play.cast.leo).pk}"' in page.text
