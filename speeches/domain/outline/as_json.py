"""Outline → the JSON of `manage.py outline`: lists in reading order, no key ever absent."""

from collections.abc import Iterable, Iterator
from typing import Any

from speeches.domain.blanks import count
from speeches.domain.numbering import marker, numeral
from speeches.domain.outline.leads import heading_of, is_one_sentence
from speeches.domain.outline.parts import Outline, Paragraph, ParagraphKind, Section, SectionKind
from speeches.domain.outline.points import inline_points, points
from speeches.domain.outline.write import written_lines

type Json = dict[str, Any]

ITEM = "item"
_IN_THE_OUTLINE = frozenset({SectionKind.PART, SectionKind.STANDALONE, SectionKind.RUN_IN, SectionKind.LEAD})


def as_json(outline: Outline, source_file: str) -> Json:
    """The outline as plain values under the names of convention 1.1a; lines are 1-based."""
    body = [paragraph for paragraph in _paragraphs(outline) if paragraph.kind is ParagraphKind.BODY]
    return {
        "source_file": source_file,
        "noise": [{"line": noise.line, "text": noise.text} for noise in outline.noise],
        "title": _joined(outline, ParagraphKind.TITLE),
        "subtitle": _joined(outline, ParagraphKind.SUBTITLE),
        "salutation": _texts(outline, ParagraphKind.SALUTATION),
        "opening": _unheaded(outline, SectionKind.OPENING),
        "sections": [_section(section) for section in outline.sections if section.kind in _IN_THE_OUTLINE],
        "part_wrap_up": _lines_or_none(_wrap_up(outline)),
        "closing": _unheaded(outline, SectionKind.CLOSING),
        "paragraph_count": len(body),
        "placeholders": count(line.text for line in written_lines(outline)),
        "inline_points": sum(inline_points(paragraph.text) for paragraph in body),
        "truncated": outline.is_truncated,
    }


def display_kind(section: Section) -> str:
    """Its kind as shown: a numbered paragraph that is one single sentence is a list item (C2)."""
    if section.kind is SectionKind.RUN_IN and len(section.content) == 1:
        only = section.content[0]
        if isinstance(only, Paragraph) and is_one_sentence(only.text):
            return ITEM
    return section.kind


def wrap_up_of(part: Section) -> tuple[Paragraph, ...]:
    """The paragraphs behind the last subsection of a part: they sum up the part, not that section (C5)."""
    if part.kind is not SectionKind.PART or not part.sections:
        return ()
    last = max(at for at, held in enumerate(part.content) if isinstance(held, Section))
    return tuple(held for held in part.content[last + 1 :] if isinstance(held, Paragraph))


def _section(section: Section) -> Json:
    summing_up = wrap_up_of(section)
    own = [paragraph for paragraph in section.paragraphs if paragraph not in summing_up]
    return {
        "number": numeral(section.numbering, section.number),
        "marker": marker(section.numbering, section.number).strip(),
        "level": section.level,
        "kind": display_kind(section),
        "heading": heading_of(section),
        "paragraph_lines": _lines(own),
        "points": [
            {"marker": point.marker, "lead": point.lead}
            for paragraph in own
            if paragraph.kind is ParagraphKind.BODY
            for point in points(paragraph.text)
        ],
        "children": [_section(child) for child in section.sections],
    }


def _paragraphs(outline: Outline) -> Iterator[Paragraph]:
    for section in outline.walk():
        yield from section.paragraphs


def _texts(outline: Outline, kind: ParagraphKind) -> list[str]:
    found = [paragraph for paragraph in _paragraphs(outline) if paragraph.kind is kind]
    return [paragraph.text for paragraph in sorted(found, key=lambda paragraph: paragraph.line)]


def _joined(outline: Outline, kind: ParagraphKind) -> str | None:
    return "\n".join(_texts(outline, kind)) or None


def _unheaded(outline: Outline, kind: SectionKind) -> Json | None:
    held = [section for section in outline.sections if section.kind is kind]
    return _lines_or_none(paragraph for section in held for paragraph in section.paragraphs)


def _wrap_up(outline: Outline) -> Iterator[Paragraph]:
    for section in outline.sections:
        if section.kind is SectionKind.WRAP_UP:
            yield from section.paragraphs
        else:
            yield from wrap_up_of(section)


def _lines(paragraphs: Iterable[Paragraph]) -> list[int]:
    return [paragraph.line for paragraph in paragraphs if paragraph.kind is ParagraphKind.BODY]


def _lines_or_none(paragraphs: Iterable[Paragraph]) -> Json | None:
    lines = _lines(paragraphs)
    return {"paragraph_lines": lines} if lines else None
