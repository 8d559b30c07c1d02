"""A speech as a Word file in the house style: GB/T 9704-2012 geometry, type by level, no metadata."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from speeches.domain.numbering import marker
from speeches.domain.outline.leads import lead_sentence
from speeches.domain.outline.parts import HEADED, Outline, Paragraph, ParagraphKind, Section, SectionKind
from speeches.exchange.word import styles
from speeches.exchange.word.lines import Line, paragraph
from speeches.exchange.word.package import packed

_STYLE_OF_KIND = {
    ParagraphKind.TITLE: styles.TITLE,
    ParagraphKind.SUBTITLE: styles.SUBTITLE,
    ParagraphKind.SALUTATION: styles.SALUTATION,
    ParagraphKind.BODY: styles.BODY,
}
_LED = frozenset({SectionKind.RUN_IN, SectionKind.LEAD})
_TITLE_BLOCK = frozenset({styles.TITLE, styles.SUBTITLE})


def word_of(outline: Outline, *, title: str, bold_levels: AbstractSet[int] = frozenset()) -> bytes:
    """The bytes of a .docx of the speech: its lines in order, markers as text; equal input, equal bytes.

    `title` goes into the properties of the file, nothing else does. Headings of `bold_levels` are bold.
    """
    lines = _spaced([line for section in outline.sections for line in _lines(section)])
    return packed([paragraph(line) for line in lines], title=title, bold_levels=bold_levels)


def _lines(section: Section) -> Iterator[Line]:
    waiting = marker(section.numbering, section.number)
    if section.kind in HEADED:
        yield Line(style=styles.heading(section.level), rest=waiting + section.heading)
        waiting = ""
    is_first = True
    for part in section.content:
        if isinstance(part, Section):
            yield from _lines(part)
        elif is_first and section.kind in _LED:
            yield _led(part, waiting, section.level)
            waiting, is_first = "", False
        else:
            yield Line(style=_STYLE_OF_KIND[part.kind], rest=waiting + part.text)
            waiting = ""


def _led(part: Paragraph, marker_text: str, level: int) -> Line:
    lead, rest = lead_sentence(part.text)
    return Line(
        style=_STYLE_OF_KIND[part.kind], lead=marker_text + lead, lead_style=styles.lead(level), rest=rest
    )


def _spaced(lines: list[Line]) -> Iterator[Line]:
    """The lines with a blank one below title and subtitle, as space: no paragraph that the speech has not."""
    for line, following in pairwise(lines):
        ends_block = line.style in _TITLE_BLOCK and following.style not in _TITLE_BLOCK
        yield replace(line, is_followed_by_blank=True) if ends_block else line
    yield from lines[-1:]
