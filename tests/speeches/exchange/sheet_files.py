"""Excel files as rows of texts."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(content):
    """The text of every cell that was written, row by row."""
    with ZipFile(BytesIO(content)) as package:
        strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    words = ["".join(map(str, one.itertext())) for one in strings.iter(f"{_MAIN}si")]
    rows = [[_text(cell, words) for cell in row.iter(f"{_MAIN}c")] for row in sheet.iter(f"{_MAIN}row")]
    return [row for row in rows if row]


def heights_of(content):
    """The height of every row that has one, in points."""
    with ZipFile(BytesIO(content)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    return [float(row.get("ht", 0)) for row in sheet.iter(f"{_MAIN}row") if row.get("ht")]


def formulas_in(content):
    """How many cells are formulas."""
    with ZipFile(BytesIO(content)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    return sum(1 for _ in sheet.iter(f"{_MAIN}f"))


def _text(cell, words):
    value = cell.findtext(f"{_MAIN}v") or ""
    return words[int(value)] if cell.get("t") == "s" else value
