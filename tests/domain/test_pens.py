"""What of a field is kept while it is not saved."""

import pytest

from speeches.domain.pens import LONGEST_COPY, OF_PARAGRAPHS, OF_SECTIONS, PenKind, kept_words
from speeches.domain.plain_text import TooLong, Unwritable


@pytest.mark.parametrize("typed", ["一句话", "第一行\n第二行", " 前面有空格"])
def test_words_are_kept_as_they_were_typed(typed):
    assert kept_words(typed, "别的话") == typed


@pytest.mark.parametrize("typed", ["", "  \n　", "已经保存的话"])
def test_nothing_is_kept_of_a_field_that_holds_nothing_new(typed):
    assert kept_words(typed, "已经保存的话") == ""


def test_a_whole_speech_is_kept_and_not_a_character_more():
    assert len(kept_words("字" * LONGEST_COPY, "")) == LONGEST_COPY
    with pytest.raises(TooLong):
        kept_words("字" * (LONGEST_COPY + 1), "")


def test_what_could_never_be_saved_is_not_kept():
    with pytest.raises(Unwritable):
        kept_words("一\x07二", "")


def test_every_field_belongs_to_a_paragraph_or_a_section():
    assert set(OF_PARAGRAPHS) | set(OF_SECTIONS) == set(PenKind)
