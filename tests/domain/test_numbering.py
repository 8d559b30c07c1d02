"""Markers, levels, and the counting of siblings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain import numbering

TEMPLATES = (
    "{han}、",
    "（{han}）",
    "({han})",
    "{arabic}.",
    "{arabic}、",
    "（{arabic}）",
    "{wide}、",
    "{han}是",
    "{han}要",
)
templates = st.sampled_from(TEMPLATES)
numbers = st.integers(1, 120)
siblings = st.lists(st.tuples(st.sampled_from([*TEMPLATES, ""]), st.integers(1, 9)), max_size=12)


@pytest.mark.parametrize(
    ("line", "template", "number"),
    [
        ("一、加强领导", "{han}、", 1),
        ("十二、 加强领导", "{han}、 ", 12),
        ("（三）抓项目", "（{han}）", 3),
        ("(三)　抓项目", "({han})　", 3),
        ("（ 三 ）抓项目", "（ {han} ）", 3),
        ("1.建桥", "{arabic}.", 1),
        ("1. 5亿元项目", "{arabic}. ", 1),
        ("12、修路", "{arabic}、", 12),
        ("１．修路", "{wide}．", 1),
        ("（2）植树", "（{arabic}）", 2),
        ("2）植树", "{arabic}）", 2),
        ("一是抓好春耕", "{han}是", 1),
        ("二要守住底线", "{han}要", 2),
        ("第一，加强领导", "第{han}，", 1),
        ("1、2015年工作计划", "{arabic}、", 1),
        ("1.2022年工作", "{arabic}.", 1),
        ("3、3月份以来", "{arabic}、", 3),
    ],
)
def test_marker_is_read_with_its_style(line: str, template: str, number: int) -> None:
    read = numbering.read_marker(line)

    assert read is not None
    assert (read.template, read.number) == (template, number)
    assert line[: read.length] == numbering.marker(template, number)


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业融合发展",
        "三、四月份是关键",
        "3、4月份是关键",
        "1.5亿元的投资",
        "2022.3.5日开工",
        "110、119都要畅通",
        "一是一，二是二",
        "三要素保障到位",
        "第一书记要驻村",
        "（十四五）规划",
        "（2022）12号文件",
        "〇、引言",
        "01、引言",
        "同志们：",
        "",
    ],
)
def test_running_text_has_no_marker(line: str) -> None:
    assert numbering.read_marker(line) is None


@given(st.text(alphabet="一二十百（）()1２.、．是要第， \u3000X", max_size=12))
def test_marker_is_reproduced_verbatim(line: str) -> None:
    read = numbering.read_marker(line)

    again = numbering.marker(read.template, read.number) if read else ""

    assert line.startswith(again)
    assert read is None or (read.length == len(again) and len(read.template) <= numbering.LONGEST_TEMPLATE)


@given(templates, numbers)
def test_marker_that_was_written_is_read_again(template: str, number: int) -> None:
    number = min(number, 99) if "是" in template or "要" in template else number

    read = numbering.read_marker(numbering.marker(template, number) + "抓项目")

    assert read == numbering.Marker(template, number, len(numbering.marker(template, number)))


@given(st.integers(1, 999))
def test_chinese_numerals_go_both_ways(number: int) -> None:
    assert numbering.number_of(numbering.han(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (105, "一百零五"),
        (110, "一百一十"),
        (300, "三百"),
    ],
)
def test_chinese_numerals_are_those_in_use(number: int, written: str) -> None:
    assert numbering.han(number) == written


@pytest.mark.parametrize("written", ["", "零", "一十", "十四五", "二〇", "两", "百", "X"])
def test_other_characters_are_no_numeral(written: str) -> None:
    assert numbering.number_of(written) is None


@pytest.mark.parametrize(
    ("template", "level"),
    [
        ("{han}、", 1),
        ("（{han}）", 2),
        ("({han}) ", 2),
        ("{arabic}.", 3),
        ("{wide}、", 3),
        ("（{arabic}）", 4),
        ("{arabic})", 4),
        ("{han}是", None),
        ("{han}要", None),
        ("第{han}，", None),
        ("", None),
    ],
)
def test_level_follows_the_symbol(template: str, level: int | None) -> None:
    assert numbering.level_of(template) == level


def test_siblings_count_from_one_and_the_unnumbered_are_passed_over() -> None:
    counted = numbering.numbers([("{han}是", None), ("", None), ("{han}要", None), ("{han}是", None)])

    assert counted == [1, 0, 2, 3]


def test_pinned_number_is_kept_and_counted_on_from() -> None:
    counted = numbering.numbers([("{han}、", None), ("{han}、", 3), ("{han}、", None)])

    assert counted == [1, 3, 4]


def test_another_family_begins_its_own_list() -> None:
    counted = numbering.numbers([("{han}要", None), ("{han}要", None), ("{han}、", None), ("({han})", None)])

    assert counted == [1, 2, 1, 1]


@given(siblings)
def test_pinning_the_irregular_gives_back_what_was_read(read: list[tuple[str, int]]) -> None:
    pinned = numbering.pins(read)

    counted = numbering.numbers([(template, pin) for (template, _), pin in zip(read, pinned, strict=True)])

    assert counted == [number if template else 0 for template, number in read]


@given(st.lists(templates, min_size=1, max_size=8))
def test_regular_numbers_need_no_pin(styles: list[str]) -> None:
    counted = numbering.numbers([(style, None) for style in styles])

    assert numbering.pins(list(zip(styles, counted, strict=True))) == [None] * len(styles)


@pytest.mark.parametrize(
    ("level", "siblings", "template"),
    [
        (1, [], "{han}、"),
        (2, [], "（{han}）"),
        (3, [], "{arabic}."),
        (4, [], "（{arabic}）"),
        (7, [], "（{arabic}）"),
        (2, ["({han})", "({han})"], "({han})"),
        (3, ["", "{arabic}、"], "{arabic}、"),
        (1, ["{han}要", "{han}要"], "{han}要"),
        (2, ["{han}、"], "（{han}）"),
    ],
)
def test_new_section_takes_the_style_of_its_siblings_else_of_the_house(
    level: int, siblings: list[str], template: str
) -> None:
    assert numbering.default_template(level, siblings) == template


def test_bare_numeral_is_normalised() -> None:
    assert numbering.numeral("（{han}）", 3) == "三"
    assert numbering.numeral("{wide}、", 3) == "3"
    assert numbering.numeral("", 0) == ""
