"""Kinds and levels of sections, and where paragraphs belong."""

import pytest

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.classify import classified
from speeches.domain.outline.read import read
from speeches.domain.outline.roles import LineRole
from tests.domain.outline.drawing import drawn, expected, speech


def test_text_after_the_last_lead_sentence_goes_back_to_the_section_around_it() -> None:
    drawing = drawn("""
        一、肯定成绩
        今年工作很有成效。
        一是经济稳。财政收入增长8%。
        二是民生好。低保应保尽保。
        成绩来之不易，要倍加珍惜。
        二、正视问题
        要清醒看到差距。
        同志们，让我们再接再厉！
    """)

    assert drawing == expected("""
        standalone [2 5] 一、肯定成绩
          run_in [3] 一是经济稳
          run_in [4] 二是民生好
        standalone [7] 二、正视问题
        closing [8]
    """)


def test_text_between_two_lead_sentences_stays_with_the_first() -> None:
    drawing = drawn("""
        一要抓项目。项目是龙头。
        要紧盯在谈项目。
        二要抓作风。作风是保证。
        谢谢大家！
    """)

    assert drawing == expected("""
        run_in [1 2] 一要抓项目
        run_in [3] 二要抓作风
        closing [4]
    """)


def test_last_of_a_list_keeps_as_many_paragraphs_as_all_its_sisters_have() -> None:
    drawing = drawn("""
        一、主要工作
        （一）抓项目。项目是龙头。
        新开工5个。
        （二）抓环境。环境是生产力。
        清理垃圾30吨。
        （三）抓民生。民生是根本。
        办成实事10件。
        这些工作得到了群众认可。
        二、下步安排
        继续努力。
    """)

    assert drawing == expected("""
        standalone [8] 一、主要工作
          run_in [2 3] （一）抓项目
          run_in [4 5] （二）抓环境
          run_in [6 7] （三）抓民生
        standalone [10] 二、下步安排
    """)


def test_level_follows_the_symbol_and_points_follow_the_heading_around_them() -> None:
    text = speech("""
        一、抓产业
        （一）抓茶叶
        一是扩面积。新建500亩。
        二是提品质。改造300亩。
        （二）抓柑橘
        1.抓品种。引进两个品种。
        （1）抓试种。先试十亩。
        二、抓民生
        一要办学。新建学校一所。
    """)

    levels = {section.line: section.level for section in read(text).walk()}

    assert levels == {1: 1, 2: 2, 3: 3, 4: 3, 5: 2, 6: 3, 7: 4, 8: 1, 9: 2}


def test_points_without_a_heading_above_are_of_the_first_level() -> None:
    outline = read("一要抓项目。项目是龙头。\n二要抓作风。作风是保证。\n")

    assert [section.level for section in outline.sections] == [1, 1]


def test_heading_with_stray_full_stop_keeps_it_in_the_text_and_not_in_the_outline() -> None:
    outline = read("(一)区位优势。\n我镇交通便利。\n")

    section = outline.sections[0]

    assert section.heading == "区位优势。"
    assert as_json(outline, "")["sections"][0]["heading"] == "区位优势"


def test_short_clauses_of_one_mould_are_leads_and_a_lone_proverb_beside_them_is_not() -> None:
    drawing = drawn("""
        一、五年来的工作
        过去五年，是青石县发展最快的五年。
        城市面貌明显改善。新建道路20条。
        产业结构不断优化。茶园连成一片。
        群众生活水平持续提升。收入增长50%。
        行百里者半九十。我们深知还有短板。
        二、下一步打算
        继续努力。
    """)

    assert drawing == expected("""
        standalone [2 6] 一、五年来的工作
          lead [3] 城市面貌明显改善
          lead [4] 产业结构不断优化
          lead [5] 群众生活水平持续提升
        standalone [8] 二、下一步打算
    """)


def test_sentences_with_a_common_beginning_are_leads() -> None:
    drawing = drawn("""
        一、深刻认识重大意义
        把蓝图变成现实，必须知重负重。责任在肩，不容懈怠。
        把蓝图变成现实，必须同心同德。群众是真正的英雄。
        以上两点，务必牢记。
        二、抓好落实
        各村要行动起来。
    """)

    assert drawing == expected("""
        standalone [4] 一、深刻认识重大意义
          lead [2] 把蓝图变成现实，必须知重负重
          lead [3] 把蓝图变成现实，必须同心同德
        standalone [6] 二、抓好落实
    """)


@pytest.mark.parametrize(
    "paragraphs",
    [
        "以村内公路为例。路况仍然很差。\n财政压力依然较大，短板明显。还要努力。",
        "下面，请孙立同志发言。大家欢迎！\n下面，请赵平同志发言。大家欢迎！",
        "同志们，春耕在即。要抓紧。\n同志们，防汛在即。要抓早。",
    ],
)
def test_other_first_sentences_are_no_leads(paragraphs: str) -> None:
    roles = [
        line.role
        for line in classified(f"一、工作\n先讲情况，再讲要求。\n{paragraphs}\n二、要求\n抓落实。\n")
    ]

    assert LineRole.LEAD not in roles


@pytest.mark.parametrize(
    ("text", "kind", "heading"),
    [
        ("一是完成征地扫尾，做好进场工作。", "item", "完成征地扫尾，做好进场工作"),
        ("一是完成征地扫尾；", "item", "完成征地扫尾"),
        ("一要解放思想！当前要破除畏难情绪。", "run_in", "解放思想！"),
        ("1、防汛工作。要落实值班制度。", "run_in", "防汛工作"),
        ("三、2023年工作计划", "standalone", "2023年工作计划"),
    ],
)
def test_numbered_line_alone_at_the_end(text: str, kind: str, heading: str) -> None:
    section = as_json(read(f"今天讲一件事。\n{text}\n"), "")["sections"][0]

    assert (section["kind"], section["heading"]) == (kind, heading)


def test_label_is_no_section() -> None:
    outline = as_json(read("一、修路\n道路修建方面:一是拓宽县道。二是整修村道。\n"), "")

    assert outline["sections"][0]["children"] == []
    assert outline["sections"][0]["points"] == [
        {"marker": "一是", "lead": "拓宽县道"},
        {"marker": "二是", "lead": "整修村道"},
    ]


@pytest.mark.parametrize(
    "line", ["一、二、三产业都要有新项目。", "三要素保障要跟上。", "1.5亿元项目要倒排工期。"]
)
def test_enumeration_at_the_start_of_a_paragraph_is_text(line: str) -> None:
    outline = as_json(read(f"一、抓投资\n投资是关键。\n{line}\n"), "")

    assert outline["sections"][0]["paragraph_lines"] == [2, 3]


def test_short_line_inside_numbering_that_goes_on_is_no_part() -> None:
    roles = [
        line.role
        for line in classified("一、抓产业\n产业是根本。\n发展特色种植\n茶叶要扩面。\n二、抓民生\n办实事。\n")
    ]

    assert LineRole.PART not in roles


def test_numbering_keeps_what_was_read_even_when_it_is_irregular() -> None:
    outline = read("一、抓产业\n稳增长。\n三、抓民生\n办实事。\n")

    assert [section.number for section in outline.sections] == [1, 3]
