"""Every speech begins with a front and an opening and ends with a closing."""

import pytest

from speeches.domain.founding import founded, titles_of
from speeches.domain.outline.parts import SectionKind
from speeches.domain.outline.read import read
from speeches.domain.outline.roles import LineRole

PARTS = ["临江镇讲话\n", "同志们：\n", "今天讲一件事。\n", "一、茶园\n茶园要办好。\n", "总之，大家干起来！\n"]


@pytest.mark.parametrize("given", [PARTS[at:to] for at in range(5) for to in range(at + 1, 6)], ids="".join)
def test_front_opening_and_closing_are_always_there(given):
    outline = read("".join(given))

    kinds = [section.kind for section in founded(outline).sections]

    assert kinds[:2] == [SectionKind.FRONT, SectionKind.OPENING]
    assert kinds[-1] is SectionKind.CLOSING
    added = {SectionKind.FRONT, SectionKind.OPENING, SectionKind.CLOSING}
    assert [kind for kind in kinds if kind not in added] == [
        section.kind for section in outline.sections if section.kind not in added
    ]


def test_a_closing_in_the_middle_is_followed_by_another():
    outline = read("一、茶园\n办好。\n二、村道\n修好。\n", decisions={2: LineRole.CLOSING})

    kinds = [section.kind for section in founded(outline).sections]

    assert kinds.count(SectionKind.CLOSING) == 2


def test_given_titles_stand_in_front_of_the_salutation():
    outline = founded(read("同志们：\n今天讲一件事。\n"), titles=["临江镇", "讲话"])

    assert titles_of(outline) == ("临江镇", "讲话")
    assert outline.sections[0].paragraphs[-1].text == "同志们："


def test_a_line_called_title_inside_the_text_is_no_title_of_the_speech():
    outline = read("一、茶园\n办好。\n村道要修好。\n", decisions={3: LineRole.TITLE})

    assert titles_of(outline) == ()
