"""An outline as a drawing that a test can hold beside the speech."""

from textwrap import dedent

from speeches.domain.numbering import marker
from speeches.domain.outline.as_json import display_kind
from speeches.domain.outline.leads import heading_of
from speeches.domain.outline.parts import Outline, Section
from speeches.domain.outline.read import read


def speech(text: str) -> str:
    """A text written indented in a test, as a file would hold it."""
    return dedent(text).strip() + "\n"


def drawn(text: str) -> str:
    """Each section as `kind [lines of its paragraphs] marker and heading`, indented by depth."""
    return "\n".join(_lines(read(speech(text))))


def expected(drawing: str) -> str:
    """A drawing written indented in a test."""
    return dedent(drawing).strip()


def _lines(outline: Outline) -> list[str]:
    return [line for section in outline.sections for line in _of(section, 0)]


def _of(section: Section, depth: int) -> list[str]:
    paragraphs = " ".join(str(paragraph.line) for paragraph in section.paragraphs)
    named = marker(section.numbering, section.number) + heading_of(section)
    own = f"{'  ' * depth}{display_kind(section)} [{paragraphs}] {named}".rstrip()
    return [own, *(line for child in section.sections for line in _of(child, depth + 1))]
