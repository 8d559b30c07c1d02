"""A speech as a Word file: its lines, and the type each is set in."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from speeches.domain.outline.parts import Outline, Paragraph, ParagraphKind, Section, SectionKind
from speeches.exchange.word_writer import word_of
from tests.speeches.exchange.word_files import element_of, lines_of, root_of, text_of, values

TITLES = ("凝心聚力抓落实 奋楫扬帆再出发", "为建设美丽新临江而奋斗")
FRONT = Section(
    SectionKind.FRONT,
    (
        Paragraph(TITLES[0], ParagraphKind.TITLE),
        Paragraph(TITLES[1], ParagraphKind.TITLE),
        Paragraph("——在临江镇总结大会上的讲话", ParagraphKind.SUBTITLE),
        Paragraph("同志们：", ParagraphKind.SALUTATION),
    ),
)
SPECIALTIES = Section(
    SectionKind.RUN_IN, (Paragraph("抓特色。青石县的茶好。"), Paragraph("价也好。")), "{han}是", 1, level=3
)
VILLAGES = Section(
    SectionKind.STANDALONE, (Paragraph("村村通了路。"), SPECIALTIES), "（{han}）", 2, "乡村展现新面貌", 2
)
LOOKING_BACK = Section(
    SectionKind.STANDALONE,
    (Paragraph("一年来，成绩不少。"), VILLAGES, Paragraph("成绩来之不易。")),
    "{han}、",
    1,
    "过去一年的工作",
    1,
)
SPEECH = Outline(
    (
        FRONT,
        LOOKING_BACK,
        Section(SectionKind.PART, (), heading="下一步工作打算"),
        Section(SectionKind.LEAD, (Paragraph("干部作风明显好转。门难进的事少了。"),), level=2),
        Section(SectionKind.CLOSING, (Paragraph("谢谢大家！"),)),
    )
)
STYLED_LINES = [
    ("Title", TITLES[0]),
    ("Title", TITLES[1]),
    ("Subtitle", "——在临江镇总结大会上的讲话"),
    ("Salutation", "同志们："),
    ("Heading 1", "一、过去一年的工作"),
    ("Normal Indent", "一年来，成绩不少。"),
    ("Heading 2", "（二）乡村展现新面貌"),
    ("Normal Indent", "村村通了路。"),
    ("Normal Indent", "一是抓特色。青石县的茶好。"),
    ("Normal Indent", "价也好。"),
    ("Normal Indent", "成绩来之不易。"),
    ("Part Heading", "下一步工作打算"),
    ("Normal Indent", "干部作风明显好转。门难进的事少了。"),
    ("Normal Indent", "谢谢大家！"),
]


def _styled_lines(word: bytes) -> list[tuple[str, str]]:
    opened = docx.Document(BytesIO(word))
    return [(line.style.name or "" if line.style else "", line.text) for line in opened.paragraphs]


def test_the_file_has_the_lines_of_the_speech_in_order_each_in_the_style_of_its_kind():
    word = word_of(SPEECH, title="讲话")

    styled_lines = _styled_lines(word)

    assert styled_lines == STYLED_LINES
    assert lines_of(word) == [text for _, text in STYLED_LINES]


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("Normal", "仿宋_GB2312", "32"),
        ("Title", "方正小标宋简体", "44"),
        ("Subtitle", "楷体_GB2312", None),
        ("Heading1", "黑体", None),
        ("Heading1Char", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("Heading2Char", "楷体_GB2312", None),
        ("Heading3", "仿宋_GB2312", None),
        ("Heading4", "仿宋_GB2312", None),
        ("Footer", "宋体", "28"),
    ],
)
def test_each_kind_of_line_has_the_font_and_size_of_the_standard(style, font, half_points):
    sheet = root_of(word_of(SPEECH, title="讲话"), "word/styles.xml")

    letters = element_of(sheet, f"w:style[@w:styleId='{style}']/w:rPr")

    fonts = {name: values(letters, f"w:rFonts/@w:{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert fonts == {key: [font] for key in fonts}
    assert len(element_of(letters, "w:rFonts").attrib) == len(fonts)
    assert values(letters, "w:sz/@w:val") == ([half_points] if half_points else [])


def test_headings_show_in_the_navigation_of_word():
    sheet = root_of(word_of(SPEECH, title="讲话"), "word/styles.xml")

    levels = {
        style.get(qn("w:styleId")): values(style, "w:pPr/w:outlineLvl/@w:val")
        for style in sheet.iter(qn("w:style"))
    }

    assert {key: level for key, level in levels.items() if level} == {
        "Heading1": ["0"],
        "Heading2": ["1"],
        "Heading3": ["2"],
        "Heading4": ["3"],
    }
    assert values(sheet, "w:style[@w:styleId='PartHeading']/w:basedOn/@w:val") == ["Heading1"]


def test_the_lead_of_a_run_in_has_the_type_of_its_level_and_the_rest_that_of_the_body():
    body = root_of(word_of(SPEECH, title="讲话"), "word/document.xml")

    runs = [
        [(values(run, "w:rPr/w:rStyle/@w:val"), text_of(run)) for run in paragraph.iter(qn("w:r"))]
        for paragraph in body.iter(qn("w:p"))
    ]

    assert [(["Heading3Char"], "一是抓特色。"), ([], "青石县的茶好。")] in runs
    assert [(["Heading2Char"], "干部作风明显好转。"), ([], "门难进的事少了。")] in runs
    assert [([], "价也好。")] in runs


@pytest.mark.parametrize("level", [4, 5, 9])
def test_deep_headings_look_like_the_fourth_level(level):
    deep = Section(SectionKind.STANDALONE, (), "（{arabic}）", 1, "修路", level)

    styled_lines = _styled_lines(word_of(Outline((deep,)), title="讲话"))

    assert styled_lines == [("Heading 4", "（1）修路")]


def test_headings_are_bold_only_where_the_office_wants_it():
    plain = root_of(word_of(SPEECH, title="讲话"), "word/styles.xml")
    bold = root_of(word_of(SPEECH, title="讲话", bold_levels={2, 3}), "word/styles.xml")

    keys = "w:style[w:rPr/w:b]/@w:styleId"

    assert values(plain, keys) == []
    assert values(bold, keys) == ["Heading2", "Heading3", "Heading2Char", "Heading3Char"]


def test_a_blank_line_divides_the_title_from_the_speech_without_a_paragraph_of_its_own():
    body = root_of(word_of(SPEECH, title="讲话"), "word/document.xml")

    spaced = [text_of(line) for line in body.iter(qn("w:p")) if values(line, "w:pPr/w:spacing/@w:after")]

    assert spaced == ["——在临江镇总结大会上的讲话"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("修路\t3公里", "修路\t3公里"),
        ("修路\x0b架桥\x0c", "修路␋架桥␌"),
        ("修路\r\n架桥\x00\x1f", "修路␍␊架桥␀␟"),
        ("修\ud800路\uffff", "修�路�"),
        (" 修 路　", " 修 路　"),
        ("<w:t>&amp;]]>", "<w:t>&amp;]]>"),
    ],
)
def test_no_character_is_lost_and_the_unwritable_are_made_visible(text, shown):
    speech = Outline((Section(SectionKind.OPENING, (Paragraph(text),)),))

    word = word_of(speech, title="讲话")

    assert lines_of(word) == [shown]
