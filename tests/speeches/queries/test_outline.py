"""What was imported and not changed goes out as it came in, every character of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches.actions import imports, paragraphs, places
from speeches.actions.places import Shift, Step
from speeches.domain.founding import titles_of
from speeches.domain.outline import parts
from speeches.domain.outline.parts import Outline
from speeches.domain.outline.read import read
from speeches.domain.outline.write import write
from speeches.exchange.text_reader import text_of
from speeches.models import Paragraph, Section, Speech
from speeches.queries import outline as outlines
from tests.speeches.invented import REMARKS, REPORT, TEXTS

REAL = sorted((Path(__file__).parents[3] / ".." / "shared" / "speeches").glob("*.txt"))
TITLE = "临江镇的一天"

LINES = st.sampled_from(
    [
        *(
            "一、抓好茶园",
            "二、修好村道",
            "四、管好集市",
            "（一）剪枝",
            "(二)施肥",
            "1.看苗",
            "3、看土",
            "（1）看水",
        ),
        *("一是抓剪枝。三月完成。", "二要抓施肥。四月完成。", "一要守底线。", "下一步工作打算"),
        *("同志们：", "各位代表：", "——在临江镇茶园会议上的讲话", "临江镇茶园会议讲话", "（2026年3月5日）"),
        *("总之，茶园要办好。", "同志们，让我们干起来！", "把茶园变成花园，必须剪枝。剪枝要快。"),
        *(
            "把茶园变成果园，必须施肥。施肥要准。",
            "青石县山高雾多，茶叶品质好。",
            "来源：青石县新闻网",
            "— 3 —",
        ),
    ]
)
GAPS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n\u3000\u3000", "\n \n\t", "\n\ufeff"])
ENDS = st.sampled_from(["", "\n", "\r\n\r\n", " ", "\n\u3000"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any lines of speeches in any order, with any white space between them."""
    lines = draw(st.lists(LINES, min_size=1, max_size=25))
    gaps = [draw(GAPS) for _ in lines[1:]]
    head = draw(st.sampled_from(["", "\u3000\u3000", "\n\n", "\n\u3000"]))
    return head + lines[0] + "".join(map("".join, zip(gaps, lines[1:], strict=True))) + draw(ENDS)


def imported(cast, noon, content: bytes) -> Speech:
    title = "" if titles_of(read(text_of(content).text)) else TITLE
    speech_id = imports.bring(content=content, name="", title=title, by=cast.wanda, at=noon)
    return Speech.objects.get(pk=speech_id)


def expected(outline: Outline) -> str:
    """The text without the cut lines; a typed title on a line of its own in front of the first line."""
    text = write(outline)
    if titles_of(outline):
        return text
    blanks = len(text) - len(text.lstrip("\r\n \t\u3000\ufeff"))
    head = max(text.rfind("\n", 0, blanks), text.rfind("\r", 0, blanks)) + 1
    return text[:head] + TITLE + "\n" + text[head:]


def outline_of(speech: Speech) -> Outline:
    """The speech as it stands."""
    return outlines.outline_of(speech, Speech.objects.get(pk=speech.pk).version).outline


def plain(part):
    """A section without the places in the file that it was read from."""
    if isinstance(part, parts.Paragraph):
        return replace(part, line=0)
    return replace(part, line=0, content=tuple(map(plain, part.content)))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_invented_speech_goes_out_as_it_came_in(cast, noon, text):
    speech = imported(cast, noon, text.encode())

    written = write(outline_of(speech))

    assert written.replace("\r\n", "\n") == expected(read(text)).replace("\r\n", "\n")


@pytest.mark.skipif(not REAL, reason="the real speeches are not here")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_speech_goes_out_as_it_came_in(cast, noon, path):
    content = path.read_bytes()

    speech = imported(cast, noon, content)

    assert write(outline_of(speech)) == expected(read(text_of(content).text))


@given(text=texts())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_with_a_title_goes_out_as_it_came_in(cast, noon, text):
    titled = "临江镇茶园工作会议讲话\n" + text.lstrip()
    outline = read(titled)

    speech = imported(cast, noon, titled.encode())

    assert write(outline_of(speech)) == expected(outline)


@given(text=texts())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_without_a_title_keeps_every_character(cast, noon, text):
    outline = read(text)
    if not outline.sections:
        return

    speech = imported(cast, noon, text.encode())

    written = write(outline_of(speech))
    assert "".join(written.split()) == "".join(expected(outline).split())


def test_the_outline_is_that_which_was_read(cast, noon):
    speech = imported(cast, noon, REPORT.encode())

    assert tuple(map(plain, outline_of(speech).sections)) == tuple(map(plain, read(REPORT).sections))


def test_an_edited_paragraph_keeps_the_white_space_in_front_of_it(cast, noon):
    speech = imported(cast, noon, REPORT.encode())
    paragraph = Paragraph.objects.get(text__startswith="新建茶园")

    paragraphs.edit(paragraph.pk, text="新建茶园500亩。", based_on=1, by=cast.wanda, at=noon)

    assert write(outline_of(speech)) == REPORT.replace(
        "新建茶园XX亩，带动农户300户，茶农收入翻了一番。", "新建茶园500亩。"
    )


def test_an_inserted_paragraph_is_indented_like_its_neighbour(cast, noon):
    speech = imported(cast, noon, REPORT.encode())
    paragraph = Paragraph.objects.get(text__startswith="新修村道")

    paragraphs.insert(paragraph.pk, text="集市也修好了。", by=cast.wanda, at=noon)

    assert write(outline_of(speech)) == REPORT.replace(
        "方便多了。\n", "方便多了。\n\u3000\u3000集市也修好了。\n"
    )


def test_a_moved_section_is_numbered_anew(cast, noon):
    speech = imported(cast, noon, REPORT.encode())
    section = Section.objects.get(heading="民生更有温度")

    places.move_section(section.pk, shift=Shift.UP, by=cast.wanda, at=noon)

    written = write(outline_of(speech))
    assert written.index("\n\u3000\u3000（一）民生更有温度\n") < written.index(
        "\n\u3000\u3000（二）产业更有底气。\n"
    )


def test_what_replaces_the_first_line_begins_where_that_began(cast, noon):
    speech = imported(cast, noon, REPORT.encode())
    first = Paragraph.objects.get(text="凝心聚力 实干争先")

    places.move_paragraph(first.pk, step=Step.DOWN, by=cast.wanda, at=noon)

    lines = REPORT.split("\n")
    assert write(outline_of(speech)) == "\n".join([lines[1], lines[0], *lines[2:]])


def test_a_removed_first_line_leaves_no_blank_one(cast, noon):
    speech = imported(cast, noon, REPORT.encode())
    first = Paragraph.objects.get(text="凝心聚力 实干争先")

    paragraphs.remove(first.pk, based_on=1, by=cast.wanda, at=noon)

    assert write(outline_of(speech)) == REPORT.partition("\n")[2]


def test_a_speech_is_read_in_three_queries_however_long_it_is(cast, noon, django_assert_num_queries):
    speech = imported(cast, noon, REMARKS.encode() * 20)

    with django_assert_num_queries(3):
        outlines.outline_of(speech, 1)


def test_an_earlier_version_goes_out_as_it_was_read_then(cast, noon):
    speech = imported(cast, noon, REPORT.encode())
    paragraph = Paragraph.objects.filter(speech=speech, text__startswith="新建茶园").get()
    paragraphs.remove(paragraph.pk, based_on=1, by=cast.wanda, at=noon)

    assert write(outlines.outline_of(speech, 1).outline) == REPORT
    assert "新建茶园" not in write(outline_of(speech))
