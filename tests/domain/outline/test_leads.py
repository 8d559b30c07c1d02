"""First sentences, points inside paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.outline.leads import headline, lead_sentence
from speeches.domain.outline.points import points


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("抓项目。项目是龙头。", "抓项目。"),
        ("抓项目，促发展", "抓项目，促发展"),
        ("解放思想！当前要破除畏难情绪。", "解放思想！"),
        ("怎么干？靠实干。", "怎么干？"),
        ("喊响“加油干！”的口号，凝聚人心。再出发。", "喊响“加油干！”的口号，凝聚人心。"),
        ("牢记“实干兴邦。”当前要抓紧。", "牢记“实干兴邦。”"),
        ("压实责任.乡村干部要包户到人.", "压实责任."),
        ("增长12.5个百分点,势头良好。再接再厉。", "增长12.5个百分点,势头良好。"),
        ("", ""),
    ],
)
def test_lead_is_the_first_sentence_with_its_stop(text: str, lead: str) -> None:
    assert lead_sentence(text) == (lead, text[len(lead) :])


@given(st.text())
def test_lead_and_rest_are_the_text(text: str) -> None:
    lead, rest = lead_sentence(text)

    assert lead + rest == text


@pytest.mark.parametrize(
    ("text", "heading"),
    [("抓项目。促发展。", "抓项目"), ("修好路；", "修好路"), ("怎么干？靠实干。", "怎么干？")],
)
def test_headline_has_no_full_stop(text: str, heading: str) -> None:
    assert headline(text) == heading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主要抓三件事：一是修路。县道拓宽。二是建桥。三要植树。", ["一是修路", "二是建桥", "三要植树"]),
        ("道路方面:一是拓宽,二是整修.", ["一是拓宽", "二是整修."]),
        ("抓好工作，一要快；二要稳；三要准。", ["一要快", "二要稳", "三要准"]),
        ("发展是第一要务，是第二要紧的事。", []),
        ("要说实话，一是一，二是二。", []),
        ("做好保障，三要素要跟上。", []),
        ("一是放在段首的不算。", []),
        ("各位代表！一是要快。", ["一是要快"]),
    ],
)
def test_points_stand_behind_a_mark_in_mid_paragraph(text: str, found: list[str]) -> None:
    assert [point.marker + point.lead for point in points(text)] == found


@given(st.text(alphabet="一二是要。，；抓 "))
def test_points_stand_where_they_say(text: str) -> None:
    found = points(text)

    assert all(text.startswith(point.marker + point.lead, point.start) for point in found)
    assert [point.start for point in found] == sorted({point.start for point in found})
