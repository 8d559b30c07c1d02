"""Text files and pasted text: what is read, what is refused, and the same bytes again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.exchange import text_reader
from speeches.exchange.text_reader import bytes_of, checked, text_of

SPEECH = "同志们：\r\n　　今天，我们在临江镇召开现场会。\n"


@pytest.mark.parametrize(
    ("raw", "encoding", "has_mark"),
    [
        (SPEECH.encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + SPEECH.encode(), "utf-8", True),
        (b"\xff\xfe" + SPEECH.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + SPEECH.encode("utf-16-be"), "utf-16-be", True),
        (SPEECH.encode("gb18030"), "gb18030", False),
        (SPEECH.encode("gbk"), "gb18030", False),
    ],
)
def test_encoding_is_found_and_the_file_can_be_written_again(
    raw: bytes, encoding: str, has_mark: bool
) -> None:
    read = text_of(raw)

    again = bytes_of(read.text, encoding=read.encoding, has_mark=read.has_mark)

    assert read == text_reader.ReadText(SPEECH, encoding, has_mark)
    assert again == raw


@given(st.binary(max_size=60))
def test_bytes_are_refused_or_come_back_as_they_were(raw: bytes) -> None:
    try:
        read = text_of(raw)
    except text_reader.UnreadableText as refusal:
        assert str(refusal)
        return

    assert bytes_of(read.text, encoding=read.encoding, has_mark=read.has_mark) == raw


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        (b"", text_reader.EmptyText),
        (b"\xef\xbb\xbf", text_reader.EmptyText),
        ("\u3000\n \xa0\r\n".encode(), text_reader.EmptyText),
        (b"a" * (text_reader.LARGEST + 1), text_reader.TextTooLarge),
        (b"PK\x03\x04" + b"word", text_reader.WordDocument),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1doc", text_reader.OldOfficeDocument),
        (b"%PDF-1.7", text_reader.PdfDocument),
        (b"{\\rtf1\\ansi", text_reader.RichText),
        (b"\x89PNG\r\n\x1a\n", text_reader.PictureOrArchive),
        (b"\x1f\x8b\x08", text_reader.PictureOrArchive),
        ("讲\x00话".encode(), text_reader.NullCharacters),
        ("讲话".encode("utf-16-le") + b"\n\x00", text_reader.NullCharacters),
        (b"\xff\xfe" + "讲\x00话".encode("utf-16-le"), text_reader.NullCharacters),
        (b"abc\x07\x08", text_reader.ControlCharacters),
        (b"\xff\xfe\x00\xd8", text_reader.UnknownEncoding),
        (b"\xef\xbb\xbf\xff", text_reader.UnknownEncoding),
        (SPEECH.encode("gb18030") + b"\xff\xff", text_reader.UnknownEncoding),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(
    raw: bytes, refusal: type[text_reader.UnreadableText]
) -> None:
    with pytest.raises(refusal) as refused:
        text_of(raw)

    assert str(refused.value).endswith("。")


def test_pasted_text_is_taken_as_it_is() -> None:
    assert checked(SPEECH) == SPEECH


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \n", text_reader.EmptyText),
        ("讲" * (text_reader.LARGEST // 3 + 1), text_reader.TextTooLarge),
        ("讲\x00话", text_reader.NullCharacters),
        ("讲\x1b话", text_reader.ControlCharacters),
        ("讲\ud83d话", text_reader.BrokenCharacters),
    ],
)
def test_pasted_text_is_refused_by_the_same_rules(
    text: str, refusal: type[text_reader.UnreadableText]
) -> None:
    with pytest.raises(refusal):
        checked(text)


@pytest.mark.parametrize("character", ["\t", "\x0b", "\x0c", "\r", "\x85", "\u2028", "\ue000", "𠮷"])
def test_white_space_and_rare_characters_of_word_processors_are_text(character: str) -> None:
    text = f"讲{character}话"

    assert checked(text) == text
