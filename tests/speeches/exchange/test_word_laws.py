"""What holds for the Word file of any speech: no line lost or invented; equal speeches give equal bytes."""

import time
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.numbering import marker
from speeches.domain.outline.parts import Outline, Paragraph, ParagraphKind, Section, SectionKind
from speeches.domain.outline.read import read
from speeches.domain.outline.write import written_lines
from speeches.exchange.word_writer import word_of
from tests.speeches.exchange.word_files import lines_of

REAL_SPEECHES = sorted((Path(__file__).parents[4] / "shared" / "speeches").glob("*.txt"))

TEXTS = st.text(
    st.sampled_from("一是。，：“”——（）、X3 \t\u3000\xa0") | st.characters(exclude_categories=["Cc", "Cs"]),
    max_size=30,
).map(lambda text: text.replace("\ufffe", "").replace("\uffff", ""))
NUMBERINGS = st.sampled_from(
    ["", "{han}、", "（{han}）", "({han})", "{arabic}. ", "（{wide}）", "{han}是", "第{han}，"]
)
NUMBERS = st.integers(1, 30)
LEVELS = st.integers(0, 6)


@st.composite
def paragraphs(draw):
    """A paragraph, and the one line it must give."""
    text = draw(TEXTS)
    return Paragraph(text, draw(st.sampled_from(ParagraphKind))), [text]


def sections(pieces):
    """A section of such pieces, and the lines it must give."""
    contents = st.lists(pieces, max_size=4)
    return headed_sections(contents) | led_sections(contents) | unheaded_sections(contents)


@st.composite
def headed_sections(draw, contents):
    kind = draw(st.sampled_from([SectionKind.PART, SectionKind.STANDALONE]))
    numbering, number, heading, content = draw(NUMBERINGS), draw(NUMBERS), draw(TEXTS), draw(contents)
    section = Section(kind, _parts(content), numbering, number, heading, draw(LEVELS))
    return section, [marker(numbering, number) + heading, *_lines(content)]


@st.composite
def led_sections(draw, contents):
    numbering, number, first, content = draw(NUMBERINGS), draw(NUMBERS), draw(TEXTS), draw(contents)
    parts = (Paragraph(first), *_parts(content))
    section = Section(SectionKind.RUN_IN, parts, numbering, number, level=draw(LEVELS))
    return section, [marker(numbering, number) + first, *_lines(content)]


@st.composite
def unheaded_sections(draw, contents):
    kind = draw(st.sampled_from([SectionKind.OPENING, SectionKind.WRAP_UP, SectionKind.CLOSING]))
    content = draw(contents)
    return Section(kind, _parts(content)), _lines(content)


def _parts(content):
    return tuple(part for part, _ in content)


def _lines(content):
    return [line for _, lines in content for line in lines]


SPEECHES = st.lists(sections(st.recursive(paragraphs(), sections, max_leaves=8)), max_size=4)


@given(SPEECHES)
def test_every_line_of_a_speech_is_a_paragraph_of_its_file_and_nothing_else_is(speech):
    outline = Outline(_parts(speech))

    written = lines_of(word_of(outline, title="讲话"))

    assert written == _lines(speech)


@given(SPEECHES)
def test_the_word_file_and_the_text_file_of_a_speech_have_the_same_lines(speech):
    outline = Outline(_parts(speech))

    in_word = lines_of(word_of(outline, title="讲话"))

    assert in_word == [line.text for line in written_lines(outline)]


@given(SPEECHES)
def test_equal_speeches_give_equal_bytes(speech):
    first, second = Outline(_parts(speech)), Outline(_parts(speech))

    assert word_of(first, title="讲话") == word_of(second, title="讲话")


def test_the_library_that_others_read_with_finds_the_same_lines():
    texts = ["一年来，\t成绩不少。", " 青石县 ", "价也好。"]
    outline = Outline((Section(SectionKind.OPENING, tuple(Paragraph(text) for text in texts)),))

    opened = docx.Document(BytesIO(word_of(outline, title="讲话")))

    assert [line.text for line in opened.paragraphs] == texts


def test_a_long_speech_is_written_at_once():
    village = Section(SectionKind.RUN_IN, (Paragraph("路通了。" * 25),) * 3, "{han}是", 1, level=3)
    outline = Outline((village,) * 50)

    begun = time.process_time()
    word = word_of(outline, title="讲话")
    seconds = time.process_time() - begun

    assert sum(map(len, lines_of(word))) > 15_000
    assert seconds < 1


@pytest.mark.skipif(not REAL_SPEECHES, reason="the real speeches are not beside this project")
@pytest.mark.parametrize("path", REAL_SPEECHES, ids=lambda path: path.stem)
def test_a_real_speech_has_the_same_lines_in_word_as_in_its_text(path):
    outline = read(path.read_text("utf-8-sig"))

    in_word = lines_of(word_of(outline, title="讲话"))

    assert in_word == [line.text for line in written_lines(outline)]
