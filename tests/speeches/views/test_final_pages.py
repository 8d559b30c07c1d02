"""What the pages of a final speech and its sheet show, and how much they ask the database for."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from speeches.actions import finals, repairs, routes, sections, signatures, stand_ins, threads
from speeches.actions.repairs import Mending
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.models import Event, Paragraph, Seal, Seat, Step
from tests import final_play as story
from tests import sign_off_play
from tests.play import Play
from tests.stage import NOON

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def address(name, speech, asked=""):
    return reverse(f"speeches:{name}", args=[speech.pk]) + asked


def rows_of(answer):
    [table] = Document(BytesIO(answer.content)).tables
    return [[cell.text for cell in row.cells] for row in table.rows[1:]], table


def struck(table):
    runs = [run for row in table.rows for cell in row.cells for line in cell.paragraphs for run in line.runs]
    return {run.text for run in runs if run.font.strike}


def test_each_thing_that_is_missing_leads_to_where_it_is_mended(play, cast, as_person):
    threads.open_on(story.slip(play).pk, text="请核对。", by=cast.rhea, at=NOON)
    speech, blank = play.scene.speech, play.scene.paragraph("新建茶园")

    shown = as_person(cast.wanda).get(address("final", speech), headers=ENGLISH).text

    assert f"{address('speech', speech)}#paragraph-{blank.pk}" in shown
    assert f"{address('speech', speech)}?thread={speech.threads.get().pk}" in shown
    assert address("route", speech) in shown
    assert "Make it final" not in shown


def test_a_sheet_shows_what_ended_who_signs_for_whom_and_what_was_skipped(play, cast, as_person):
    speech = sign_off_play.submitted(play)
    sign_off_play.sign(speech, cast.rhea)
    sections.rename(
        play.scene.section("产业稳步").pk,
        heading="产业全面向好",
        based_on=play.scene.version,
        by=cast.wanda,
        at=NOON,
    )
    until = NOON.date() + timedelta(days=3)
    days = {"since": NOON.date(), "until": until}
    stand_ins.name(speech.pk, person=cast.greta, **days, by=cast.rhea, at=NOON)
    sign_off_play.sign(speech, cast.greta, instead=cast.rhea)
    second = Step.objects.get(speech=speech, position=2)
    routes.skip(second.pk, reason="已电话沟通。", by=cast.wanda, at=NOON)

    answer = as_person(cast.leo).post(address("sheet_word", speech), headers=ENGLISH)

    rows, table = rows_of(answer)
    assert rows[0][3] in struck(table) and "void since version" in rows[0][5]
    assert not any("void" in words for words in struck(table))
    assert rows[1][3] == f"{cast.greta} on behalf of {cast.rhea}"
    assert {row[5] for row in rows if row[1] == "会签"} == {f"skipped by {cast.wanda}: 已电话沟通。"}
    assert rows[-1][5] == "not signed"
    assert str(cast.leo) in Document(BytesIO(answer.content)).paragraphs[1].text
    assert Event.objects.filter(speech=speech, kind="sheet_word.exported").exists()


def test_a_section_without_a_heading_is_not_told_to_be_the_whole(play, cast, as_person):
    opening = play.scene.section("opening")
    step = PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk, (opening.pk,)),))
    last = PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),))
    routes.lay(play.scene.speech.pk, steps=[step, last], by=cast.wanda, at=NOON)
    routes.submit(play.scene.speech.pk, by=cast.wanda, at=NOON)
    seat = Seat.objects.get(person=cast.rhea)
    pledge = sign_off_play.pledge(play.scene.speech, seat, opening.pk)
    signatures.sign(opening.pk, pledge=pledge, by=cast.rhea, at=NOON)

    rows, _ = rows_of(as_person(cast.leo).post(address("sheet_word", play.scene.speech), headers=ENGLISH))

    assert rows[0][4] == "Opening"


def test_the_sheet_of_an_earlier_round_is_still_there(play, cast, as_person):
    speech = story.locked(play)
    finals.unlock(speech.pk, reason="会议改期。", by=cast.wanda, at=NOON)
    leo = as_person(cast.leo)

    first, now = (
        leo.get(address("sheet", speech, asked), headers=ENGLISH).text for asked in ("?lap=1", "?lap=99")
    )

    assert Seal.objects.get().digest in first and "An earlier round" in first
    assert Seal.objects.get().digest not in now and "not signed" in now


def test_any_seal_is_verified_and_an_altered_one_is_told(play, cast, as_person):
    story.repaired(play)
    speech, wanda = play.scene.speech, as_person(cast.wanda)
    old = Seal.objects.earliest("pk")
    asked = address("final", speech, f"?seal={old.pk}")
    before = wanda.get(asked, headers=ENGLISH).text
    with connection.cursor() as cursor:
        # A trigger refuses to alter a seal; whoever owns the database can do without it.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE speeches_seal DISABLE TRIGGER USER")
        cursor.execute("UPDATE speeches_seal SET text = replace(text, '6', '9') WHERE id = %s", [old.pk])
        cursor.execute("ALTER TABLE speeches_seal ENABLE TRIGGER USER")

    after = wanda.get(asked, headers=ENGLISH).text

    assert "says exactly that" in before and "altered it outside" not in before
    assert "The text kept has another hash" in after


def test_a_final_speech_offers_nothing_in_its_page_that_would_be_refused(play, cast, as_person):
    speech = story.locked(play)

    shown = as_person(cast.wanda).get(address("speech", speech), headers=ENGLISH).text

    assert "This speech is final and locked" in shown
    assert address("final", speech) in shown
    for refused in ("details", "undo"):
        assert address(refused, speech) not in shown


def test_no_page_of_a_final_speech_asks_more_about_more(play, cast, as_person):
    story.locked(play)
    speech, wanda = play.scene.speech, as_person(cast.wanda)
    mend(play, 2)
    few = asked_for(wanda, speech)
    mend(play, 10)

    many = asked_for(wanda, speech)

    assert many == few


def test_what_is_missing_asks_no_more_about_more(play, cast, as_person):
    speech, wanda = play.scene.speech, as_person(cast.wanda)
    row = story.slip(play)
    threads.open_on(row.pk, text="请核对。", by=cast.rhea, at=NOON)
    few = asked_for(wanda, speech)
    for _ in range(10):
        threads.open_on(row.pk, text="请核对。", by=cast.rhea, at=NOON)

    assert asked_for(wanda, speech) == few


def mend(play, count):
    for at in range(count):
        row = Paragraph.objects.get(pk=story.slip(play).pk)
        old, new = ("，", "、") if "，" in row.text else ("、", "，")
        text = row.text.replace(old, new, 1)
        repairs.repair(row.pk, mending=Mending(text, row.version, f"第{at}次。"), by=play.cast.wanda, at=NOON)


def asked_for(client, speech):
    counts = {}
    for name in ("final", "sheet"):
        client.get(address(name, speech))
        with CaptureQueriesContext(connection) as asked:
            client.get(address(name, speech))
        counts[name] = len(asked)
    return counts
