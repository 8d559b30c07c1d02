"""What a person decides in the preview."""

from speeches.domain.outline.classify import classified
from speeches.domain.outline.parts import SectionKind
from speeches.domain.outline.read import read
from speeches.domain.outline.roles import LineRole
from speeches.domain.outline.write import write

TEXT = "临江镇工作总结\n来源：青石网\n一、抓产业\n茶园连片。\n发展特色种植\n柑橘丰收。\n"


def test_line_that_is_kept_is_no_longer_noise() -> None:
    outline = read(TEXT, decisions={2: LineRole.BODY})

    assert outline.noise == ()
    assert write(outline) == TEXT


def test_line_that_is_cut_is_left_out() -> None:
    outline = read(TEXT, decisions={5: LineRole.NOISE})

    assert write(outline) == "临江镇工作总结\n一、抓产业\n茶园连片。\n柑橘丰收。\n"


def test_plain_line_becomes_a_heading_of_the_level_chosen() -> None:
    outline = read(TEXT, decisions={5: LineRole.HEADING_2})

    section = outline.sections[1].sections[0]
    assert (section.kind, section.level, section.heading) == (SectionKind.STANDALONE, 2, "发展特色种植")
    assert [paragraph.text for paragraph in section.paragraphs] == ["柑橘丰收。"]


def test_numbered_line_becomes_text_with_its_marker_in_it() -> None:
    outline = read(TEXT, decisions={3: LineRole.BODY})

    assert outline.sections[1].paragraphs[0].text == "一、抓产业"


def test_text_that_would_go_back_to_the_section_around_stays_when_a_person_says_so() -> None:
    text = "一要抓项目。项目是龙头。\n二要抓作风。作风是保证。\n还要抓廉政。\n谢谢大家！\n"

    outline = read(text, decisions={3: LineRole.BODY})

    assert [paragraph.line for paragraph in outline.sections[1].paragraphs] == [2, 3]


def test_preview_shows_each_line_with_its_role() -> None:
    lines = classified(TEXT)

    assert [(line.line, line.role) for line in lines] == [
        (1, LineRole.TITLE),
        (2, LineRole.NOISE),
        (3, LineRole.HEADING_1),
        (4, LineRole.BODY),
        (5, LineRole.BODY),
        (6, LineRole.BODY),
    ]
