"""Titles, subtitles, salutations."""

import pytest

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.read import read
from speeches.domain.outline.vocatives import is_salutation, opens_with_vocative
from tests.domain.outline.drawing import drawn, expected, speech


def test_title_may_have_several_lines_and_a_subtitle() -> None:
    text = speech("""
        凝心聚力 实干争先
        奋力谱写云岭乡发展新篇章
        ——在中国共产党云岭乡第十次代表大会上的报告
        （2021年10月8日）
        各位代表、同志们：
        现在，我代表乡党委作报告。
    """)

    outline = as_json(read(text), "报告.txt")

    assert outline["title"] == "凝心聚力 实干争先\n奋力谱写云岭乡发展新篇章"
    assert outline["subtitle"] == "——在中国共产党云岭乡第十次代表大会上的报告\n（2021年10月8日）"
    assert outline["salutation"] == ["各位代表、同志们："]
    assert outline["opening"] == {"paragraph_lines": [6]}


@pytest.mark.parametrize("first", ["同志们：", "今天我们开个短会。", "一、加强领导"])
def test_speech_that_begins_at_once_has_no_title(first: str) -> None:
    text = f"{first}\n各村要抓紧落实。\n"

    outline = as_json(read(text), "讲话.txt")

    assert outline["title"] is None


def test_division_below_a_complete_title_is_no_second_title_line() -> None:
    drawing = drawn("""
        临江镇2021年工作总结
        今年工作回顾
        今年，全镇经济平稳运行。
        一、抓产业
        新建茶园500亩。
        下一步工作打算
        一、抓项目
        引进企业2家。
    """)

    assert drawing == expected("""
        front [1]
        part [3] 今年工作回顾
          standalone [5] 一、抓产业
        part [] 下一步工作打算
          standalone [8] 一、抓项目
    """)


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "同志们:",
        "各位代表、同志们：",
        "尊敬的各位领导、各位来宾，女士们、先生们、朋友们：",
        "尊敬的李书记、各位领导：",
        "各位委员：",
        "王书记：",
    ],
)
def test_short_line_naming_the_audience_is_a_salutation(line: str) -> None:
    assert is_salutation(line)


@pytest.mark.parametrize(
    "line",
    [
        "道路修建方面:",
        "现将有关情况汇报如下：",
        "责任领导：",
        "下面，请各位代表发言：",
        "同志们，今天开会。",
        "同志们，我讲三点意见：一是抓项目。",
        "：",
        "",
    ],
)
def test_labels_and_sentences_are_no_salutations(line: str) -> None:
    assert not is_salutation(line)


def test_vocative_in_running_text_is_text() -> None:
    text = "同志们，今天我们开个短会。\n"

    outline = as_json(read(text), "讲话.txt")

    assert opens_with_vocative(text)
    assert outline["salutation"] == []
    assert outline["opening"] == {"paragraph_lines": [1]}
