"""What LibreOffice makes of a table of changes, and of one of opinions."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from speeches.domain.diff import SpanKind
from speeches.exchange.change_table import ChangeTable, TableLine
from speeches.exchange.opinion_table import OpinionLine, OpinionTable
from speeches.exchange.table_sheet import sheet_of
from speeches.exchange.table_word import table_word_of

MISSING = "LibreOffice is not here: apt-get install libreoffice-calc libreoffice-writer"
KEPT, REMOVED, ADDED = SpanKind
STYLE, TABLE_, TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("style", "table", "text")
)
COLUMNS = ("序号", "位置", "更改", "原文", "修改后", "修改人", "时间")
LONG = "新建茶园30亩，带动农户300户。" * 120
LINES = (
    TableLine(
        1,
        "一、工作回顾 › 第1段",
        "修改",
        ((KEPT, "新建茶园"), (REMOVED, "30"), (KEPT, "亩。")),
        ((KEPT, "新建茶园"), (ADDED, "50"), (KEPT, "亩。")),
        "戴岩",
        "2026年11月26日 9:00",
    ),
    TableLine(2, "结语", "新增", (), ((ADDED, '=HYPERLINK("http://a.example")'),), "-文达", ""),
    TableLine(3, "结语", "删除", ((REMOVED, LONG),), (), "戴岩", ""),
)
OPINIONS = OpinionTable(
    "意见采纳情况表：临江镇工作报告",
    "第一轮征求意见，对“征求意见稿”（第2版）",
    ("序号", "单位", "原文", "意见", "采纳情况", "理由", "位置"),
    (
        OpinionLine(1, "临江镇财政所", "全文", "压一压。", "部分采纳", "已压缩。", "全文"),
        OpinionLine(2, "临江镇水利站", "7.8公里", "=1+1", "不采纳", "@统一口径", "一、工作回顾 › 第2段"),
        OpinionLine(3, "临江镇水利站", LONG, LONG, "采纳", "已修改。", "结语"),
    ),
)
TABLE = ChangeTable("修改对照表：临江镇工作报告", "第1版至第2版", COLUMNS, LINES)


class Opened:
    """The rows of the tables of a flat OpenDocument file: the text of each cell, and all that is marked."""

    def __init__(self, content):
        self._root = etree.fromstring(content)
        self._marks = {
            (style.get(f"{STYLE}family"), style.get(f"{STYLE}name")): marks
            for style in self._root.iter(f"{STYLE}style")
            for marks in style.iter(f"{STYLE}text-properties")
        }
        self.rows = [self._cells(row) for row in self._root.iter(f"{TABLE_}table-row")]
        self.links = sum(1 for _ in self._root.iter(f"{TEXT}a"))
        self.formulas = sum(cell.get(f"{TABLE_}formula") is not None for cell in self._root.iter())

    def marked(self, mark):
        """The texts of a mark, each as long as one run."""
        texts = []
        for cell in self._root.iter(f"{TABLE_}table-cell"):
            if self._has(mark, "table-cell", cell.get(f"{TABLE_}style-name")):
                texts.append(_told(cell))
            else:
                for span in cell.iter(f"{TEXT}span"):
                    texts += [_told(span)] * self._has(mark, "text", span.get(f"{TEXT}style-name"))
        return [text for text in texts if text]

    def _has(self, mark, family, name):
        marks = self._marks.get((family, name))
        return marks is not None and any(
            marks.get(f"{STYLE}{mark}-{what}", "none") != "none" for what in ("style", "type")
        )

    def _cells(self, row):
        texts = []
        for cell in row.iter(f"{TABLE_}table-cell"):
            texts += [_told(cell)] * min(int(cell.get(f"{TABLE_}number-columns-repeated", 1)), len(COLUMNS))
        return texts[: len(COLUMNS)]


def _told(element):
    # Nothing in these cells has blanks that matter.
    return "".join("".join(map(str, element.itertext())).split())


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """What LibreOffice reads in a file."""
    if not shutil.which("soffice"):
        pytest.fail(MISSING) if os.environ.get("CI") else pytest.skip(MISSING)
    folder = tmp_path_factory.mktemp("tables")

    def read(name, content):
        (folder / name).write_bytes(content)
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        flat = {".xlsx": "fods", ".docx": "fodt"}[Path(name).suffix]
        command += ["--convert-to", flat, "--outdir", str(folder), str(folder / name)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  our own file
        return Opened((folder / name).with_suffix(f".{flat}").read_bytes())

    return read


@pytest.mark.parametrize(("name", "written"), [("sheet.xlsx", sheet_of), ("table.docx", table_word_of)])
def test_every_cell_arrives_with_its_marks(opened, name, written):
    cells = opened(name, written(TABLE))

    assert list(COLUMNS) in cells.rows
    rows = [row for row in cells.rows if row and row[0].isdecimal()]
    first = rows[0]
    assert first[1:5] == ["一、工作回顾›第1段", "修改", "新建茶园30亩。", "新建茶园50亩。"]
    assert "".join(row[3] for row in rows if row[0] == "3") == LONG
    assert cells.marked("text-line-through")[0] == "30"
    assert "".join(cells.marked("text-line-through")[1:]) == LONG
    assert cells.marked("text-underline")[0] == "50"


def test_nothing_in_a_sheet_is_a_formula_or_a_link(opened):
    cells = opened("harmless.xlsx", sheet_of(TABLE))

    [row] = [row for row in cells.rows if row and row[0] == "2"]
    assert row[4] == '\'=HYPERLINK("http://a.example")'
    assert row[5] == "'-文达"
    assert (cells.formulas, cells.links) == (0, 0)


@pytest.mark.parametrize(("name", "written"), [("opinions.xlsx", sheet_of), ("opinions.docx", table_word_of)])
def test_a_table_of_opinions_arrives_cell_by_cell(opened, name, written):
    cells = opened(name, written(OPINIONS))

    assert list(OPINIONS.columns) in cells.rows
    rows = [row for row in cells.rows if row and row[0].isdecimal()]
    assert rows[0] == ["1", "临江镇财政所", "全文", "压一压。", "部分采纳", "已压缩。", "全文"]
    assert [row[1].removeprefix("'") for row in rows if row[0] == "2"] == ["临江镇水利站"]
    assert [rows[1][at].removeprefix("'") for at in (3, 5, 6)] == ["=1+1", "@统一口径", "一、工作回顾›第2段"]
    for column in (2, 3):
        assert "".join(row[column] for row in rows if row[0] == "3") == LONG
    assert cells.formulas == 0
