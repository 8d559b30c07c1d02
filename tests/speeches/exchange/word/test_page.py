"""The page of the standard: 22 lines of 28 characters, page numbers outside."""

from docx.oxml.ns import qn

from speeches.exchange.word import page
from speeches.exchange.word.styles import style_sheet
from tests.speeches.exchange.word_files import element_of, text_of, values

TWIPS_PER_MM = 1440 / 25.4
SECTION = page.section_properties(odd_footer="rId1", even_footer="rId2")


def _twips(path: str) -> int:
    return int(values(SECTION, path)[0])


def _type_area() -> tuple[int, int]:
    width = _twips("w:pgSz/@w:w") - _twips("w:pgMar/@w:left") - _twips("w:pgMar/@w:right")
    height = _twips("w:pgSz/@w:h") - _twips("w:pgMar/@w:top") - _twips("w:pgMar/@w:bottom")
    return width, height


def test_the_paper_is_a4_with_the_margins_of_the_standard():
    sides = {side: _twips(f"w:pgMar/@w:{side}") / TWIPS_PER_MM for side in ("top", "left", "right", "bottom")}

    assert (_twips("w:pgSz/@w:w"), _twips("w:pgSz/@w:h")) == (11906, 16838)
    assert {side: round(millimetres, 1) for side, millimetres in sides.items()} == {
        "top": 37,
        "left": 28,
        "right": 26,
        "bottom": 35,
    }


def test_a_page_holds_22_lines_of_28_characters_and_no_more():
    width, height = _type_area()
    normal = element_of(style_sheet(), "w:style[@w:default='1']")

    line = int(values(normal, "w:pPr/w:spacing/@w:line")[0])
    half_points = int(values(normal, "w:rPr/w:sz/@w:val")[0])
    character = half_points * 10 + int(values(normal, "w:rPr/w:spacing/@w:val")[0])

    assert values(normal, "w:pPr/w:spacing/@w:lineRule") == ["exact"]
    assert height // line == 22
    assert width // character == 28


def test_no_character_grid_is_set_since_renderers_disagree_on_it():
    assert values(SECTION, "w:docGrid") == []


def test_page_numbers_stand_outside_one_character_in():
    odd, even = page.odd_footer(), page.even_footer()

    assert values(odd, "w:p/w:pPr/w:jc/@w:val") == ["right"]
    assert values(odd, "w:p/w:pPr/w:ind/@w:right") == ["280"]
    assert values(even, "w:p/w:pPr/w:jc/@w:val") == ["left"]
    assert values(even, "w:p/w:pPr/w:ind/@w:left") == ["280"]


def test_a_page_number_is_the_page_between_two_dashes():
    footers = [page.odd_footer(), page.even_footer()]

    assert [text_of(footer) for footer in footers] == ["— 1 —", "— 1 —"]
    assert [values(footer, "w:p/w:fldSimple/@w:instr") for footer in footers] == [[" PAGE "], [" PAGE "]]


def test_odd_and_even_pages_have_footers_of_their_own():
    kinds = values(SECTION, "w:footerReference/@w:type")

    assert kinds == ["default", "even"]
    assert len(values(page.settings(), "w:evenAndOddHeaders")) == 1


def test_the_dash_of_the_page_number_is_seven_millimetres_below_the_text():
    line_of_number = 280

    middle = _twips("w:pgMar/@w:footer") + line_of_number / 2

    assert round((_twips("w:pgMar/@w:bottom") - middle) / TWIPS_PER_MM, 1) == 7


def test_paragraphs_begin_two_characters_in():
    sheet = style_sheet()

    indents = {
        style.get(qn("w:styleId")): values(style, "w:pPr/w:ind/@w:firstLineChars")
        for style in sheet.iter(qn("w:style"))
    }

    assert [key for key, chars in indents.items() if chars == ["200"]] == [
        "NormalIndent",
        "Heading1",
        "Heading2",
        "Heading3",
        "Heading4",
    ]
    assert set(values(sheet, "w:style/w:pPr/w:ind[@w:firstLineChars='200']/@w:firstLine")) == {"630"}


def test_no_line_is_justified_since_libreoffice_then_drops_punctuation_at_its_end():
    assert set(values(style_sheet(), "//w:jc/@w:val")) == {"center"}


def test_every_style_that_is_named_exists():
    sheet = style_sheet()
    known = set(values(sheet, "w:style/@w:styleId"))

    named = {
        value for tag in ("basedOn", "next", "link") for value in values(sheet, f"w:style/w:{tag}/@w:val")
    }

    assert named <= known
