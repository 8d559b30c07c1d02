"""The table of changes as Word and Excel files."""

import zipfile
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.diff import SpanKind
from speeches.exchange.change_table import ChangeTable, TableLine
from speeches.exchange.table_sheet import sheet_of
from speeches.exchange.table_word import table_word_of
from speeches.exchange.word.characters import visible
from tests.speeches.exchange.sheet_files import cells_of, formulas_in, heights_of

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


def column_of(content, place):
    """What the rows of the only change say in a column, each without the sign that makes it harmless."""
    rows = cells_of(content)[3:]
    assert {row[0] for row in rows} == {"1"}
    return [row[place].removeprefix("'") for row in rows]


def test_a_paragraph_of_2000_characters_is_shown_whole_in_rows_that_excel_can_show():
    words = "".join(f"第{at}项投资{at}.5亿元，" for at in range(1, 200))[:2000]

    content = sheet_of(table(((KEPT, "始。"), (REMOVED, words)), ()))

    parts = column_of(content, 3)
    assert len(parts) > 1
    assert "".join(parts) == f"始。{words}"
    assert max(heights_of(content)) <= 409
    assert not any(one[-1:].isdigit() and other[:1].isdigit() for one, other in pairwise(parts))


@pytest.mark.parametrize("sign", ["长", "𠮷", "A", "9", "=", " "])
def test_a_wording_longer_than_a_cell_can_hold_is_not_cut(sign):
    content = sheet_of(table(((KEPT, "始。"), (REMOVED, sign * 40_000)), ((ADDED, "新"),)))

    assert "".join(column_of(content, 3)) == "始。" + sign * 40_000
    assert "".join(column_of(content, 4)) == "新"
    assert formulas_in(content) == 0
    assert all(len(cell.encode("utf-16-le")) // 2 <= 32_767 for row in cells_of(content) for cell in row)


WORDS = st.text("甲乙丙丁=＝+-@ \t9.x，。“”𠮷\x0b", min_size=1, max_size=400)


@given(st.lists(st.tuples(st.sampled_from((KEPT, REMOVED)), WORDS), min_size=1, max_size=8))
def test_every_word_is_in_the_sheet_and_no_cell_begins_like_a_formula(marked):
    content = sheet_of(table(tuple(marked), ()))

    cells = [row[3] for row in cells_of(content)[3:]]
    starts = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    assert not any(cell.startswith(starts) for cell in cells)
    told = "".join(cell[1:] if cell.startswith("'") else cell for cell in cells)
    assert told == visible("".join(text for _kind, text in marked))


def test_equal_tables_are_equal_bytes():
    assert sheet_of(FIGURES) == sheet_of(FIGURES)
    assert table_word_of(FIGURES) == table_word_of(FIGURES)
