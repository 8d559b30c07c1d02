"""A table as an Excel file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from speeches.domain.diff import SpanKind
from speeches.domain.tokens import Tokens
from speeches.exchange.table import Line, Marked, Table
from speeches.exchange.word.characters import visible

# Programs that read a sheet as text take what begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CELL = {"text_wrap": True, "valign": "top", "border": 1}
# Seen without colour too.
_MARKS: Mapping[SpanKind, Mapping[str, object]] = {
    SpanKind.KEPT: {},
    SpanKind.REMOVED: {"font_strikeout": True, "font_color": "#B3261E"},
    SpanKind.ADDED: {"underline": 1, "font_color": "#0B57D0"},
}
# Characters behind these are as wide as two; so are “ ” ‘ ’ — … in a Chinese font.
_LAST_NARROW = 0x2000
# Excel makes no row higher, and shows and prints nothing of what does not fit.
_LINE_POINTS, _HIGHEST = 16, 409
_PAPER_A4 = 9
_FIRST_LINE = 3


def sheet_of(table: Table) -> bytes:
    """The bytes of an .xlsx that says nothing about when or with what it was made; no cell is a formula.

    A wording longer than the highest row can show goes on in the next row, under the same number.
    """
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": visible(table.title), "created": datetime(1980, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet()
    widths = table.layout.characters
    _set_page(sheet, widths)
    sheet.write_string(0, 0, _plain(table.title), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, _plain(table.caption))
    head = book.add_format({**_CELL, "bold": True, "bg_color": "#EEEEEE"})
    for column, words in enumerate(table.columns):
        sheet.write_string(_FIRST_LINE - 1, column, words, head)
    types = _Types.of(book)
    rows = (row for line in table.lines for row in _rows(line, widths))
    for place, row in enumerate(rows, start=_FIRST_LINE):
        sheet.set_row(place, _height(row, widths))
        for column, marked in enumerate(row):
            _write(sheet, (place, column), marked, types)
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


def _plain(text: str) -> str:
    return "".join(words for _kind, words in _harmless([(SpanKind.KEPT, text)]))


def _set_page(sheet: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(_FIRST_LINE, 0)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST_LINE - 1)


def _rows(line: Line, widths: Sequence[int]) -> Iterator[tuple[Marked, ...]]:
    """The cells of a line, in as many rows as it takes to show them."""
    parts = [list(_parts(marked, width)) for marked, width in zip(line.cells, widths, strict=True)]
    yield tuple(one[0] for one in parts)
    for more in range(1, max(map(len, parts))):
        number, *others = parts
        yield (number[0], *(one[more] if more < len(one) else () for one in others))


def _parts(marked: Marked, width: int) -> Iterator[Marked]:
    """A cell's words by what one row shows, cut behind a clause where that is not far."""
    most = _units_in(width) * (_HIGHEST // _LINE_POINTS)
    part, used = list[tuple[SpanKind, str]](), 0
    for kind, text in marked:
        tokens, start = Tokens(text), 0
        while (stop := _stop(tokens, start, most - used, is_first=not used)) < len(text):
            yield _harmless((*part, (kind, text[start:stop])))
            part, used, start = [], 0, stop
        part.append((kind, text[start:]))
        used += _units_of(text[start:])
    yield _harmless(part)


def _stop(tokens: Tokens, start: int, room: int, *, is_first: bool) -> int:
    """Where a row that begins with text[start] ends; only what is longer than a row is cut within a word."""
    stop = start
    for sign in tokens.text[start:]:
        room -= _units_of(sign)
        if room < 0:
            break
        stop += 1
    else:
        return stop
    ends = tokens.clause_ends
    place = bisect_right(ends, stop)
    if place and ends[place - 1] > (start + stop) // 2:
        return ends[place - 1]
    whole = next((edge for edge in range(stop, start, -1) if edge in tokens.edges), start)
    return stop if is_first and whole == start else whole


def _height(row: Iterable[Marked], widths: Sequence[int]) -> int:
    """Points that the longest cell needs: not every program finds out by itself."""
    units = [sum(_units_of(text) for _kind, text in marked) for marked in row]
    lines = (-(-used // _units_in(width)) for used, width in zip(units, widths, strict=True))
    return min(max(1, *lines) * _LINE_POINTS, _HIGHEST)


def _units_in(width: int) -> int:
    # Signs that may not begin a line take up to two units of it away.
    return width - 2


def _units_of(text: str) -> int:
    return sum(2 if ord(sign) > _LAST_NARROW else 1 for sign in text)


def _write(sheet: Worksheet, at: tuple[int, int], marked: Marked, types: _Types) -> None:
    if len(marked) > 1:
        parts = [part for kind, text in marked for part in (types.inside[kind], text)]
        sheet.write_rich_string(*at, *parts, types.whole[SpanKind.KEPT])
        return
    kind, text = marked[0] if marked else (SpanKind.KEPT, "")
    sheet.write_string(*at, text, types.whole[kind])


def _harmless(marked: Iterable[tuple[SpanKind, str]]) -> Marked:
    """The words without anything that XML cannot hold, or that a program could take for a formula."""
    seen = [(kind, visible(text)) for kind, text in marked if text]
    if seen and seen[0][1].startswith(_FORMULA):
        seen[0] = (seen[0][0], f"'{seen[0][1]}")
    return tuple(seen)
