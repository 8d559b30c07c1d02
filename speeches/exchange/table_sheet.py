"""A table of changes as an Excel file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from speeches.domain.diff import SpanKind
from speeches.exchange.change_table import ChangeTable, Marked, TableLine
from speeches.exchange.word.characters import visible

# Excel's own limit for a cell, in UTF-16 units.
LONGEST = 32_767
# Programs that read a sheet as text take what begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_WIDTHS = (6, 24, 8, 52, 52, 14, 18)
_CELL = {"text_wrap": True, "valign": "top", "border": 1}
# Seen without colour too.
_MARKS: Mapping[SpanKind, Mapping[str, object]] = {
    SpanKind.KEPT: {},
    SpanKind.REMOVED: {"font_strikeout": True, "font_color": "#B3261E"},
    SpanKind.ADDED: {"underline": 1, "font_color": "#0B57D0"},
}
# Characters behind these are as wide as two.
_LAST_NARROW = 0x2E7F
_LINE_POINTS, _HIGHEST = 16, 409
_PAPER_A4 = 9
_FIRST_LINE = 3


def sheet_of(table: ChangeTable) -> bytes:
    """The bytes of an .xlsx that says nothing about when or with what it was made; no cell is a formula.

    A wording longer than a cell can hold is cut and ends with an ellipsis.
    """
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": visible(table.title), "created": datetime(1980, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet()
    _set_page(sheet)
    sheet.write_string(0, 0, _harmless(table.title), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, _harmless(table.caption))
    head = book.add_format({**_CELL, "bold": True, "bg_color": "#EEEEEE"})
    for column, words in enumerate(table.columns):
        sheet.write_string(_FIRST_LINE - 1, column, words, head)
    types = _Types.of(book)
    for place, line in enumerate(table.lines, start=_FIRST_LINE):
        sheet.set_row(place, _height(line))
        for column, marked in enumerate(line.cells):
            _write(sheet, (place, column), _fitting(marked), types)
    book.close()
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class _Types:
    """How words are set inside a cell, and a cell that holds nothing else, by what became of them."""

    inside: Mapping[SpanKind, Format]
    whole: Mapping[SpanKind, Format]

    @classmethod
    def of(cls, book: Workbook) -> Self:
        return cls(
            {kind: book.add_format(mark) for kind, mark in _MARKS.items()},
            {kind: book.add_format({**_CELL, **mark}) for kind, mark in _MARKS.items()},
        )


def _set_page(sheet: Worksheet) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(_FIRST_LINE, 0)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST_LINE - 1)


def _height(line: TableLine) -> int:
    """Points that the longest cell needs: not every program finds out by itself."""
    needed = 1
    for width, marked in zip(_WIDTHS, line.cells, strict=True):
        wide = sum(2 if ord(sign) > _LAST_NARROW else 1 for _kind, text in marked for sign in text)
        needed = max(needed, -(-wide // (width - 1)))
    return min(needed * _LINE_POINTS, _HIGHEST)


def _write(sheet: Worksheet, at: tuple[int, int], marked: Marked, types: _Types) -> None:
    if len(marked) > 1:
        parts = [part for kind, text in marked for part in (types.inside[kind], text)]
        sheet.write_rich_string(*at, *parts, types.whole[SpanKind.KEPT])
        return
    kind, text = marked[0] if marked else (SpanKind.KEPT, "")
    sheet.write_string(*at, text, types.whole[kind])


def _fitting(marked: Marked) -> Marked:
    """As much as a cell holds, with nothing that a program could take for a formula."""
    room, runs = LONGEST - 2, list[tuple[SpanKind, str]]()
    for kind, words in marked:
        text = visible(words) if runs else _harmless(visible(words))
        if len(text.encode("utf-16-le")) // 2 > room:
            cut = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
            return (*runs, (kind, f"{cut}…"))
        room -= len(text.encode("utf-16-le")) // 2
        runs.append((kind, text))
    return tuple(runs)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
