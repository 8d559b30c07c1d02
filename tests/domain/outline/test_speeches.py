"""Whole speeches of the usual kinds, invented, and the outlines a writer would draw of them."""

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.read import read
from tests.domain.outline.drawing import drawn, expected, speech
from tests.domain.outline.invented import (
    AGENDA,
    CONGRESS_WORK_REPORT,
    HALF_WIDTH,
    HOSTS_SCRIPT,
    SUMMARY_IN_THREE_PARTS,
    TWO_PARTS,
    YEAR_SUMMARY,
)


def test_hosts_script_has_its_three_demands_as_sections_and_both_salutations() -> None:
    outline = as_json(read(speech(HOSTS_SCRIPT)), "主持词.txt")

    drawing = drawn(HOSTS_SCRIPT)

    assert outline["title"] == "在全县秋季农业生产现场会上的主持词"
    assert outline["salutation"] == ["同志们：", "同志们："]
    assert [noise["line"] for noise in outline["noise"]] == [1, 18, 19]
    assert (outline["inline_points"], outline["truncated"]) == (3, False)
    assert drawing == expected("""
        front [2 3 4 5]
        opening [6 7 8 9 10 11 12 13]
        run_in [14] 一要提高认识
        run_in [15] 二要压实责任
        run_in [16] 三要强化督查
        closing [17]
    """)


def test_summary_of_a_year_sums_up_its_first_part_and_counts_anew_in_the_second() -> None:
    outline = as_json(read(speech(YEAR_SUMMARY)), "总结.txt")

    drawing = drawn(YEAR_SUMMARY)

    assert outline["part_wrap_up"] == {"paragraph_lines": [9]}
    assert outline["placeholders"] == {"XX": 1, "XXX": 1}
    assert [point["lead"] for point in outline["sections"][0]["points"]] == ["抓招商", "抓服务"]
    assert drawing == expected("""
        front [1]
        opening [2]
        standalone [4] 一、突出项目带动，经济发展稳中有进
        standalone [6] 二、突出基础设施，城乡面貌不断改善
        standalone [8] 三、突出民生保障，群众福祉持续增进
        wrap_up [9]
        part [11] 下一步工作打算
          run_in [12] 一是抓好产业发展
          run_in [13] 二是抓好乡村建设
          run_in [14] 三是抓好基层治理
        closing [15]
    """)


def test_work_report_from_the_web_keeps_paragraphs_of_run_in_sections_and_four_levels() -> None:
    outline = as_json(read(speech(CONGRESS_WORK_REPORT)), "报告.txt")

    drawing = drawn(CONGRESS_WORK_REPORT)

    assert outline["title"] == "政府工作报告"
    assert outline["subtitle"] == "——2022年1月8日在云岭乡第十九届人民代表大会第一次会议上"
    assert [noise["line"] for noise in outline["noise"]] == [1, 2, 5, 29, 30]
    assert drawing == expected("""
        front [3 4 6]
        opening [7]
        standalone [9 16 17] 一、过去五年工作回顾
          run_in [10 11] （一）聚焦产业兴乡，经济发展迈上新台阶
          run_in [12 13] （二）聚焦基础强乡，乡村面貌焕发新气象
          run_in [14 15] （三）聚焦民生惠乡，群众生活得到新改善
        standalone [19] 二、2022年工作安排
          standalone [21] 1.突出项目建设
          standalone [23] 2.突出乡村振兴
            run_in [24] （1）抓试点
            run_in [25] （2）抓推广
          standalone [27] 3.突出民生保障
        closing [28]
    """)


def test_speech_of_two_named_parts_holds_its_sections_under_them() -> None:
    outline = as_json(read(speech(TWO_PARTS)), "报告.txt")

    drawing = drawn(TWO_PARTS)

    assert outline["title"] is None
    assert outline["part_wrap_up"] == {"paragraph_lines": [9]}
    assert [section["paragraph_lines"] for section in outline["sections"]] == [[4], [11]]
    assert drawing == expected("""
        front [1]
        opening [2]
        part [4 9] 上半年工作回顾
          standalone [6] 一、工业经济稳步增长
          standalone [8] 二、农业生产形势良好
        part [11] 下半年工作安排
          standalone [] 一、全力以赴稳增长
            standalone [] （一）抓项目
              item [14] 1.加快续建项目进度
              item [15] 2.加快新建项目开工
            standalone [17] （二）抓消费
          standalone [19] 二、千方百计保民生
        closing [20]
    """)


def test_half_width_speech_reads_like_any_other() -> None:
    drawing = drawn(HALF_WIDTH)

    assert drawing == expected("""
        front [1 2]
        opening [3]
        standalone [5 9] 一、肯定成绩,增强信心
          item [6] 1.完成了危房改造52户
          item [7] 2.完成了安全饮水工程8处
          item [8] 3.发放小额信贷300万元
        standalone [] 二、正视问题,找准差距
          run_in [11] (1)思想认识不到位
          run_in [12] (2)工作措施不精准
        standalone [] 三、强化措施,务求实效
          run_in [14] 第一,压实责任
          run_in [15] 第二,严格考核
        closing [16]
    """)


def test_agenda_announced_by_a_colon_is_a_list_and_holds_nothing_of_what_follows() -> None:
    drawing = drawn(AGENDA)

    assert drawing == expected("""
        front [1 2]
        opening [3]
        item [4] 一、表彰先进单位和个人
        item [5] 二、有关单位作表态发言
        item [6] 三、县委书记刘海同志讲话
        wrap_up [7 8 9]
        run_in [10] 第一，迅速传达学习
        run_in [11] 第二，抓好任务落实
        closing [12 13]
    """)


def test_each_short_line_after_which_numbering_begins_anew_is_a_part() -> None:
    outline = as_json(read(speech(SUMMARY_IN_THREE_PARTS)), "总结.txt")

    drawing = drawn(SUMMARY_IN_THREE_PARTS)

    assert [point["marker"] for point in outline["sections"][1]["points"]] == ["一是", "二是", "三是"]
    assert outline["inline_points"] == 4
    assert outline["truncated"]
    assert drawing == expected("""
        front [1]
        opening [3]
        part [] 主要工作及成效
          run_in [7] (一)强化组织领导
          run_in [9] (二)强化产业发展
        part [13] 存在的困难和问题
        part [] 下一步工作打算
          run_in [17] (一)继续抓好产业发展
          run_in [19] (二)继续抓好人居环境整治
    """)


def test_line_that_calls_itself_a_part_is_one_even_at_the_very_beginning() -> None:
    drawing = drawn("""
        第一部分 2022年工作回顾
        一、经济平稳增长
        全年增长6%。
        第二部分 2023年工作安排
        一、抓项目
        投资50亿元。
        谢谢大家！
    """)

    assert drawing == expected("""
        part [] 第一部分 2022年工作回顾
          standalone [3] 一、经济平稳增长
        part [] 第二部分 2023年工作安排
          standalone [6] 一、抓项目
        closing [7]
    """)
