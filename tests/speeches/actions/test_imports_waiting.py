"""A text comes in byte for byte, or not at all, and waits for its person."""

from hashlib import sha256

import pytest

from speeches.actions import imports
from speeches.domain.admission import Classified, LineTooLong, TooManyCharacters, TooManyLines
from speeches.domain.plain_text import Unwritable
from speeches.exchange import text_reader
from speeches.models import Original, Speech
from tests.speeches.brought import received
from tests.speeches.invented import REPORT, WEB_COPY


def test_a_file_waits_with_its_bytes_its_hash_and_its_name(cast):
    original = received(cast.wanda, name="C:\\文稿\\报告\u202egpj.txt")

    original.refresh_from_db()
    assert bytes(original.content) == REPORT.encode()
    assert original.sha256 == sha256(REPORT.encode()).hexdigest()
    assert original.name == "报告gpj.txt"
    assert original.speech is None


def test_the_same_file_brought_twice_waits_once(cast):
    first = received(cast.wanda)
    second = received(cast.wanda, name="报告（定稿）.txt")

    assert first.pk == second.pk
    assert Original.objects.get().name == "报告（定稿）.txt"


def test_the_same_file_of_two_people_waits_twice(cast):
    received(cast.wanda)
    received(cast.otto)

    assert Original.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", text_reader.EmptyText),
        (" \n\u3000\r\n\t".encode(), text_reader.EmptyText),
        (b"\xef\xbb\xbf", text_reader.EmptyText),
        (b"a" * (text_reader.LARGEST + 1), text_reader.TextTooLarge),
        (b"PK\x03\x04 any zip", text_reader.WordDocument),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old word", text_reader.OldOfficeDocument),
        (b"%PDF-1.7\n", text_reader.PdfDocument),
        ("临江\x00镇".encode(), text_reader.NullCharacters),
        ("临江镇".encode("utf-16-le"), text_reader.UnreadableText),
        (b"\xff\xff\xff\xff", text_reader.UnknownEncoding),
        ("绝密★5年\n临江镇工作会议讲话\n".encode(), Classified),
        ("茶园管理讲话\n密级：机 密\n".encode("gb18030"), Classified),
        ("秘 密\n茶园管理讲话\n".encode(), Classified),
        ("临江镇\u202e讲话\n".encode(), Unwritable),
        (("茶" * (5 * 1024 * 1024 // 3)).encode(), TooManyCharacters),
        (("茶" * 20_001).encode(), LineTooLong),
        (("茶\n" * 5_001).encode(), TooManyLines),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_is_no_speech_is_refused_and_nothing_is_kept(cast, noon, content, refusal):
    with pytest.raises(refusal):
        imports.receive(content=content, name="稿.txt", by=cast.wanda, at=noon)
    with pytest.raises(refusal):
        imports.bring(content=content, name="稿.txt", title="稿", by=cast.wanda, at=noon)

    assert not Original.objects.exists()
    assert not Speech.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encodings_of_offices_are_read(cast, noon, encoding):
    text = WEB_COPY.replace("青石", "𠮷石")

    speech_id = imports.bring(content=text.encode(encoding), name="", title="", by=cast.wanda, at=noon)

    assert str(Speech.objects.get(pk=speech_id)) == "𠮷石县春季茶园管理动员会讲话"


def test_words_about_secrets_are_no_mark_of_secrecy(cast):
    text = REPORT.replace("成绩来之不易", "保守国家秘密人人有责，机密要守牢，成绩来之不易")

    assert received(cast.wanda, text).pk


def test_outsider_can_neither_confirm_nor_discard_it(cast, noon):
    original = received(cast.wanda)

    with pytest.raises(imports.NoSuchOriginal):
        imports.confirm(original.pk, decisions={}, title="", by=cast.otto, at=noon)
    with pytest.raises(imports.NoSuchOriginal):
        imports.discard(original.pk, by=cast.otto, at=noon)

    assert Original.objects.filter(pk=original.pk).exists()


def test_a_waiting_file_can_be_discarded_a_confirmed_one_cannot(cast, noon):
    waiting, made = received(cast.wanda, WEB_COPY), received(cast.wanda)
    imports.confirm(made.pk, decisions={}, title="", by=cast.wanda, at=noon)

    imports.discard(waiting.pk, by=cast.wanda, at=noon)
    with pytest.raises(imports.NoSuchOriginal):
        imports.discard(made.pk, by=cast.wanda, at=noon)

    assert list(Original.objects.all()) == [made]
