"""How grave a change of signed words is."""

from time import perf_counter

import pytest

from speeches.domain.grading import DEFAULT_EFFECTS, Effect, Grade, effect_of, grades_of
from speeches.domain.signing import Words

P, W, F, S, M = Grade


def lines(text: str) -> list[Words]:
    return [Words(1, "body", line) for line in text.split("\n")]


# Each place and each name is invented.
FIGURES = [
    ("工业产值增长5.2%。", "工业产值增长5.3%。", {F}),
    ("工业产值增长5.2%。", "工业产值增长5,2%。", {F}),
    ("工业产值增长5.2%。", "工业产值增长52%。", {F}),
    ("工业产值增长5.2%。", "工业产值增长5。2%。", {F}),
    ("工业产值增长5.2%。", "工业产值增长5.2。", {F}),
    ("工业产值增长5.2%。", "工业产值增长5.2‰。", {F}),
    ("工业产值增长近5%。", "工业产值增长超5%。", {W, F}),
    ("工业产值增长5%。", "工业产值下降5%。", {W, F}),
    # The same number otherwise written: a machine that judges that 1.200 is 1,200 judges it once too often.
    ("新建农房1200户。", "新建农房1,200户。", {F}),
    ("新建农房1,200户。", "新建农房1，200户。", {F}),
    ("新建农房1 200户。", "新建农房1200户。", {F}),
    ("新建农房1\u00a0200户。", "新建农房1200户。", {F}),
    ("新建农房百分之五。", "新建农房5%。", {F}),
    ("二〇二五年动工。", "2025年动工。", {F}),
    ("气温降到-5度。", "气温降到5度。", {F}),
    ("气温降到−5度。", "气温降到—5度。", {F}),
    ("每户补助100—150元。", "每户补助100150元。", {F}),
    ("每户补助100—150元。", "每户补助100-150元。", {F}),
    ("增速在5%～6%之间。", "增速在5%6%之间。", {F}),
    ("上午9:00开会。", "上午900开会。", {F}),
    ("上午9:00开会。", "上午9：00开会。", {P}),
    ("有1/3的农户受益。", "有13的农户受益。", {F}),
    ("落差.5米的水渠。", "落差5米的水渠。", {F}),
    ("共投资50元。", "共投资50万元。", {F}),
    ("共有耕地120亩。", "共有耕地120公顷。", {F}),
    ("（单位：亩）", "（单位：公顷）", {F}),
    ("推进三项任务。", "推进四项任务。", {F}),
    ("一是抓春耕。二是抓防汛。", "一是抓春耕。三是抓防汛。", {F}),
    ("建好五个村的水渠。", "建好六个村的水渠。", {F}),
    ("三、五天内完成。", "三五天内完成。", {F}),
    ("先到10户，后到12户。", "先到12户，后到10户。", {F}),
    ("新建茶园XX亩。", "新建茶园37亩。", {F}),
    ("新建茶园XX亩。", "新建茶园XXX亩。", {F}),
    ("3月5日开工。", "3月8日开工。", {F}),
    ("今年建成通车。", "明年建成通车。", {F}),
    ("引进5G基站。", "引进6G基站。", {F}),
    ("面积为10m²。", "面积为10m2。", {F}),
    ("GDP稳步回升。", "CPI稳步回升。", {F}),
]
NAMES = [
    ("王书记出席会议。", "李书记出席会议。", {F}),
    ("县长作了部署。", "副县长作了部署。", {F}),
    ("由李明浩同志负责。", "由李明皓同志负责。", {F}),
    ("李明浩来了。", "李明皓来了。", {W, F}),
    ("周明来了。", "周亮来了。", {W, F}),
    ("王小川、李大河出席。", "王小川李大河出席。", {F}),
    ("王小川 李大河出席。", "王小川李大河出席。", {F}),
    ("王小川、李大河出席。", "王小川，李大河出席。", {P}),
    ("阿依·古丽出席。", "阿依古丽出席。", {F}),
    ("产品销往甲省。", "产品销往乙省。", {W, F}),
    ("来到龙泉镇调研。", "来到清溪镇调研。", {F}),
    ("来到东河乡调研。", "来到东河镇调研。", {F}),
    ("来到东河县调研。", "来到西河县调研。", {F}),
    ("经验在全县推广。", "经验在全市推广。", {F}),
    ("由县水利局牵头办理。", "由县财政局牵头办理。", {F}),
    # A title without its marks names no document.
    ("落实《云岭水库管理办法》。", "落实云岭水库管理办法。", {F}),
    ("落实《云岭水库管理办法》。", "落实“云岭水库管理办法”。", {F}),
    ("落实“云岭经验”。", "落实云岭经验。", {P}),
]
MARKS = [
    ("我们要努力，大家齐心。", "我们要努力,大家齐心。", {P}),
    ("新建农房12户。", "新建农房１２户。", {P}),
    ("增长3．5倍。", "增长3.5倍。", {P}),
    ("新建农房 12 户。", "新建农房12户。", {P}),
    ("同志们：", "同志们, ", {P}),
    ("推动教育、医疗发展。", "推动教育，医疗发展。", {P}),
    # What was two things is one.
    ("推动教育、医疗发展。", "推动教育医疗发展。", {W}),
    ("重温“清泉”、“明月”的故事。", "重温“清泉”“明月”的故事。", {P}),
    ("重温“清泉”的故事。", '重温"清泉"的故事。', {P}),
    ("让我们出发。", "让我们出发！", {P}),
    # A question says nothing.
    ("大家能做到。", "大家能做到？", {W}),
    ("任务已经明确；大家抓紧落实。", "任务已经明确。大家抓紧落实。", {P}),
    ("任务已经明确，大家抓紧落实。", "任务已经明确。大家抓紧落实。", {P}),
    ("任务已经明确。大家抓紧落实。", "任务已经明确大家抓紧落实。", {P}),
    ("我们——每一位干部。", "我们，每一位干部。", {P}),
    ("（一）抓好春耕", "(一)抓好春耕", {P}),
    ("抓好\u200b春耕", "抓好春耕", {P}),
    ("抓好\u00a0春耕", "抓好春耕", {P}),
    ("我们——每一位干部。", "我们每一位干部。", {W}),
    ("大家没有，怨言。", "大家没有怨言。", {W}),
    # Words in brackets are not spoken.
    ("大家辛苦了（鼓掌）。", "大家辛苦了鼓掌。", {W}),
    ("We grew, and won.", "We grew; and won.", {P}),
    ("再接再励，不停步。", "再接再励不停步。", {P}),
    # Which of the two words is it that nobody is to do?
    ("等，不要干。", "等不，要干。", {P, W}),
    # Turned round for the eye, and not seen by any comparison.
    ("抓好春耕", "抓好\u202e春耕", {F}),
]
WORDING = [
    ("努力的工作着。", "努力地工作着。", {W}),
    ("我们要认真落实。", "我们要切实落实。", {W}),
    ("我们同意这个方案。", "我们不同意这个方案。", {W, F}),
    ("这件事办成了。", "这件事没办成了。", {W, F}),
    ("这条路有人修过。", "这条路没有人修过。", {W, F}),
    ("我们要持续用力。", "我们要不断用力。", {W}),
    ("我们要发展产业。", "我们要发展产业，改善民生。", {W}),
    ("我们要发展产业。", "我们要发展产业，投资12亿元。", {W, F}),
    ("要推动文化、教育发展。", "要推动教育、文化发展。", {W}),
    ("We grew fast last spring.", "We grew slowly last spring.", {F}),
]
SENTENCES = [
    ("任务很重。时间很紧。我们要只争朝夕。", "任务很重。我们要只争朝夕。", {S}),
    ("任务很重。投资12亿元。我们要只争朝夕。", "任务很重。我们要只争朝夕。", {F, S}),
    ("任务很重。时间很紧。我们要只争朝夕。", "任务很重。我们要争朝夕。", {W, S}),
    ("任务很重；时间很紧。", "任务很重；", {S}),
    ("任务很重。", "", {S}),
    ("任务很重。\n时间很紧。", "任务很重。时间很紧。", {S}),
    ("任务很重，时间很紧。", "任务很重，\n时间很紧。", {S}),
    ("任务很重。\n\n时间很紧。", "任务很重。\n时间很紧。", {S}),
    ("任务很重。\n时间很紧。", "任务很重。", {S}),
    ("工作回顾", "重点任务", {S}),
    ("We grew by 5.2 percent.", "We grew by 5.2 percent. We won the prize.", {F, S}),
]
ORDER = [
    ("任务很重。时间很紧。大家齐心。", "时间很紧。任务很重。大家齐心。", {M}),
    ("任务很重。\n时间很紧。", "时间很紧。\n任务很重。", {M}),
    ("任务很重。\n时间很紧。大家齐心。", "任务很重。时间很紧。\n大家齐心。", {S}),
    ("产值1万元。\n税收2万元。", "税收2万元。\n产值1万元。", {M}),
    ("任务很重。\n时间非常紧迫。", "时间紧迫非常。\n任务很重。", {S, M}),
    ("任务很重。时间很紧。大家齐心。", "时间很紧。任务很重！大家同心。", {P, W, M}),
]
CHANGES = [*FIGURES, *NAMES, *MARKS, *WORDING, *SENTENCES, *ORDER]


@pytest.mark.parametrize(("old", "new", "grades"), CHANGES)
def test_a_change_has_its_grades_forwards_and_backwards(old, new, grades):
    assert grades_of(lines(old), lines(new)) == grades
    assert grades_of(lines(new), lines(old)) == grades


@pytest.mark.parametrize(
    ("changed", "grades"),
    [
        (Words(2, "body", "工作回顾"), {S}),
        (Words(1, "standalone", "工作回顾"), {S}),
        (Words(1, "body", "工作总结"), {W}),
        (Words(1, "body", "工作 回顾"), {P}),
    ],
)
def test_a_line_of_another_kind_or_depth_is_another_sentence(changed, grades):
    heading, body = Words(1, "body", "工作回顾"), Words(1, "body", "任务很重。")

    assert grades_of([heading, body], [changed, body]) == grades


def test_a_grade_that_the_office_has_no_rule_for_makes_a_signature_void():
    lenient = {P: Effect.KEEP, W: Effect.CONFIRM}

    assert effect_of(set(), lenient) is Effect.KEEP
    assert effect_of({P}, lenient) is Effect.KEEP
    assert effect_of({P, W}, lenient) is Effect.CONFIRM
    assert effect_of({P, W, F}, lenient) is Effect.VOID


def test_by_default_only_a_change_of_marks_keeps_a_signature():
    assert {grade for grade in Grade if DEFAULT_EFFECTS[grade] is Effect.KEEP} == {P}
    assert {DEFAULT_EFFECTS[grade] for grade in Grade if grade is not P} == {Effect.VOID}


def test_a_speech_is_graded_at_once():
    old = [
        f"第{at}件事要抓紧办，" + "不等不靠，干部带头，群众参与，" * 8 + "办出成效来。" for at in range(120)
    ]
    new = list(old)
    new[3] = new[3].replace("第3件", "第4件")
    new[118] = new[118].replace("。", "！")

    begun = perf_counter()
    grades = grades_of(lines("\n".join(old)), lines("\n".join(new)))

    assert grades == {P, F}
    # Thirty milliseconds where nobody else is working.
    assert perf_counter() - begun < 0.3


@pytest.mark.parametrize(
    ("old", "new", "grade"),
    [
        ("甲" * 20_000, "甲" * 19_999, W),
        ("5" * 20_000, "5" * 19_999, F),
        ("甲乙" * 10_000, "乙甲" * 9_999 + "甲乙", W),
        ("甲。乙。" * 5_000, "乙。甲。" * 4_999 + "乙乙。", S),
        ("甲\n" * 1_999, "甲\n" * 1_998, S),
        ("甲。\n乙丙。\n" * 1_000, "乙丙。\n甲。\n" * 1_000, M),
        ("。" * 20_000, "，" * 20_000, P),
        ("王、李、" * 5_000, "王李" * 5_000, F),
        ("\n".join(["甲乙丙丁" * 5_000] * 20), "\n".join(["丙乙丁甲" * 5_000] * 20), W),
        ("甲。" * 300_000, "乙。" * 300_000, S),
    ],
)
def test_hostile_words_are_graded_in_a_second_and_never_too_lightly(old, new, grade):
    begun = perf_counter()
    grades = grades_of(lines(old), lines(new))

    assert grade in grades
    # A second where nobody else is working.
    assert perf_counter() - begun < 4
