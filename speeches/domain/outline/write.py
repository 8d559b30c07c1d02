"""Outline → text."""

from collections.abc import Iterator
from dataclasses import dataclass

from speeches.domain.numbering import marker
from speeches.domain.outline.parts import HEADED, Outline, Section


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line as it is written out: white space, marker and text."""

    gap: str
    text: str
    line: int


def write(outline: Outline) -> str:
    """The text of the speech, every character as it was read; what was to be cut is left out."""
    return "".join(f"{line.gap}{line.text}" for line in written_lines(outline)) + outline.tail


def write_with_noise(outline: Outline) -> str:
    """The text exactly as it was before anything was cut; only of an outline that was read from a text."""
    kept = list(written_lines(outline))
    first = kept[0] if kept else WrittenLine(outline.tail, "", 0)
    at_start = [noise for noise in outline.noise if not kept or noise.line < first.line]
    start = first.gap + "".join(noise.text + noise.gap for noise in at_start) + first.text
    later = [WrittenLine(noise.gap, noise.text, noise.line) for noise in outline.noise[len(at_start) :]]
    rest = sorted([*kept[1:], *later], key=lambda line: line.line)
    return start + "".join(f"{line.gap}{line.text}" for line in rest) + (outline.tail if kept else "")


def written_lines(outline: Outline) -> Iterator[WrittenLine]:
    """The lines of a speech in reading order, markers in front."""
    for section in outline.sections:
        yield from _lines_of(section)


def _lines_of(section: Section) -> Iterator[WrittenLine]:
    waiting = marker(section.numbering, section.number)
    if section.kind in HEADED:
        yield WrittenLine(section.gap, waiting + section.heading, section.line)
        waiting = ""
    for part in section.content:
        if isinstance(part, Section):
            yield from _lines_of(part)
        else:
            yield WrittenLine(part.gap, waiting + part.text, part.line)
            waiting = ""
