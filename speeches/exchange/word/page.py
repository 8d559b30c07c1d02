"""The page of GB/T 9704-2012: A4, a type area of 156 × 225 mm, 22 lines of 28 characters, page numbers."""

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_POINT = 20
TWIPS_PER_MILLIMETRE = 1440 / 25.4

# Exactly 28.95 pt: 22 lines of 29 pt are 638.0 pt, a hair more than the 637.8 pt of the type area.
LINE_TWIPS = 579
# A quarter point tighter between characters: 28 of 16 pt are 448 pt, the type area is 442.2 pt wide.
TRACKING_TWIPS = -5
PAGE_NUMBER_HALF_POINTS = 28

# The dash of the page number stands 7 mm below the type area; half of its 14 pt line is below the dash.
_FOOTER_BELOW_MM = 7 + 14 / 2 * 25.4 / 72
_HEADER_DISTANCE_MM = 15


def section_properties(*, odd_footer: str, even_footer: str, is_wide: bool = False) -> BaseOxmlElement:
    """The `w:sectPr` of the house, with the relationship ids of both footers; a wide page lies on its side.

    No `w:docGrid`: renderers disagree on character grids, and exact spacing needs none (measured).
    """
    size = f'w:w="{_twips(210)}" w:h="{_twips(297)}"'
    edges = {"top": 37, "right": 26, "bottom": 35, "left": 28}
    if is_wide:
        size = f'w:w="{_twips(297)}" w:h="{_twips(210)}" w:orient="landscape"'
        edges = {"top": 28, "right": 25, "bottom": 26, "left": 25}
    margins = " ".join(f'w:{side}="{_twips(width)}"' for side, width in edges.items())
    return parse_xml(
        f"""<w:sectPr {nsdecls("w", "r")}>
        <w:footerReference w:type="default" r:id="{odd_footer}"/>
        <w:footerReference w:type="even" r:id="{even_footer}"/>
        <w:pgSz {size}/>
        <w:pgMar {margins} w:header="{_twips(_HEADER_DISTANCE_MM)}"
          w:footer="{_twips(edges["bottom"] - _FOOTER_BELOW_MM)}" w:gutter="0"/>
        </w:sectPr>"""
    )


def odd_footer() -> BaseOxmlElement:
    """The footer of right-hand pages: — 1 — one character in from the right."""
    return _footer(align="right", side="right")


def even_footer() -> BaseOxmlElement:
    """The footer of left-hand pages: — 2 — one character in from the left."""
    return _footer(align="left", side="left")


def settings(*, is_tracked: bool = False) -> BaseOxmlElement:
    """The `w:settings` of the house: two footers, the layout rules of Word 2013 and later, Chinese.

    In a tracked file, what its readers change is tracked too.
    """
    tracking = "<w:trackRevisions/>" if is_tracked else ""
    return parse_xml(
        f"""<w:settings {nsdecls("w")}>
        {tracking}
        <w:evenAndOddHeaders/>
        <w:characterSpacingControl w:val="doNotCompress"/>
        <w:compat>
          <w:useFELayout/>
          <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
            w:val="15"/>
        </w:compat>
        <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
        </w:settings>"""
    )


def _footer(*, align: str, side: str) -> BaseOxmlElement:
    one_character = PAGE_NUMBER_HALF_POINTS // 2 * TWIPS_PER_POINT
    return parse_xml(
        f"""<w:ftr {nsdecls("w")}>
        <w:p>
          <w:pPr>
            <w:pStyle w:val="Footer"/>
            <w:ind w:{side}Chars="100" w:{side}="{one_character}"/>
            <w:jc w:val="{align}"/>
          </w:pPr>
          <w:r><w:t xml:space="preserve">— </w:t></w:r>
          <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>
          <w:r><w:t xml:space="preserve"> —</w:t></w:r>
        </w:p>
        </w:ftr>"""
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MILLIMETRE)
