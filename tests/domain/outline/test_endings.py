"""Closings, wrap-ups, and texts that are cut off."""

import pytest

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.read import read
from tests.domain.outline.drawing import drawn, expected

BODY = "一、抓产业\n产业是根本。\n二、抓民生\n民生是大事。\n"


@pytest.mark.parametrize(
    "closing",
    [
        "同志们，任务已经明确，关键在于落实。",
        "各位代表，让我们携手奋斗！",
        "总之，要再接再厉。",
        "让我们为青石的明天努力！",
        "今天的会议到此结束，散会！",
        "时间关系，我就讲这么多。",
        "以上发言，请批评指正。",
        "谢谢大家！",
        "最后，祝大家工作顺利！",
    ],
)
def test_paragraph_that_turns_to_the_audience_or_sums_up_closes_the_speech(closing: str) -> None:
    outline = as_json(read(f"{BODY}{closing}\n"), "")

    assert outline["closing"] == {"paragraph_lines": [5]}
    assert not outline["truncated"]


def test_text_after_the_last_lead_sentence_at_the_end_is_the_closing() -> None:
    drawing = drawn("""
        一要抓项目。项目是龙头。
        二要抓作风。作风是保证。
        希望临江镇当好排头兵。
        参加讨论的部门要支持。
    """)

    assert drawing == expected("""
        run_in [1] 一要抓项目
        run_in [2] 二要抓作风
        closing [3 4]
    """)


def test_speech_that_stops_in_its_last_section_is_cut_off() -> None:
    outline = as_json(read(BODY), "")

    assert outline["closing"] is None
    assert outline["truncated"]


def test_closing_that_stops_in_a_sentence_is_cut_off() -> None:
    closing = (
        "同志们，让我们更加紧密地团结起来，同心同德，开拓进取，为建设富裕文明和谐美丽的新青石、为谱写云岭"
    )

    outline = as_json(read(f"{BODY}{closing}\n"), "")

    assert outline["truncated"]


def test_office_and_date_at_the_end_belong_to_the_closing() -> None:
    drawing = drawn("""
        一、抓产业
        产业是根本。
        二、抓民生
        民生是大事。
        青石县水利局党支部
        2021年12月28日
    """)

    assert drawing == expected("""
        standalone [2] 一、抓产业
        standalone [4] 二、抓民生
        closing [5 6]
    """)


def test_salutation_that_opens_the_closing_stands_in_it() -> None:
    outline = read(f"{BODY}同志们：\n任务光荣，使命在肩。\n")

    closing = outline.sections[-1]

    assert [paragraph.text for paragraph in closing.paragraphs] == ["同志们：", "任务光荣，使命在肩。"]
    assert as_json(outline, "")["closing"] == {"paragraph_lines": [6]}


def test_speech_without_sections_is_an_opening_and_its_farewell() -> None:
    drawing = drawn("""
        同志们：
        今天开个短会。
        各村要抓紧春耕。
        散会！
    """)

    assert drawing == expected("""
        front [1]
        opening [2 3]
        closing [4]
    """)


def test_surplus_paragraph_of_the_last_section_before_a_part_sums_the_part_up() -> None:
    drawing = drawn("""
        今年做了三件事。
        一、抓产业
        茶园连片。
        二、抓民生
        学校建成。
        三、抓党建
        支部更强。
        工作得到上级充分认可。
        下一步工作打算
        一、抓项目
        引进企业。
        谢谢大家！
    """)

    assert drawing == expected("""
        opening [1]
        standalone [3] 一、抓产业
        standalone [5] 二、抓民生
        standalone [7] 三、抓党建
        wrap_up [8]
        part [] 下一步工作打算
          standalone [11] 一、抓项目
        closing [12]
    """)
