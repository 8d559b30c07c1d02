"""The table of changes as Word and Excel files."""

import zipfile
from io import BytesIO

import pytest
from docx import Document

from speeches.domain.diff import SpanKind
from speeches.exchange.change_table import ChangeTable, TableLine
from speeches.exchange.table_sheet import LONGEST, sheet_of
from speeches.exchange.table_word import table_word_of
from tests.speeches.exchange.sheet_files import cells_of, formulas_in

COLUMNS = ("序号", "位置", "变化", "原文", "修改后", "修改人", "时间")
KEPT, REMOVED, ADDED = SpanKind


def table(was, now, who="戴岩"):
    line = TableLine(1, "一、工作回顾", "修改", was, now, who, "2026年11月26日 9:00")
    return ChangeTable("修改对照表：临江镇工作报告", "第1版至第2版", COLUMNS, (line,))


FIGURES = table(
    ((KEPT, "新建茶园"), (REMOVED, "30"), (KEPT, "亩。")), ((KEPT, "新建茶园"), (ADDED, "50"), (KEPT, "亩。"))
)


def test_a_sheet_holds_every_cell_and_its_marks():
    content = sheet_of(FIGURES)

    cells = ["1", "一、工作回顾", "修改", "新建茶园30亩。", "新建茶园50亩。", "戴岩", "2026年11月26日 9:00"]
    assert cells_of(content) == [["修改对照表：临江镇工作报告"], ["第1版至第2版"], list(COLUMNS), cells]
    strings = zipfile.ZipFile(BytesIO(content)).read("xl/sharedStrings.xml").decode()
    assert "<strike" in strings
    assert "<u/>" in strings


def test_a_word_table_marks_without_colour():
    [written] = Document(BytesIO(table_word_of(FIGURES))).tables

    was, now = written.rows[1].cells[3:5]
    assert [(run.text, bool(run.font.strike)) for run in was.paragraphs[0].runs] == [
        ("新建茶园", False),
        ("30", True),
        ("亩。", False),
    ]
    assert [(run.text, bool(run.font.underline)) for run in now.paragraphs[0].runs] == [
        ("新建茶园", False),
        ("50", True),
        ("亩。", False),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("kind", SpanKind)
def test_no_cell_can_be_taken_for_a_formula(start, kind):
    words = ((kind, f"{start}HYPERLINK(1)"), (KEPT, "。"))

    content = sheet_of(table(words, words[:1], who=f"{start}cmd"))

    written = cells_of(content)[3]
    assert formulas_in(content) == 0
    assert [cell[:2] for cell in (written[3], written[4], written[5])] == [f"'{start}"] * 3


@pytest.mark.parametrize("sign", ["长", "𠮷"])
def test_a_wording_longer_than_a_cell_is_cut_and_says_so(sign):
    content = sheet_of(table(((KEPT, "始。"), (REMOVED, sign * LONGEST)), ()))

    cell = cells_of(content)[3][3]
    assert cell.startswith(f"始。{sign}")
    assert cell.endswith(f"{sign}…")
    assert LONGEST - 4 <= len(cell.encode("utf-16-le")) // 2 <= LONGEST


def test_equal_tables_are_equal_bytes():
    assert sheet_of(FIGURES) == sheet_of(FIGURES)
    assert table_word_of(FIGURES) == table_word_of(FIGURES)
