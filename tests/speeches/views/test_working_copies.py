"""What is typed and not saved: kept for its writer alone, offered again, and gone when it is saved."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.actions import assignments, members, paragraphs
from speeches.domain.policy import Role
from speeches.models import Paragraph, WorkingCopy
from tests.ledger import everything
from tests.stage import NOON

TYPED = "新建茶园三千亩，还没有写完"
KEPT_IN_QUERIES = (
    6  # session, person, paragraph with its speech, role, the words, and the savepoint round them
)


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("新建茶园")


@pytest.fixture
def keep(room, line):
    """Dai's page keeps what his field holds."""

    def kept(text=TYPED, *, kind="text", pen=None, actor="dai", of=line, based_on=line.version):
        noun = "paragraph" if isinstance(of, Paragraph) else "section"
        words = {"pen": pen or uuid4(), "kind": kind, "text": text, "based_on": based_on}
        path = reverse(f"speeches:{noun}_working_copy", args=[of.pk])
        return room.send(actor, "POST", path, words, htmx=True)

    return kept


def opened(room, line, actor="dai", query="", route="speeches:text"):
    return room.send(actor, "GET", reverse(route, args=[line.pk]) + query, htmx=True).text


def page_of(room, actor):
    return room.send(actor, "GET", room.path("speeches:speech")).text


def test_keeping_is_no_version_no_event_and_wakes_nobody(room, line, keep):
    before = everything()

    with CaptureQueriesContext(connection) as asked:
        answer = keep()

    after = everything()
    assert answer.status_code == 200
    assert {name for name in after if after[name] != before[name]} == {"WorkingCopy"}
    assert len(asked) <= KEPT_IN_QUERIES
    assert not [query for query in asked if "notify" in query["sql"].lower()]


def test_a_field_keeps_its_latest_words_only_and_two_tabs_keep_two_texts(keep):
    one, other = uuid4(), uuid4()

    for pen, text in ((one, "一"), (one, "一二"), (other, "三")):
        keep(text, pen=pen)

    assert sorted(WorkingCopy.objects.values_list("text", flat=True)) == ["一二", "三"]


@pytest.mark.parametrize("emptied", ["", "  \n ", "the words that are saved"])
def test_where_nothing_is_left_to_save_nothing_is_kept(line, keep, emptied):
    pen = uuid4()
    keep(pen=pen)

    keep(line.text if "saved" in emptied else emptied, pen=pen)

    assert not WorkingCopy.objects.exists()


def test_more_than_a_whole_speech_is_not_kept_and_it_is_said(keep):
    answer = keep("字" * 200_001)

    assert (answer.status_code, WorkingCopy.objects.count()) == (409, 0)
    assert "200000" in answer.text


@pytest.mark.parametrize(
    ("kind", "of"), [("heading", "paragraph"), ("text", "section"), ("other", "paragraph")]
)
def test_a_field_that_the_page_does_not_have_is_not_kept(room, line, keep, kind, of):
    answer = keep(kind=kind, of=line if of == "paragraph" else line.section)

    assert (answer.status_code, WorkingCopy.objects.count()) == (422, 0)


def test_its_writer_is_shown_it_on_the_page_and_at_the_paragraph_and_nobody_else(room, line, keep):
    keep()

    assert TYPED[:20] in page_of(room, "dai")
    assert "data-take-up" in opened(room, line)
    for other in ("wanda", "sana"):
        assert TYPED[:6] not in page_of(room, other)
        assert "data-take-up" not in opened(room, line, other)


def test_taken_up_it_stands_in_the_field_on_the_version_it_was_written_on(room, line, keep):
    keep()
    paragraphs.edit(
        line.pk, text=line.text + "大家满意。", based_on=line.version, by=room.play.cast.wanda, at=NOON
    )

    offered = opened(room, line)
    taken = opened(room, line, query=f"?copy={WorkingCopy.objects.get().pk}")

    assert "此后其他人修改过这里" in offered
    assert f">\n{TYPED}</textarea>" in taken
    assert f'name="based_on" value="{line.version}"' in taken
    assert "data-must-save" in taken


@pytest.mark.parametrize(
    ("route", "kind", "field"),
    [
        ("speeches:text", "text", "text"),
        ("speeches:paragraph_next", "next", "text"),
        ("speeches:heading", "heading", "heading"),
        ("speeches:first_paragraph", "first", "text"),
        ("speeches:section_next", "next", "heading"),
        ("speeches:section_inside", "inside", "heading"),
    ],
)
def test_every_field_offers_its_words_again_and_lets_them_go_when_they_are_saved(
    room, line, keep, route, kind, field
):
    of = line if route in {"speeches:text", "speeches:paragraph_next"} else line.section
    keep(kind=kind, of=of)
    copy = WorkingCopy.objects.get()
    assert f"?copy={copy.pk}" in opened(room, of, route=route)
    taken = opened(room, of, query=f"?copy={copy.pk}", route=route)
    assert TYPED in taken
    assert str(copy.pen) in taken

    words = {field: TYPED, "based_on": of.version, "key": uuid4(), "pen": copy.pen}
    answer = room.send("dai", "POST", reverse(route, args=[of.pk]), words, htmx=True)

    assert answer.status_code == 200
    assert not WorkingCopy.objects.exists()
    assert 'id="unsaved"' not in page_of(room, "dai")


def test_a_save_that_needs_another_look_keeps_the_words_and_their_pen(room, line, keep):
    pen = uuid4()
    keep(pen=pen)
    paragraphs.edit(line.pk, text="全改了。", based_on=line.version, by=room.play.cast.wanda, at=NOON)

    words = {"text": TYPED, "based_on": line.version, "key": uuid4(), "pen": pen}
    answer = room.send("dai", "POST", reverse("speeches:text", args=[line.pk]), words, htmx=True)

    assert answer.status_code == 409
    assert f'name="pen" value="{pen}"' in answer.text
    assert WorkingCopy.objects.count() == 1


def test_words_that_were_saved_before_their_page_was_closed_are_not_offered(room, line, keep):
    keep()
    paragraphs.edit(line.pk, text=TYPED, based_on=line.version, by=room.play.cast.dai, at=NOON)

    assert 'id="unsaved"' not in page_of(room, "dai")


def test_words_for_a_paragraph_that_was_removed_are_kept_and_can_be_put_in_elsewhere(room, line, keep):
    keep()
    copy = WorkingCopy.objects.get()
    paragraphs.remove(line.pk, based_on=line.version, by=room.play.cast.wanda, at=NOON)

    path = reverse("speeches:working_copy", args=[copy.pk])
    assert path in page_of(room, "dai")
    shown = room.send("dai", "GET", path).text
    assert TYPED in shown
    address = re.findall(r'action="(/paragraphs/\d+/next/)"', shown)[0]
    room.send("dai", "POST", address, {"text": TYPED, "key": uuid4(), "pen": copy.pen})

    assert Paragraph.objects.filter(text=TYPED, removed_in=None).count() == 1
    assert not WorkingCopy.objects.exists()


def test_who_may_only_read_now_still_reads_his_words_and_saves_nothing(room, line, keep):
    keep()
    copy = WorkingCopy.objects.get()
    members.change_role(
        room.play.place_of(room.play.cast.dai).pk, role=Role.READER, by=room.play.cast.wanda, at=NOON
    )

    shown = room.send("dai", "GET", reverse("speeches:working_copy", args=[copy.pk])).text

    assert TYPED in shown
    assert "<textarea readonly" in shown
    assert keep("mehr").status_code == 403


def test_who_is_limited_to_other_sections_now_reads_his_words_apart(room, line, keep):
    keep()
    copy = WorkingCopy.objects.get()
    cast = room.play.cast
    limited = room.play.place_of(cast.dai).pk
    assignments.limit(limited, is_limited=True, by=cast.wanda, at=NOON)

    path = reverse("speeches:working_copy", args=[copy.pk])
    shown = room.send("dai", "GET", path).text

    assert path in page_of(room, "dai")
    assert TYPED in shown
    assert "<textarea readonly" in shown
    assert keep("mehr").status_code == 403


def test_who_was_removed_from_the_speech_finds_nothing_and_everything_when_he_is_back(room, line, keep):
    keep()
    path = reverse("speeches:working_copy", args=[WorkingCopy.objects.get().pk])
    cast = room.play.cast
    members.remove(room.play.place_of(cast.dai).pk, by=cast.wanda, at=NOON)

    gone = room.send("dai", "GET", path)
    members.invite(room.play.scene.speech.pk, person=cast.dai, role=Role.DRAFTER, by=cast.wanda, at=NOON)
    back = room.send("dai", "GET", path)

    assert (gone.status_code, back.status_code) == (404, 200)
    assert TYPED in back.text


def test_words_thrown_away_are_gone_and_those_of_others_cannot_be(room, line, keep):
    keep()
    path = reverse("speeches:working_copy_removal", args=[WorkingCopy.objects.get().pk])

    foreign = room.send("wanda", "POST", path)
    assert (foreign.status_code, WorkingCopy.objects.count()) == (404, 1)
    room.send("dai", "POST", path, htmx=True)

    assert not WorkingCopy.objects.exists()


def test_what_is_not_saved_is_in_no_export(room, line, keep):
    keep()

    answer = room.send("dai", "POST", room.path("speeches:export_text"))

    assert TYPED not in b"".join(answer).decode("utf-8-sig", "replace")
