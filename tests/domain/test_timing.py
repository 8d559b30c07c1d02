"""Characters as spoken, and minutes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain import timing


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("0", "零"),
        ("7", "七"),
        ("10", "十"),
        ("15", "十五"),
        ("105", "一百零五"),
        ("1005", "一千零五"),
        ("1050", "一千零五十"),
        ("10000", "一万"),
        ("10050", "一万零五十"),
        ("110000", "十一万"),
        ("100000000", "一亿"),
        ("100010000", "一亿零一万"),
        ("1,200", "一千二百"),
        ("3.14", "三点一四"),
        ("0.5", "零点五"),
        ("12.5%", "百分之十二点五"),
        ("３‰", "千分之三"),
        ("007", "零零七"),
    ],
)
def test_figure_is_read_aloud(figure: str, words: str) -> None:
    assert timing.read_aloud(figure) == words


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("", 0),
        ("同志们：", 3),
        ("增长12.5%，", 9),
        ("2022年", 5),
        ("2021—2025年", 9),
        ("3月15日", 5),
        ("投资1,200万元", 8),
        ("GDP", 3),
        ("XX镇", 3),
        ("，。！——", 0),
    ],
)
def test_what_is_spoken_is_counted(text: str, spoken: int) -> None:
    assert timing.characters(text) == spoken


@given(st.text(alphabet="0123456789０９,，.．%％‰年—镇", max_size=40))
def test_any_figure_has_a_reading(text: str) -> None:
    spoken = timing.characters(text)

    assert spoken >= text.count("镇") + text.count("年")


def test_time_is_shown_at_the_usual_rate_with_a_quicker_and_a_slower_one() -> None:
    time = timing.span(2200)

    assert time.expected == 11
    assert time.shortest == pytest.approx(10)
    assert time.longest == pytest.approx(2200 / 180)


def test_speaker_may_have_an_own_rate() -> None:
    assert timing.minutes(1600, rate=160) == 10
