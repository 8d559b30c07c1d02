"""A Word file tells nothing but the speech: no author, no dates, no traces of how it was made."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from speeches.exchange.word.lines import Line, paragraph
from speeches.exchange.word.package import packed
from tests.speeches.exchange.word_files import lines_of, parts_of, root_of


def _file(title: str = "临江镇总结大会讲话") -> bytes:
    return packed([paragraph(Line(style="NormalIndent", rest="一年来，成绩不少。"))], title=title)


def test_of_the_properties_only_the_title_is_filled():
    properties = root_of(_file(), "docProps/core.xml")

    filled = {child.tag.split("}")[1]: child.text for child in properties}

    assert filled == {"title": "临江镇总结大会讲话"}


def test_there_is_no_part_that_could_hold_names_comments_or_earlier_wordings():
    names = set(parts_of(_file()))

    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    }


def test_no_part_bears_a_trace_of_a_revision_a_person_a_theme_or_a_date():
    traces = re.compile(
        rb"rsid|author|creator|lastModifiedBy|w:(ins|del|moveFrom|moveTo|vanish)\b|[tT]heme[A-Z]\w*=|w:date|dcterms"
    )

    found = {name: traces.findall(content) for name, content in parts_of(_file()).items()}

    assert not {name for name, hits in found.items() if hits}


def test_the_bytes_do_not_depend_on_the_hour(monkeypatch):
    before = _file()
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)

    after = _file()

    with ZipFile(BytesIO(after)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert after == before


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("第一行\n第二行", "第一行 第二行"),
        ("<b>&讲话", "<b>&讲话"),
        ("讲\x00话", "讲␀话"),
        ("", None),
    ],
)
def test_any_title_can_be_written_into_the_properties(title, written):
    assert root_of(_file(title), "docProps/core.xml")[0].text == written


def test_a_speech_without_a_line_is_still_a_file_that_opens():
    word = packed([], title="讲话")

    opened = docx.Document(BytesIO(word))

    assert opened.paragraphs == []
    assert lines_of(word) == []


def test_every_relation_leads_to_a_part():
    parts = parts_of(_file())
    relations = root_of(_file(), "word/_rels/document.xml.rels")

    targets = {f"word/{relation.get('Target')}" for relation in relations}

    assert targets == {name for name in parts if name.startswith("word/") and "/_rels/" not in name} - {
        "word/document.xml"
    }
    body = root_of(_file(), "word/document.xml")
    referred = {element.get(qn("r:id")) for element in body.iter(qn("w:footerReference"))}
    assert referred <= {relation.get("Id") for relation in relations}
