"""What is typed becomes lines of plain text, and loses nothing that somebody can see."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain import plain_text
from speeches.domain.plain_text import TooLong, Unwritable, typed_comment, typed_line, typed_lines

typed = st.text(alphabet="讲话。A1 \t\n\r\u3000\u2028", max_size=60)


@given(typed)
def test_no_character_that_can_be_seen_is_lost_or_changed(text):
    assert "".join("".join(typed_lines(text)).split()) == "".join(text.split())


@given(typed)
def test_every_line_has_words_and_no_white_space_around_them(text):
    assert [line for line in typed_lines(text) if not line or line != line.strip()] == []


@given(typed)
def test_what_was_taken_in_once_is_taken_in_unchanged(text):
    lines = typed_lines(text)

    assert typed_lines("\n".join(lines)) == lines


@given(st.lists(st.text(alphabet="字句，。", min_size=1, max_size=9), max_size=5))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n"])
def test_line_ends_of_every_system_are_line_ends(end, lines):
    assert typed_lines(end.join(lines)) == lines


@given(st.characters())
def test_a_control_character_is_a_line_end_or_white_space_or_is_refused(character):
    category = unicodedata.category(character)
    try:
        lines = typed_lines(f"甲{character}乙")
    except Unwritable as refusal:
        assert refusal.character == character
        assert category in {"Cc", "Cs"} or character in plain_text.BIDI_CONTROLS
    else:
        assert lines in ([f"甲{character}乙"], ["甲", "乙"])
        assert category != "Cs"


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\u202e", "\u2066"])
@pytest.mark.parametrize("take", [typed_lines, typed_line, typed_comment])
def test_what_nobody_can_see_is_refused_by_name(take, character):
    with pytest.raises(Unwritable) as refused:
        take(f"甲{character}乙")

    assert str(refused.value) == f"U+{ord(character):04X}"


@pytest.mark.parametrize("kept", ["\u200b", "\ufe00", "葛\U000e0100", "\u00e9", "e\u0301", "𠮷", "👍🏽"])
def test_marks_that_belong_to_the_writing_stay_as_they_are(kept):
    assert typed_lines(f"甲{kept}乙") == [f"甲{kept}乙"]


def test_a_heading_is_one_line():
    assert typed_line(" 过去一年\r\n的工作　") == "过去一年 的工作"


def test_a_comment_keeps_its_line_breaks():
    assert typed_comment("\n请核实：\r\n\r\n数字\n") == "请核实：\n\n数字"


def test_nothing_is_nothing():
    assert (typed_lines(" \n　"), typed_line("\t"), typed_comment("\r\n")) == ([], "", "")


@pytest.mark.parametrize(
    ("take", "text", "longest"),
    [
        (typed_lines, "字" * (plain_text.LONGEST_PARAGRAPH + 1), plain_text.LONGEST_PARAGRAPH),
        (typed_lines, "字\n" * (plain_text.MOST_LINES + 1), plain_text.MOST_LINES),
        (typed_comment, "字" * (plain_text.LONGEST_COMMENT + 1), plain_text.LONGEST_COMMENT),
    ],
)
def test_what_is_longer_than_anything_spoken_is_refused_with_the_limit(take, text, longest):
    with pytest.raises(TooLong) as refused:
        take(text)

    assert refused.value.longest == longest


def test_what_is_just_as_long_as_allowed_is_taken_in():
    assert len(typed_line("字" * plain_text.LONGEST_PARAGRAPH)) == plain_text.LONGEST_PARAGRAPH
    assert len(typed_lines("字\n" * plain_text.MOST_LINES)) == plain_text.MOST_LINES
