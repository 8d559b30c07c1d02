"""What the office may put right in a final speech by itself (复核)."""

import pytest
from hypothesis import given

from speeches.domain.grading import Grade, grades_of, is_typographic
from speeches.domain.signing import Words
from tests.domain.drafts import pairs

REPAIRS = [
    ("大家齐心,办好实事。", "大家齐心，办好实事。"),
    ("大家齐心。办好实事。", "大家齐心，办好实事。"),
    ("同志们，", "同志们："),
    ('重温"清泉"的故事。', "重温“清泉”的故事。"),
    ("新建农房１２户。", "新建农房12户。"),
    ("抓好\u200b春 耕。", "抓好春耕。"),
    ("干部要奋勇拼博，争创佳绩。", "干部要奋勇拼搏，争创佳绩。"),
    ("努力的工作。", "努力地工作。"),
    ("要加大投入入力度。", "要加大投入力度。"),
    ("不折不扣完成任务。", "不折不扣地完成任务。"),
    ("他门现在己经到了。", "他们现在已经到了。"),
    ("要重视这个题问。", "要重视这个问题。"),
    ("实是求是，再接再励。", "实事求是，再接再厉。"),
    ("要做好防汛抗早工作。", "要做好防汛抗旱工作。"),
    ("一样。", "一样。"),
]
REFUSED = [
    # Two side by side are a word.
    ("他门己经到了。", "他们已经到了。"),
    # Facts.
    ("工业产值增长5.2%。", "工业产值增长5.3%。"),
    ("工业产值增长5.2%。", "工业产值增长52%。"),
    ("新建农房1200户。", "新建农房1,200户。"),
    ("推进三项任务。", "推进四项任务。"),
    ("3月5日开工。", "3月8日开工。"),
    ("新建茶园XX亩。", "新建茶园37亩。"),
    ("共有耕地120亩。", "共有耕地120顷。"),
    ("共投资50元。", "共投资50万元。"),
    ("王书记出席会议。", "汪书记出席会议。"),
    ("由李明浩同志负责。", "由李明皓同志负责。"),
    ("周明来了。", "周亮来了。"),
    ("县长作了部署。", "副县长作了部署。"),
    ("来到龙泉镇调研。", "来到龙全镇调研。"),
    ("经验在全县推广。", "经验在全市推广。"),
    ("今年建成通车。", "明年建成通车。"),
    ("引进5G基站。", "引进5g基站。"),
    ("落实《云岭水库管理办法》。", "落实云岭水库管理办法。"),
    ("王小川、李大河出席。", "王小川李大河出席。"),
    # Negations.
    ("我们同意这个方案。", "我们不同意这个方案。"),
    ("这条路有人修过。", "这条路没人修过。"),
    ("期末考核。", "期未考核。"),
    ("这样有好处。", "这样无好处。"),
    ("我们不断用力。", "我们决断用力。"),
    ("我们也不是来看热闹的。", "我们不也是来看热闹的。"),
    ("等，不要干。", "等不，要干。"),
    # Much in one letter.
    ("水位上升了。", "水位下降了。"),
    ("水位升得很快。", "水位降得很快。"),
    ("我们和他们去。", "我们或他们去。"),
    ("他们应当去。", "我们应当去。"),
    ("大家能做到。", "大家能做到？"),
    ("推动教育、医疗发展。", "推动教育医疗发展。"),
    # Other words.
    ("大家都支持。", "大家都反对。"),
    ("我们要认真落实。", "我们要切实落实。"),
    ("我们要发展产业。", "我们要发展产业，改善民生。"),
    ("我们要抓好工作。", "我们抓好工作。"),
    ("要推动文化、教育发展。", "要推动教育、文化发展。"),
    ("再接再励，奋勇拼博，大家努力的工作，园满完成。", "再接再厉，奋勇拼搏，大家努力地工作，圆满完成。"),
    # Order and lines.
    ("任务很重。时间很紧。", "时间很紧。任务很重。"),
    ("任务很重。时间很紧。", "任务很重。"),
    ("任务很重。时间很紧。", "任务很重。\n时间很紧。"),
    ("任务很重。", ""),
]


@pytest.mark.parametrize(("old", "new"), REPAIRS)
def test_marks_and_wrong_characters_may_be_put_right(old, new):
    assert is_typographic(old, new)


@pytest.mark.parametrize(("old", "new"), REFUSED)
def test_what_says_anything_else_goes_back_to_its_signer(old, new):
    assert not is_typographic(old, new)
    assert not is_typographic(new, old)


@given(pairs())
def test_a_repair_is_the_same_both_ways_and_changes_at_most_wording(versions):
    old, new = versions

    assert is_typographic(old, new) == is_typographic(new, old)
    if is_typographic(old, new):
        assert grades_of([Words(0, "", old)], [Words(0, "", new)]) <= {Grade.PUNCTUATION, Grade.WORDING}
