"""No character is lost or invented, nothing changes its order, on any text."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.classify import classified
from speeches.domain.outline.lines import lines_of
from speeches.domain.outline.parts import Outline
from speeches.domain.outline.read import read
from speeches.domain.outline.roles import LineRole
from speeches.domain.outline.write import write, write_with_noise, written_lines

WORDS = (
    *(
        "同志们：",
        "各位代表，",
        "一、加强领导",
        "二、",
        "（一）抓项目。",
        "(二) 抓落实",
        "1.建桥。",
        "2、修路",
        "（1）植树",
    ),
    *(
        "一是抓好春耕。",
        "二要守住底线。各村要落实。",
        "第一，",
        "第二，真抓实干。",
        "——在青石县干部大会上的讲话",
        "下一步工作打算",
    ),
    *(
        "城市面貌明显改善。道路畅通。",
        "产业结构不断优化。茶园连片。",
        "总之，再接再厉。",
        "谢谢大家！",
        "来源：青石网",
        "上一篇：无",
    ),
    *(
        "临江镇工作总结",
        "2022-01-01 08:00:00",
        "X",
        "１、",
        "——",
        "。",
        "一",
        "\u3000",
        "\xa0",
        "\u2028",
        "\ufeff",
        "\x1c",
        " ",
    ),
)
speeches = st.lists(
    st.sampled_from([*WORDS, "\n", "\n", "\n", "\r\n", "\r", "\n\n"]) | st.text(max_size=4), max_size=40
).map("".join)
texts = speeches | st.text()
roles = st.dictionaries(st.integers(1, 30), st.sampled_from(LineRole), max_size=12)


def lines_held(outline: Outline) -> list[int]:
    return [line.line for line in written_lines(outline)]


@given(texts)
def test_every_text_comes_back_character_by_character(text: str) -> None:
    outline = read(text)

    again = write_with_noise(outline)

    assert again == text


@given(texts, roles)
def test_no_decision_loses_a_character(text: str, decisions: dict[int, LineRole]) -> None:
    outline = read(text, decisions=decisions)

    again = write_with_noise(outline)

    assert again == text


@given(texts, roles)
def test_every_line_is_held_once_and_in_order(text: str, decisions: dict[int, LineRole]) -> None:
    lines, _ = lines_of(text)

    outline = read(text, decisions=decisions)

    kept = lines_held(outline)
    assert kept == sorted(kept)
    assert sorted([*kept, *(noise.line for noise in outline.noise)]) == [line.line for line in lines]


@given(texts)
def test_reading_what_was_written_gives_the_same_outline(text: str) -> None:
    outline = read(text)

    again = read(write_with_noise(outline))

    assert again == outline


@given(texts)
def test_without_noise_the_written_speech_is_the_text_itself(text: str) -> None:
    keep = {line.line: LineRole.BODY for line in classified(text) if line.role is LineRole.NOISE}
    outline = read(text, decisions=keep)

    written = write(outline)

    assert written == text
    assert outline.noise == ()


@given(texts, roles)
def test_a_decision_is_what_the_line_becomes(text: str, decisions: dict[int, LineRole]) -> None:
    lines = classified(text, decisions=decisions)

    decided = {line.line: line.role for line in lines if line.is_decided}

    assert decided == {line.line: decisions[line.line] for line in lines if line.line in decisions}


@given(texts, roles)
def test_json_holds_every_paragraph_once(text: str, decisions: dict[int, LineRole]) -> None:
    outline = as_json(read(text, decisions=decisions), "讲话.txt")

    stretches = [outline["opening"], outline["part_wrap_up"], outline["closing"], *outline["sections"]]
    found = []
    while stretches:
        stretch = stretches.pop() or {}
        found += stretch.get("paragraph_lines", [])
        stretches += stretch.get("children", [])
    assert len(found) == len(set(found)) == outline["paragraph_count"]


@given(speeches)
def test_only_line_feeds_and_carriage_returns_end_a_line(text: str) -> None:
    lines, tail = lines_of(text)

    last = max((line.line for line in lines), default=1)

    physical = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert last <= len(physical)
    assert "".join(line.gap + line.text for line in lines) + tail == text
    assert all(line.text in physical[line.line - 1] for line in lines)
