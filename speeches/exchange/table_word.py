"""A table as a Word file, on pages that lie on their side."""

from collections.abc import Iterable

from docx.oxml.parser import OxmlElement
from lxml import etree

from speeches.domain.diff import SpanKind
from speeches.exchange.table import Layout, Marked, Table
from speeches.exchange.word import styles
from speeches.exchange.word.lines import add, add_run
from speeches.exchange.word.package import packed

_TWIPS_PER_MILLIMETRE = 1440 / 25.4
_HALF_POINTS = "21"
_LINE_TWIPS = "320"


def table_word_of(table: Table) -> bytes:
    """The bytes of a .docx: removed words are struck through, added ones underlined; no colour is needed."""
    title = OxmlElement("w:p")
    add(add(title, "w:pPr"), "w:pStyle", val=styles.TITLE)
    add_run(title, table.title)
    rows = [_row([((SpanKind.KEPT, words),) for words in table.columns], table.layout, is_head=True)]
    rows += [_row(line.cells, table.layout) for line in table.lines]
    return packed(
        [title, _paragraph(((SpanKind.KEPT, table.caption),)), _table(rows, table.layout), _paragraph(())],
        title=table.title,
        is_wide=True,
    )


def _table(rows: Iterable[etree._Element], layout: Layout) -> etree._Element:
    element = OxmlElement("w:tbl")
    properties = add(element, "w:tblPr")
    borders = add(properties, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, f"w:{side}", val="single", sz="4", space="0", color="auto")
    add(properties, "w:tblLayout", type="fixed")
    grid = add(element, "w:tblGrid")
    for width in layout.millimetres:
        add(grid, "w:gridCol", w=_twips(width))
    element.extend(rows)
    return element


def _row(cells: Iterable[Marked], layout: Layout, *, is_head: bool = False) -> etree._Element:
    row = OxmlElement("w:tr")
    if is_head:
        add(add(row, "w:trPr"), "w:tblHeader")
    for width, words in zip(layout.millimetres, cells, strict=True):
        cell = add(row, "w:tc")
        add(add(cell, "w:tcPr"), "w:tcW", w=_twips(width), type="dxa")
        cell.append(_paragraph(words, is_bold=is_head))
    return row


def _paragraph(words: Marked, *, is_bold: bool = False) -> etree._Element:
    element = OxmlElement("w:p")
    add(add(element, "w:pPr"), "w:spacing", line=_LINE_TWIPS, lineRule="exact")
    for kind, text in words:
        add_run(element, text)
        if text:
            _set(element[-1], kind, is_bold=is_bold)
    return element


def _set(run: etree._Element, kind: SpanKind, *, is_bold: bool) -> None:
    properties = run[0]
    # In the order that the schema asks for.
    if is_bold:
        add(properties, "w:b")
    if kind is SpanKind.REMOVED:
        add(properties, "w:strike")
    add(properties, "w:sz", val=_HALF_POINTS)
    add(properties, "w:szCs", val=_HALF_POINTS)
    if kind is SpanKind.ADDED:
        add(properties, "w:u", val="single")


def _twips(millimetres: int) -> str:
    return str(round(millimetres * _TWIPS_PER_MILLIMETRE))
