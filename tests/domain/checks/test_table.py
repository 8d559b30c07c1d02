"""What is wrong and what is right, by example."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.checks.check import Check
from speeches.domain.checks.checking import findings_in
from speeches.domain.checks.finding import CheckedLine
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.structure.tree import Noun

WRONG = [
    (Check.HALF_WIDTH, "各位代表,大家好。", [",", "，"]),
    (Check.HALF_WIDTH, "时间:3月5日。", [":", "："]),
    (Check.HALF_WIDTH, "增长5,同比提高。", [",", "，"]),
    (Check.HALF_WIDTH, "抓好落实;抓出成效。", [";", "；"]),
    (Check.HALF_WIDTH, "怎么办?要靠大家。", ["?", "？"]),
    (Check.HALF_WIDTH, "加油!同志们。", ["!", "！"]),
    (Check.HALF_WIDTH, "农村的动脉.由于资金不足。", [".", "。"]),
    (Check.SPACE, "“零直排区” 等建设。", [" ", ""]),
    (Check.SPACE, "第一， 要抓好。", [" ", ""]),
    (Check.SPACE, "大力推进　“双招双引”。", ["　", ""]),
    (Check.DOUBLED, "今天的的会议。", ["的的", "的"]),
    (Check.DOUBLED, "取得了了成绩。", ["了了", "了"]),
    (Check.DOUBLED, "干部和和群众。", ["和和", "和"]),
    (Check.DOUBLED, "大家辛苦了，，谢谢。", ["，，", "，"]),
    (Check.DOUBLED, "到此为止。。", ["。。", "。"]),
    (Check.DOUBLED, "要进一步进一步加强。", ["进一步进一步", "进一步"]),
    (Check.DOUBLED, "高质量发展高质量发展的路子。", ["高质量发展高质量发展", "高质量发展"]),
    (Check.PAIRS, "推进“双招双引，抓好落实。", ["“", None]),
    (Check.PAIRS, "推进双招双引”，抓好落实。", ["”", None]),
    (Check.PAIRS, "全镇（含街道共12个村。", ["（", None]),
    (Check.PAIRS, "落实《条例的要求。", ["《", None]),
    (Check.PAIRS, "推进“甲，“乙”和丙。", ["“", None]),
    (Check.NUMBERING, "要抓好：一是产业；二是民生；四是安全。", ["四是", "三是"]),
    (Check.NUMBERING, "要抓好：一是产业；二是民生；二是安全。", ["二是", "三是"]),
    (Check.BETWEEN_QUOTES, "“干什么”、“怎么干”的问题。", ["、", ""]),
    (Check.BETWEEN_QUOTES, "《条例》、《办法》的要求。", ["、", ""]),
    (Check.VALUES, "甲、乙、丙分别增长1%、2%。", ["1%、2%", None]),
    (Check.VALUES, "财政收入3亿元，投资5亿元，用电量7亿千瓦，分别增长1%、2%。", ["1%、2%", None]),
]
RIGHT = [
    "全年完成投资1,000万元。",
    "会议14:30开始，比分3:2。",
    "网址是http://example.cn/a,b。",
    "参加APEC会议。",
    "We meet, talk and part.",
    "增长3.5%，达到12.6亿元。",
    "“活人”“活村”“活业”“活钱”一起抓。",
    "“如何做好‘后半篇’文章”的问题。",
    "强调，“共同富裕是本质要求”。",
    "十三五以来（2016—2020年）。",
    "常常天天人人看看，一一落实。",
    "的的确确做到，不了了之不行。",
    "和和气气、是是非非、和和美美。",
    "研究研究再说，一步一步来。",
    "说了……又——停了。",
    "1）抓好产业；2）抓好民生。",
    "一）抓好产业。",
    "一是产业；二是民生；三是安全。一是人，二是钱。",
    "发展是第一要务，最后一公里要打通。",
    "甲、乙、丙分别增长1%、2%、3%。",
    "甲、乙和丙分别增长1%、2%、3%。",
    "文化和旅游、教育分别增长1%、2%。",
    "财政收入3亿元，投资5亿元，分别增长1%、2%。",
    "到2025年末，财政收入3亿元，分别增长1%、2%。",
    "王 强、李 明参加。",
    "他说：“人民的期盼。”",
    "“一要务”不是序数。",
    "《红楼梦》《西游记》都读过。",
    "同志们：",
    "Li's plan is ours.",
    "坚持“三个第一”，做到“四个到位”。",
    "（一）要抓好；（二）要抓实。",
]


def line(text, kind=ParagraphKind.BODY, **more):
    return CheckedLine((Noun.PARAGRAPH, 1), kind, text, **more)


def heading(text, **more):
    return CheckedLine((Noun.SECTION, 1), SectionKind.STANDALONE, text, **more)


@pytest.mark.parametrize(("check", "text", "told"), WRONG, ids=[text for _, text, _ in WRONG])
def test_what_is_wrong_is_found_once_with_what_is_right(check, text, told):
    found = [[one.wrong, one.right] for one in findings_in([line(text)]) if one.check is check]

    assert found == [told]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text):
    assert [(one.check, one.wrong) for one in findings_in([line(text)])] == []


@pytest.mark.parametrize("end", "。：；，")
def test_a_heading_on_its_own_line_has_no_mark_at_its_end(end):
    [found] = findings_in([heading(f"提高站位{end}", marker="一、", template="{han}、")])

    assert (found.check, found.wrong, found.right) == (Check.HEADING_END, end, "")


@pytest.mark.parametrize("text", ["怎么看？", "加油干！", "提高站位"])
def test_a_question_may_be_a_heading(text):
    assert findings_in([heading(text)]) == []


@pytest.mark.parametrize(
    ("marker", "template", "wrong"),
    [("1、", "{arabic}、", "1、"), ("（一）、", "（{han}）、", "、"), ("(一)", "({han})", "(")],
)
def test_marks_of_numbers_are_told(marker, template, wrong):
    found = findings_in([line("抓好产业。", marker=marker, template=template)])

    assert found[0].wrong == wrong


def test_a_number_that_does_not_follow_on_is_told():
    [found] = findings_in([heading("抓好产业", marker="三、", template="{han}、", is_irregular=True)])

    assert (found.check, found.wrong) == (Check.NUMBERING, "三、")


def test_a_quotation_of_several_paragraphs_is_opened_in_each_and_closed_in_the_last():
    quoted = [line("“第一段。"), line("“第二段。”")]

    assert findings_in(quoted) == []
    assert [one.line.text for one in findings_in([*quoted[:1], line("正文。")])] == ["“第一段。"]


def test_a_title_is_laid_out_with_spaces():
    assert findings_in([line("坚定信心 ，勇担使命", ParagraphKind.TITLE)]) == []


@given(st.text("的了，。“”（）《》、,.:()一二三是 1X%分别增长《", max_size=80))
def test_a_finding_is_a_stretch_of_its_line_and_mending_it_ends_it(text):
    for found in findings_in([line(text)]):
        assert 0 <= found.start < found.end <= len(text)
        assert found.right is None or found.right != found.wrong


@given(st.text("的了，。“”（）", max_size=40), st.permutations("甲乙丙丁戊己庚辛壬癸子丑").map("".join))
def test_what_is_far_away_does_not_change_a_fingerprint(text, far):
    apart = "春" * 12
    before = {one.fingerprint for one in findings_in([line(f"{apart}{text}{apart}")])}
    after = {one.fingerprint for one in findings_in([line(f"{far}{apart}{text}{apart}{far}")])}

    assert len(before) == len(after)
    assert before == after


@pytest.mark.parametrize("part", ["“", "的", "分别", "一是", "(", "，，", "甲、", "1%、"])
def test_hostile_lines_take_no_longer_than_they_are_long(part):
    text = part * (200_000 // len(part))
    began = time.process_time()
    findings_in([line(text)])

    assert time.process_time() - began < 5
