"""What changed between two versions is taken along: tracked, as a table, and marked up on paper."""

from io import BytesIO
from shutil import which
from subprocess import run

import pytest
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn

from speeches.actions import paragraphs, places, threads
from speeches.actions.places import Shift
from speeches.domain.anchors.browser import Selection
from speeches.domain.happenings import Happening
from speeches.exchange import pdf_writer
from speeches.models import Event, Thread
from speeches.queries.milestones import marked_versions
from tests.speeches.exchange.sheet_files import cells_of
from tests.speeches.exchange.tracked_files import read_as
from tests.speeches.exchange.word_files import root_of

KINDS = ["tracked", "table_word", "table_sheet", "marked_up"]
CHINESE = {"Accept-Language": "zh-hans"}
PDFTOTEXT = which("pdftotext") or ""
WORDS = "新建茶园120亩，带动农户300户。"


@pytest.fixture
def rewritten(cast, scene, noon):
    """Versions before and after Dai changed the tea gardens."""
    old, paragraph = scene.version, scene.paragraph("新建茶园")
    new = paragraphs.edit(paragraph.pk, text=WORDS, based_on=paragraph.version, by=cast.dai, at=noon)
    return old, new


def url(kind, speech, old, new):
    return reverse(f"speeches:export_{kind}", args=[speech.pk, old, new])


def remarks_in(content):
    """The words of each line on which remarks hang, and of each remark."""
    told = {
        one.get(qn("w:id")): "".join(map(str, one.itertext()))
        for one in root_of(content, "word/comments.xml")
    }
    return [
        ("".join(map(str, line.itertext())), told[one.get(qn("w:id"))])
        for line in root_of(content, "word/document.xml").iter(qn("w:p"))
        for one in line.iter(qn("w:commentRangeStart"))
    ]


def test_accepting_all_gives_the_new_words_and_rejecting_all_the_old(cast, scene, as_person, rewritten):
    answer = as_person(cast.leo).post(url("tracked", scene.speech, *rewritten), headers=CHINESE)

    assert any(line.endswith(WORDS) for line in read_as(answer.content, "accepted"))
    assert any("新建茶园XX亩" in line for line in read_as(answer.content, "rejected"))
    assert answer.headers["Content-Disposition"].endswith("v{}-v{}.docx".format(*rewritten))


def test_open_talk_goes_along_as_remarks_and_what_is_settled_does_not(
    cast, scene, noon, as_person, rewritten
):
    paragraph = scene.paragraph("新建茶园")
    threads.open_on(paragraph.pk, text="这个数准吗？", by=cast.rhea, at=noon)
    threads.open_on(paragraph.pk, text="已改好。", by=cast.rhea, at=noon)
    settled = Thread.objects.get(comments__text="已改好。")
    threads.resolve(settled.pk, by=cast.rhea, at=noon)

    answer = as_person(cast.leo).post(url("tracked", scene.speech, *rewritten))

    said = root_of(answer.content, "word/comments.xml")
    assert "".join(map(str, said.itertext())) == "这个数准吗？"


def test_talk_about_words_that_are_gone_goes_along_where_they_stood(cast, scene, noon, as_person):
    old, paragraph = scene.version, scene.paragraph("下面我讲")
    threads.open_on(paragraph.pk, text="为什么删？", by=cast.rhea, at=noon)
    paragraphs.remove(paragraph.pk, based_on=paragraph.version, by=cast.dai, at=noon)

    answer = as_person(cast.leo).post(url("tracked", scene.speech, old, scene.version))

    assert remarks_in(answer.content) == [("下面我讲三点意见。", "为什么删？")]


def test_talk_about_words_a_section_and_the_whole_hangs_where_a_reader_looks_for_it(
    cast, scene, noon, as_person, rewritten
):
    chosen = Selection(4, 7, "120", based_on=rewritten[1])
    threads.open_on(scene.paragraph("新建茶园").pk, text="来源？", on=chosen, by=cast.rhea, at=noon)
    threads.open_on_section(scene.section("产业稳步").pk, text="略短。", by=cast.rhea, at=noon)
    threads.open_on_section(scene.opened_by("狠抓作风").pk, text="再实些。", by=cast.rhea, at=noon)
    threads.open_on_speech(scene.speech.pk, text="语气再平实些。", by=cast.rhea, at=noon)

    answer = as_person(cast.leo).post(url("tracked", scene.speech, *rewritten), headers=CHINESE)

    told = [(line[:6], said) for line, said in remarks_in(answer.content)]
    assert told == [
        ("在临江镇工作", "语气再平实些。"),
        ("（一）产业稳", "略短。"),
        ("新建茶园XX", "“120”来源？"),
        ("二是狠抓作风", "再实些。"),
    ]


def test_the_table_tells_where_what_and_who(cast, scene, as_person, rewritten):
    word = as_person(cast.leo).post(url("table_word", scene.speech, *rewritten), headers=CHINESE)
    sheet = as_person(cast.leo).post(url("table_sheet", scene.speech, *rewritten), headers=CHINESE)

    [table] = Document(BytesIO(word.content)).tables
    head, line = ([cell.text for cell in row.cells] for row in table.rows)
    assert head[0] == "序号"
    assert line[0] == "1"
    assert line[3].endswith("新建茶园XX亩，带动农户300户。")
    assert line[4].endswith(WORDS)
    assert line[5] == "戴岩"
    assert cells_of(sheet.content)[3] == line


def test_the_table_names_every_kind_of_change_and_place(cast, scene, noon, as_person):
    old = scene.version
    title, gone, moving = map(scene.paragraph, ("在临江镇", "下面我讲", "成绩来之"))
    paragraphs.edit(title.pk, text="在全镇大会上的讲话", based_on=title.version, by=cast.dai, at=noon)
    paragraphs.remove(gone.pk, based_on=gone.version, by=cast.dai, at=noon)
    places.move_behind(moving.pk, after_id=scene.paragraph("今天的会议").pk, by=cast.dai, at=noon)
    long = scene.paragraph("狠抓项目")
    two = "狠抓项目建设。\n全年要开工12个项目。"
    paragraphs.edit(long.pk, text=two, based_on=long.version, by=cast.dai, at=noon)
    places.move_section(scene.section("民生持续").pk, shift=Shift.PROMOTE, by=cast.dai, at=noon)

    word = as_person(cast.leo).post(url("table_word", scene.speech, old, scene.version))

    [table] = Document(BytesIO(word.content)).tables
    told = [tuple(cell.text for cell in row.cells[1:3]) for row in table.rows[1:]]
    assert told == [
        ("标题", "修改"),
        ("开头 › 第2段", "删除"),
        ("开头 › 第2段（原在：一、过去一年的工作 › 第2段）", "移动"),
        ("小标题", "修改；升级"),
        ("三、今年的主要任务 › 第1段", "拆分"),
    ]


@pytest.mark.skipif(not pdf_writer.is_available(), reason="Pango is not here: libpangoft2-1.0-0")
@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils")
def test_the_marked_up_copy_holds_the_whole_text_and_the_table(cast, scene, as_person, rewritten):
    answer = as_person(cast.leo).post(url("marked_up", scene.speech, *rewritten), headers=CHINESE)

    text = run([PDFTOTEXT, "-", "-"], input=answer.content, capture_output=True, check=True).stdout.decode()  # noqa: S603
    told = "".join(text.split())
    assert "新建茶园XX120亩" in told
    assert "今天的会议" in told
    assert "戴岩" in told
    assert "修改对照表" in told


def test_where_the_machine_sets_no_type_the_page_says_so_and_nothing_is_noted(
    cast, scene, as_person, rewritten, monkeypatch
):
    monkeypatch.setattr(pdf_writer, "is_available", lambda: False)
    address = url("marked_up", scene.speech, *rewritten)
    before = scene.version

    page = as_person(cast.leo).get(reverse("speeches:comparison", args=[scene.speech.pk, *rewritten]))
    answer = as_person(cast.leo).post(address)

    assert address not in page.text
    assert "Pango" in page.text
    assert answer.status_code == 409
    assert "Pango" in answer.text
    assert scene.version == before


@pytest.mark.parametrize("trouble", [pdf_writer.NotMade, pdf_writer.TooManyMade])
def test_a_copy_that_could_not_be_made_has_not_left(cast, scene, as_person, rewritten, monkeypatch, trouble):
    def fails(*_, **__):
        raise trouble

    monkeypatch.setattr(pdf_writer, "pdf_of", fails)
    before = scene.version

    answer = as_person(cast.leo).post(url("marked_up", scene.speech, *rewritten))

    assert answer.status_code == 409
    assert scene.version == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_leaves_is_noted_in_its_form_and_marks_its_version(
    cast, scene, as_person, rewritten, monkeypatch, kind
):
    monkeypatch.setattr(pdf_writer, "pdf_of", lambda *_, **__: b"%PDF-")
    old, new = rewritten

    as_person(cast.leo).post(url(kind, scene.speech, old, new))

    told = Event.objects.filter(speech=scene.speech, version=new + 1).order_by("ordinal")
    assert list(told.values_list("kind", "earlier", "by")) == [
        (Happening(f"{kind}.exported"), new, cast.leo.pk),
        (Happening.COMPARISON_BASED, old, cast.leo.pk),
    ]
    scene.speech.refresh_from_db()
    assert marked_versions(scene.speech)[0].version == new


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("versions", [(0, 1), (2, 1), (1, 999)])
def test_versions_that_are_not_there_cannot_be_taken_along(cast, scene, as_person, kind, versions):
    before = scene.version

    answer = as_person(cast.wanda).post(url(kind, scene.speech, *versions))

    assert answer.status_code == 404
    assert scene.version == before
