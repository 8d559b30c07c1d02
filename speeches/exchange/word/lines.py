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
    properties = add(element, "w:pPr")
    add(properties, "w:pStyle", val=line.style)
    if line.is_followed_by_blank:
        add(properties, "w:spacing", after=str(LINE_TWIPS))
    add_run(element, line.lead, style=line.lead_style)
    add_run(element, line.rest)
    return element


def add_run(element: etree._Element, text: str, *, style: str = "") -> None:
    """Put the words behind what the parent holds, as a run in this character style."""
    if not text:
        return
    run = add(element, "w:r")
    properties = add(run, "w:rPr")
    if style:
        add(properties, "w:rStyle", val=style)
    # Without the hint “ ” … — are set in the Latin font where the Chinese one is missing, half as wide.
    add(properties, "w:rFonts", hint="eastAsia")
    for position, words in enumerate(visible(text).split("\t")):
        if position:
            add(run, "w:tab")
        if words:
            holder = add(run, "w:t")
            holder.set(_SPACE, "preserve")
            holder.text = words


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new last child with these attributes, all names of the namespace w."""
    return etree.SubElement(parent, qn(tag), {qn(f"w:{name}"): value for name, value in attributes.items()})
