"""Physical lines and the white space between them."""

import pytest

from speeches.domain.outline.lines import lines_of


def test_gap_holds_blank_lines_and_indent_and_trailing_spaces_of_the_line_before() -> None:
    text = "讲话 \r\n\r\n\u3000\u3000同志们：\n"

    lines, tail = lines_of(text)

    assert [(line.line, line.gap, line.text) for line in lines] == [
        (1, "", "讲话"),
        (3, " \r\n\r\n\u3000\u3000", "同志们："),
    ]
    assert tail == "\n"


@pytest.mark.parametrize("text", ["", "\n", " \u3000\xa0\r\n", "\ufeff\u200b"])
def test_text_of_white_space_has_no_lines(text: str) -> None:
    lines, tail = lines_of(text)

    assert lines == []
    assert tail == text


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_other_separators_stay_inside_a_line(separator: str) -> None:
    text = f"前半{separator}后半"

    lines, _ = lines_of(text)

    assert [line.text for line in lines] == [text]
