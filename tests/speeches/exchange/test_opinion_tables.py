"""The table of opinions and the account of a consultation as files."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from speeches.exchange.account_writer import Account, Part, account_word_of
from speeches.exchange.change_table import LAYOUT as CHANGES
from speeches.exchange.opinion_table import LAYOUT, OpinionLine, OpinionTable
from speeches.exchange.table_sheet import sheet_of
from speeches.exchange.table_word import table_word_of
from tests.speeches.exchange.sheet_files import cells_of, formulas_in

COLUMNS = ("序号", "单位", "原文", "意见", "采纳情况", "理由", "位置")
CELLS = ("临江镇财政所", "7.8公里", "建议核实。", "采纳", "已核实。", "一、工作回顾 › 第2段")


def table(*cells):
    return OpinionTable("意见采纳情况表：讲话", "第一轮", COLUMNS, (OpinionLine(1, *cells),))


def test_both_files_hold_every_cell():
    [written] = Document(BytesIO(table_word_of(table(*CELLS)))).tables

    assert cells_of(sheet_of(table(*CELLS)))[2:] == [list(COLUMNS), ["1", *CELLS]]
    assert [[cell.text for cell in row.cells] for row in written.rows] == [list(COLUMNS), ["1", *CELLS]]


@pytest.mark.parametrize("layout", [CHANGES, LAYOUT])
def test_the_columns_fill_the_page_and_each_is_in_both_forms(layout):
    assert sum(layout.millimetres) == 247
    assert len(layout.millimetres) == len(layout.characters) == len(COLUMNS)


@given(st.lists(st.text("=+-@甲乙，。\t", max_size=20), min_size=6, max_size=6))
def test_nothing_that_a_unit_says_is_a_formula(cells):
    content = sheet_of(table(*cells))

    assert formulas_in(content) == 0
    assert not any(cell.startswith(tuple("=+-@\t")) for row in cells_of(content) for cell in row)


def test_an_account_is_set_in_the_type_of_the_house_and_says_nothing_about_its_maker():
    made = Account(
        "修改情况说明",
        "在会上的讲话",
        ("共征求2个单位意见。",),
        (Part("临江镇财政所（1条）", ("1.对全文。",)),),
    )

    document = Document(BytesIO(account_word_of(made)))

    assert [paragraph.text for paragraph in document.paragraphs] == [
        "修改情况说明",
        "在会上的讲话",
        "共征求2个单位意见。",
        "临江镇财政所（1条）",
        "1.对全文。",
    ]
    first = document.paragraphs[0].style
    assert first is not None
    assert first.name == "Title"
    assert document.core_properties.author == ""
    assert account_word_of(made) == account_word_of(made)
