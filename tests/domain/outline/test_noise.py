"""What is proposed for removal, and what must not be."""

import pytest

from speeches.domain.outline.noise import is_noise
from speeches.domain.outline.read import read
from speeches.domain.outline.write import write
from tests.domain.outline.drawing import speech


@pytest.mark.parametrize(
    "line",
    [
        "时间:2022-03-30 02:39:51",
        "2022/3/30 10:20",
        "发布时间：2022年3月30日",
        "来源：青石文秘网",
        "作者：佚名 点击数：1024",
        "上一篇：在全镇防汛会议上的讲话",
        "本文来自青石公文网，转载请注明出处。",
        "【字体：大 中 小】",
        "【打印】【关闭】",
        "www.example.com",
        "公文写作QQ交流群：123456789",
        "加微信gongwen2022领取更多材料",
        "关注公众号“笔杆子之家”，免费领取会员资料。",
        "云间文秘网",
        "材料写作星球",
        "首页 > 领导讲话 > 乡镇",
        "— 3 —",
        "第1页 共5页",
    ],
)
def test_what_others_put_around_a_speech_is_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "各位会员：",
        "在全县工会会员代表大会上的讲话",
        "在公文写作培训班上的讲话",
        "要关注困难群众，用好微信群，及时发布信息。",
        "织密筑牢民生保障网",
        "2022年3月30日",
        "谢谢大家！",
        "下一步工作打算",
        "一、建好“一张网”",
        "来源于群众、服务于群众，是我们工作的出发点。",
        "——在青石县第十次代表大会上的报告",
    ],
)
def test_what_is_spoken_is_not_noise(line: str) -> None:
    assert not is_noise(line)


def test_title_repeated_below_a_time_stamp_is_noise_the_second_time() -> None:
    text = "临江镇总结大会讲话\n\n时间:2022-03-30 02:39:51\n\n临江镇总结大会讲话\n\n同志们：\n\n今天开会。\n"

    outline = read(text)

    assert [noise.line for noise in outline.noise] == [3, 5]
    assert write(outline) == "临江镇总结大会讲话\n\n同志们：\n\n今天开会。\n"


def test_cutting_the_first_lines_leaves_no_blank_lines_in_front() -> None:
    text = "青石文秘网\n\n来源：网络\n\n临江镇工作总结\n今年成绩很大。\n"

    outline = read(text)

    assert write(outline) == "临江镇工作总结\n今年成绩很大。\n"
    assert [noise.line for noise in outline.noise] == [1, 3]


def test_titles_of_other_texts_between_lines_of_noise_go_with_them() -> None:
    text = speech("""
        在镇村干部会上的讲话
        同志们：
        今天开个短会。大家要抓紧落实。
        谢谢大家
        相关文章：
        在全县防汛会议上的讲话
        在全县春耕会议上的讲话
        青石公文网 www.example.com
    """)

    outline = read(text)

    assert [noise.line for noise in outline.noise] == [5, 6, 7, 8]


def test_running_head_and_page_numbers_inside_the_text_are_noise() -> None:
    text = speech("""
        在镇村干部会上的讲话
        今天开个短会。
        内部资料注意保存
        要抓紧春耕。
        — 1 —
        内部资料注意保存
        要抓紧防汛。
        — 2 —
        内部资料注意保存
        散会。
    """)

    outline = read(text)

    assert [noise.text for noise in outline.noise] == [
        "内部资料注意保存",
        "— 1 —",
        "内部资料注意保存",
        "— 2 —",
        "内部资料注意保存",
    ]


def test_title_repeated_on_every_page_stays_where_it_stands_first() -> None:
    title = "在全县春耕会议上的讲话"
    text = f"{title}\n今天开个短会。\n{title}\n要抓紧春耕。\n{title}\n散会。\n"

    outline = read(text)

    assert [noise.line for noise in outline.noise] == [3, 5]


def test_text_of_nothing_but_noise_has_no_speech_in_it() -> None:
    text = "\n来源：网络\n\n上一篇：无\n"

    outline = read(text)

    assert outline.sections == ()
    assert [noise.text for noise in outline.noise] == ["来源：网络", "上一篇：无"]
