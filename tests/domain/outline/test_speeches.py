"""Whole speeches of the usual kinds, invented, and the outlines a writer would draw of them."""

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.read import read
from tests.domain.outline.drawing import drawn, expected, speech

HOSTS_SCRIPT = """
    云间文秘网
    在全县秋季农业生产现场会上的主持词
    （2021年9月12日）
    青石县副县长 李大川
    同志们：
    根据会议安排，现在开会。参加会议的有各乡镇党委书记、县直有关部门负责同志。
    今天的会议共有三项议程：一是现场观摩；二是经验交流；三是请王书记作重要讲话。
    首先，请云岭乡党委书记赵平同志发言，大家欢迎！
    下面，请临江镇党委书记孙立同志发言。大家欢迎！
    下面，请王书记作重要讲话。大家欢迎！
    同志们：
    刚才，三个乡镇作了很好的发言，王书记的讲话站位高、措施实，各单位要抓好落实。
    下面，就贯彻落实好会议精神，我再强调三点意见：
    一要提高认识。各乡镇要把思想统一到会议精神上来。
    二要压实责任。要坚持主要领导亲自抓，一级抓一级。
    三要强化督查。县政府督查室要适时开展专项督查。
    今天的会议到此结束，散会！
    上一篇：在全县防汛工作会议上的主持词
    下一篇：在全县安全生产会议上的主持词
"""

YEAR_SUMMARY = """
    临江镇2022年工作总结
    今年以来，临江镇紧紧围绕年初确定的目标任务，较好地完成了各项工作。现将有关情况报告如下：
    一、突出项目带动，经济发展稳中有进
    坚持把项目作为头号工程。一是抓招商。全年引进项目XX个。二是抓服务。解决问题XXX件。
    二、突出基础设施，城乡面貌不断改善
    全年硬化道路12公里，改造厕所300座。
    三、突出民生保障，群众福祉持续增进
    城乡居民医保参保率达到98%。
    总的来看，今年全镇工作取得了一定成绩，但与要求相比还有差距。
    下一步工作打算
    明年，我们将重点抓好以下工作。
    一是抓好产业发展。继续做大做强柑橘产业，新建基地500亩。
    二是抓好乡村建设。全面开展人居环境整治，创建示范村3个。
    三是抓好基层治理。深化网格化管理。
    以上汇报，请予审议。
"""

CONGRESS_WORK_REPORT = """
    政府工作报告-第一公文网
    首页 > 工作报告 > 乡镇
    政府工作报告
    ——2022年1月8日在云岭乡第十九届人民代表大会第一次会议上
    发布时间：2022-01-20 08:30 点击：1024
    各位代表:
    现在,我代表乡人民政府向大会报告工作,请予审议。
    一、过去五年工作回顾
    过去五年,是极不平凡的五年。
    （一）聚焦产业兴乡，经济发展迈上新台阶。全乡生产总值年均增长9%。
    发展特色种植3000亩。
    （二）聚焦基础强乡，乡村面貌焕发新气象。累计投入资金1.2亿元。
    建成通村公路45公里。
    （三）聚焦民生惠乡，群众生活得到新改善。办成实事126件。
    新建幸福食堂8家。
    各位代表，五年来的成绩来之不易。在此，我表示衷心的感谢！
    我们也清醒地认识到，发展中还存在不少困难。
    二、2022年工作安排
    2022年，重点做好三个方面工作：
    1.突出项目建设
    抓好续建项目。
    2.突出乡村振兴
    抓好示范村建设。
    （1）抓试点。选好三个村。
    （2）抓推广。年底全面推开。
    3.突出民生保障
    办好十件实事。
    各位代表！蓝图已经绘就，奋斗正当其时。让我们奋力谱写云岭发展新篇章！
    附件下载：政府工作报告.docx
    【打印】【关闭】
"""

TWO_PARTS = """
    各位代表：
    现在，我代表青石县人民政府向大会报告工作，请予审议。
    上半年工作回顾
    上半年，全县上下同心协力，经济运行总体平稳。
    一、工业经济稳步增长
    规模以上工业增加值增长8.5%。
    二、农业生产形势良好
    夏粮实现丰收。
    这些成绩的取得，是全县人民团结奋斗的结果。
    下半年工作安排
    下半年，要重点抓好以下几个方面。
    一、全力以赴稳增长
    （一）抓项目。
    1.加快续建项目进度。
    2.加快新建项目开工。
    （二）抓消费
    办好第三届柑橘节。
    二、千方百计保民生
    落实就业优先政策。
    各位代表，让我们为建设美丽青石而努力奋斗！
"""

HALF_WIDTH = """
    在全乡脱贫攻坚推进会上的讲话
    同志们:
    今天召开这次会议,主要任务是安排部署下一阶段工作。
    一、肯定成绩,增强信心
    今年以来,主要做了以下几项工作:
    1.完成了危房改造52户;
    2.完成了安全饮水工程8处;
    3.发放小额信贷300万元。
    这些成绩来之不易。
    二、正视问题,找准差距
    (1)思想认识不到位.个别村存在等靠要思想.
    (2)工作措施不精准.有的村底数不清.
    三、强化措施,务求实效
    第一,压实责任.乡村干部要包户到人.
    第二,严格考核.实行一周一通报.
    时间关系,我就讲到这里.
"""

AGENDA = """
    青石县高质量发展大会主持词
    各位领导、同志们：
    现在开会。今天的大会主要有以下议程：
    一、表彰先进单位和个人
    二、有关单位作表态发言
    三、县委书记刘海同志讲话
    首先，进行大会第一项议程，请宣读表彰决定。
    （宣读完毕）
    就贯彻落实会议精神，我讲两点意见：
    第一，迅速传达学习。会后各单位要立即召开会议传达。
    第二，抓好任务落实。要列出清单、挂图作战。
    大会到此结束。
    散会！
"""


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
