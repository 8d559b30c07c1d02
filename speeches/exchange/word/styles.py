"""The type of the house (GB/T 9704-2012, practice of offices): one paragraph style per kind of line."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from speeches.exchange.word.page import LINE_TWIPS, PAGE_NUMBER_HALF_POINTS, TRACKING_TWIPS

DEEPEST_LEVEL = 4
"""Headings below （1） look like it."""

TITLE = "Title"
SUBTITLE = "Subtitle"
SALUTATION = "Salutation"
BODY = "NormalIndent"
PART = "PartHeading"

_XIAOBIAOSONG = "方正小标宋简体"
_HEI = "黑体"
_KAI = "楷体_GB2312"
_FANGSONG = "仿宋_GB2312"
_SONG = "宋体"

_FONT_OF_LEVEL = {1: _HEI, 2: _KAI, 3: _FANGSONG, 4: _FANGSONG}

# The fonts of the standard are not on every machine; these are the names to fall back on.
_OTHER_NAMES = {
    _XIAOBIAOSONG: "方正小标宋_GBK",
    _HEI: "SimHei",
    _KAI: "KaiTi",
    _FANGSONG: "FangSong",
    _SONG: "SimSun",
}

_BODY_HALF_POINTS = 32
_TITLE_HALF_POINTS = 44

# Two characters as they are set: 16 pt each, a quarter point tighter; Word itself goes by the characters.
_TWO_CHARACTERS_TWIPS = 2 * (_BODY_HALF_POINTS * 10 + TRACKING_TWIPS)
_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{_TWO_CHARACTERS_TWIPS}"/>'
_CENTRED = '<w:jc w:val="center"/>'


@dataclass(frozen=True, slots=True)
class _ParagraphStyle:
    """A style as Word stores it; `layout` is the inside of its `w:pPr`, `letters` of its `w:rPr`."""

    key: str
    name: str
    layout: str
    letters: str = ""
    based_on: str = "Normal"
    followed_by: str = BODY
    linked_to: str = ""
    is_our_own: bool = False


def heading(level: int) -> str:
    """The paragraph style of a heading line of this level."""
    return PART if level < 1 else f"Heading{min(level, DEEPEST_LEVEL)}"


def lead(level: int) -> str:
    """The character style of a lead sentence of this level, linked to the heading of that level."""
    return f"Heading{min(max(level, 1), DEEPEST_LEVEL)}Char"


def style_sheet(*, bold_levels: AbstractSet[int] = frozenset()) -> BaseOxmlElement:
    """The `w:styles` of the house; headings of `bold_levels` are bold: a habit outside the standard."""
    paragraph_styles = [*_fixed_styles(), *(_heading_style(level, bold_levels) for level in _FONT_OF_LEVEL)]
    return parse_xml(
        f"""<w:styles {nsdecls("w")}>
        <w:docDefaults><w:rPrDefault><w:rPr>
          {_fonts(_FANGSONG)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
        </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
        {_normal()}
        {"".join(_paragraph_style(style) for style in paragraph_styles)}
        {"".join(_lead_style(level, bold_levels) for level in _FONT_OF_LEVEL)}
        </w:styles>"""
    )


def font_table() -> BaseOxmlElement:
    """The `w:fonts` of the house: each font with the name under which other machines have it."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _OTHER_NAMES.items()
    )
    return parse_xml(f"<w:fonts {nsdecls('w')}>{entries}</w:fonts>")


def _fixed_styles() -> list[_ParagraphStyle]:
    return [
        _ParagraphStyle(BODY, "Normal Indent", layout=_INDENT),
        _ParagraphStyle(
            TITLE,
            "Title",
            layout=_CENTRED,
            letters=_fonts(_XIAOBIAOSONG) + _size(_TITLE_HALF_POINTS),
            followed_by=TITLE,
        ),
        _ParagraphStyle(SUBTITLE, "Subtitle", layout=_CENTRED, letters=_fonts(_KAI), followed_by=SUBTITLE),
        _ParagraphStyle(SALUTATION, "Salutation", layout=""),
        _ParagraphStyle(
            PART,
            "Part Heading",
            layout='<w:ind w:firstLineChars="0" w:firstLine="0"/>' + _CENTRED,
            based_on=heading(1),
            is_our_own=True,
        ),
        _ParagraphStyle(
            "Footer",
            "footer",
            layout='<w:spacing w:line="280" w:lineRule="exact"/>',
            letters=_fonts(_SONG) + '<w:spacing w:val="0"/>' + _size(PAGE_NUMBER_HALF_POINTS),
            followed_by="Footer",
        ),
    ]


def _heading_style(level: int, bold_levels: AbstractSet[int]) -> _ParagraphStyle:
    return _ParagraphStyle(
        heading(level),
        f"heading {level}",
        layout=f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="{level - 1}"/>',
        letters=_heading_letters(level, bold_levels),
        linked_to=lead(level),
    )


def _heading_letters(level: int, bold_levels: AbstractSet[int]) -> str:
    return _fonts(_FONT_OF_LEVEL[level]) + ("<w:b/>" if level in bold_levels else "")


def _normal() -> str:
    # No widow control: it would leave pages of 21 lines. Not justified: LibreOffice 7.4 drops punctuation at
    # the end of full lines then (49 of 1,707 marks). No space that Word adds between 汉字 and figures:
    # the office counts 28 characters to a line.
    return f"""<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
        <w:qFormat/>
        <w:pPr>
          <w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>
          <w:spacing w:before="0" w:after="0" w:line="{LINE_TWIPS}" w:lineRule="exact"/>
        </w:pPr>
        <w:rPr>{_fonts(_FANGSONG)}<w:spacing w:val="{TRACKING_TWIPS}"/>{_size(_BODY_HALF_POINTS)}</w:rPr>
        </w:style>"""


def _paragraph_style(style: _ParagraphStyle) -> str:
    link = f'<w:link w:val="{style.linked_to}"/>' if style.linked_to else ""
    custom = ' w:customStyle="1"' if style.is_our_own else ""
    return f"""<w:style w:type="paragraph"{custom} w:styleId="{style.key}"><w:name w:val="{style.name}"/>
        <w:basedOn w:val="{style.based_on}"/><w:next w:val="{style.followed_by}"/>{link}<w:qFormat/>
        <w:pPr>{style.layout}</w:pPr><w:rPr>{style.letters}</w:rPr></w:style>"""


def _lead_style(level: int, bold_levels: AbstractSet[int]) -> str:
    return f"""<w:style w:type="character" w:customStyle="1" w:styleId="{lead(level)}">
        <w:name w:val="Heading {level} Char"/>
        <w:link w:val="{heading(level)}"/><w:qFormat/>
        <w:rPr>{_heading_letters(level, bold_levels)}</w:rPr></w:style>"""


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
