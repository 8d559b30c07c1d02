"""Markdown loses its marks, keeps its lines, and its headings are read as headings."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.outline.lines import lines_of
from speeches.domain.outline.markdown import plain
from speeches.domain.outline.parts import SectionKind
from speeches.domain.outline.read import read
from speeches.domain.outline.roles import LineRole
from speeches.domain.outline.write import write

SPEECH = """# 在云岭乡春耕会议上的讲话

同志们：

今天会议的主题是**春耕**。

## 一、认清形势

形势*总体*向好，见[通报](https://example.org/a)。

## 抓好落实

- 备足种子。
- 修好水渠。

---

1. 不误农时。
"""


def outline():
    read_plain = plain(SPEECH)
    return read(read_plain.text, decisions=read_plain.decisions)


def test_marks_go_and_words_stay():
    text = write(outline())

    assert "今天会议的主题是春耕。" in text
    assert "形势总体向好，见通报。" in text
    assert not set("#*[") & set(text)


def test_headings_with_and_without_numbers_are_sections():
    headed = [section.heading for section in outline().walk() if section.kind is SectionKind.STANDALONE]

    assert headed == ["认清形势", "抓好落实"]


def test_the_first_heading_of_the_first_level_is_the_title():
    assert outline().sections[0].paragraphs[0].text == "在云岭乡春耕会议上的讲话"


def test_a_rule_is_proposed_for_removal():
    assert [noise.text for noise in outline().noise] == ["---"]


@given(st.text(alphabet="#*_-=[]() >ab一、。\n\r\u3000", max_size=200))
def test_every_line_stays_a_line(text):
    before, _ = lines_of(text)
    after, _ = lines_of(plain(text).text)

    assert len(after) == len(before)
    assert set(plain(text).decisions) <= {line.line for line in before}


def test_plain_lines_are_left_as_they_are():
    text = "同志们：\n　　2*3=6，a_b_c 不变。\n"

    assert plain(text).text == text


def test_a_second_heading_of_the_first_level_is_a_section():
    assert plain("# 甲\n\n# 乙\n").decisions == {1: LineRole.TITLE, 3: LineRole.HEADING_1}
