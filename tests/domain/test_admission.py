"""What may become a speech, and what must not even be kept."""

import pytest

from speeches.domain.admission import (
    MOST_CHARACTERS,
    MOST_LINES,
    Classified,
    LineTooLong,
    TooManyCharacters,
    TooManyLines,
    admit,
    base_name,
)
from speeches.domain.plain_text import BIDI_CONTROLS, LONGEST_PARAGRAPH, Unwritable


@pytest.mark.parametrize(
    "mark",
    [
        "秘密★",
        "机密★1年",
        "绝密 ★ 启用前",
        "绝\u3000密☆",
        "密级：秘密",
        "密 级: 机密",
        "机密",
        "\u3000绝 密 ",
        "【机密】",
    ],
)
def test_a_marked_text_is_refused_with_its_mark(mark):
    with pytest.raises(Classified) as refusal:
        admit(f"茶园讲话\r\n{mark}\r\n茶园要办好。")

    assert refusal.value.mark in mark


@pytest.mark.parametrize(
    "words",
    ["要守住国家秘密。", "机密文件要及时清退", "这是茶农的秘密：早起。", "秘密就在土里，机密就在水里", "★★★"],
)
def test_words_about_secrets_are_let_in(words):
    admit(f"茶园讲话\n{words}\n")


def test_sizes_up_to_the_limit_are_let_in():
    admit("茶" * LONGEST_PARAGRAPH)
    admit("茶\n" * MOST_LINES)
    admit(("茶" * 99 + "\n") * (MOST_CHARACTERS // 100))


def test_sizes_beyond_any_speech_are_refused():
    with pytest.raises(LineTooLong) as refusal:
        admit("茶园\n" + "茶" * (LONGEST_PARAGRAPH + 1))
    with pytest.raises(TooManyLines):
        admit("茶\n" * (MOST_LINES + 1))
    with pytest.raises(TooManyCharacters):
        admit("茶" * (MOST_CHARACTERS + 1))

    assert refusal.value.line == 2


@pytest.mark.parametrize("sign", sorted(BIDI_CONTROLS), ids=lambda sign: f"U+{ord(sign):04X}")
def test_characters_that_turn_the_reading_round_are_refused(sign):
    with pytest.raises(Unwritable):
        admit(f"茶园{sign}讲话")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("C:\\文稿\\讲话.txt", "讲话.txt"),
        ("../../讲话.txt", "讲话.txt"),
        ("讲话\u202etxt.exe\r\n", "讲话txt.exe"),
        ("讲" * 300, "讲" * 255),
        ("", ""),
    ],
)
def test_a_file_keeps_only_what_may_be_shown_of_its_name(path, name):
    assert base_name(path) == name
