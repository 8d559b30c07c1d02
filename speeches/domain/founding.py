"""What every speech has from its first version on: a front, an opening and a closing, be they empty."""

from collections.abc import Sequence
from dataclasses import replace

from speeches.domain.outline.parts import Outline, Paragraph, ParagraphKind, Section, SectionKind


def titles_of(outline: Outline) -> tuple[str, ...]:
    """The lines of the title."""
    front = next((section for section in outline.sections if section.kind is SectionKind.FRONT), None)
    lines = front.paragraphs if front else ()
    return tuple(line.text for line in lines if line.kind is ParagraphKind.TITLE)


def founded(outline: Outline, *, titles: Sequence[str] = ()) -> Outline:
    """The outline with front, opening and closing in their places, and these title lines in front of all."""
    front, opening, *rest = _with_beginning(list(outline.sections))
    front = replace(front, content=(*_title_lines(titles), *front.content))
    if not rest or rest[-1].kind is not SectionKind.CLOSING:
        rest.append(Section(SectionKind.CLOSING, gap=""))
    return replace(outline, sections=(front, opening, *rest))


def _with_beginning(sections: list[Section]) -> list[Section]:
    for at, kind in enumerate((SectionKind.FRONT, SectionKind.OPENING)):
        if len(sections) <= at or sections[at].kind is not kind:
            sections.insert(at, Section(kind, gap=""))
    return sections


def _title_lines(titles: Sequence[str]) -> list[Paragraph]:
    return [Paragraph(text, ParagraphKind.TITLE, "\n" if at else "") for at, text in enumerate(titles)]
