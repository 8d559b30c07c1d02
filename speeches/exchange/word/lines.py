"""One line of a speech as a Word paragraph: its style, a lead sentence in the type of its level, the rest."""

from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from speeches.exchange.word.characters import visible
from speeches.exchange.word.page import LINE_TWIPS

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be: `lead` is set in `lead_style`, `rest` in the type of the paragraph's `style`."""

    style: str
    rest: str
    lead: str = ""
    lead_style: str = ""
    is_followed_by_blank: bool = False


def paragraph(line: Line) -> etree._Element:
    """The `w:p` of a line; what XML cannot hold is made visible."""
    element = OxmlElement("w:p")
    properties = _add(element, "w:pPr")
    _add(properties, "w:pStyle", val=line.style)
    if line.is_followed_by_blank:
        _add(properties, "w:spacing", after=str(LINE_TWIPS))
    _add_run(element, line.lead, style=line.lead_style)
    _add_run(element, line.rest)
    return element


def _add_run(element: etree._Element, text: str, *, style: str = "") -> None:
    if not text:
        return
    run = _add(element, "w:r")
    properties = _add(run, "w:rPr")
    if style:
        _add(properties, "w:rStyle", val=style)
    # Without the hint “ ” … — are set in the Latin font where the Chinese one is missing, half as wide.
    _add(properties, "w:rFonts", hint="eastAsia")
    for position, words in enumerate(visible(text).split("\t")):
        if position:
            _add(run, "w:tab")
        if words:
            holder = _add(run, "w:t")
            holder.set(_SPACE, "preserve")
            holder.text = words


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, qn(tag), {qn(f"w:{name}"): value for name, value in attributes.items()})
