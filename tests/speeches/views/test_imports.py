"""A file or a pasted text: taken in, or refused with a sentence."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from speeches.domain.admission import MOST_LINES
from speeches.exchange.text_reader import LARGEST, BrokenCharacters
from speeches.import_forms import ImportForm
from speeches.models import Original, Speech
from tests.speeches.invented import REPORT

START = "/imports/"


@pytest.fixture
def wanda(cast, as_person):
    return as_person(cast.wanda)


def upload(content, name="报告.txt", **given):
    return {"file": SimpleUploadedFile(name, content), "is_unclassified": "on", **given}


def pasted(text):
    return {"text": text, "is_unclassified": "on"}


def test_the_page_warns_of_secrets_and_wants_them_denied(wanda):
    answer = wanda.post(START, {"text": REPORT}, headers={"Accept-Language": "en"})

    assert answer.status_code == 422
    assert "strictly forbidden" in answer.content.decode()
    assert not Original.objects.exists()


def test_an_uploaded_file_is_looked_at_before_anything_is_made_of_it(wanda):
    answer = wanda.post(START, upload(REPORT.encode("gb18030")))

    original = Original.objects.get()
    assert answer.headers["Location"] == reverse("speeches:original", args=[original.pk])
    assert original.name == "报告.txt"
    assert not Speech.objects.exists()


def test_pasted_text_keeps_its_line_ends_although_browsers_change_them(wanda):
    wanda.post(START, pasted(REPORT.replace("\n", "\r\n")))

    assert bytes(Original.objects.get().content) == REPORT.encode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"is_unclassified": "on"}, "choose a file or paste"),
        (pasted(REPORT) | upload(b"a"), "only one of them"),
        (upload(b""), "no text in it"),
        (upload(b" \n "), "no text in it"),
        (upload(b"a" * (LARGEST + 1)), "larger than 5 MB"),
        (upload(b"PK\x03\x04word", "稿.docx"), "save it as .txt"),
        (upload(b"%PDF-1.7"), "PDF"),
        (upload(b"a\x00b"), "null characters"),
        (upload(b"\xff\xff\xff"), "neither UTF-8 nor GB18030"),
        (upload("机密★\n茶园讲话\n".encode()), "机密★"),
        (upload("茶".encode() * 20_001), "Line 1 has more than 20,000"),
        (upload("茶\n".encode() * (MOST_LINES + 1)), "more than 5,000 lines"),
        (pasted("茶" * 200_001), "more than 200,000 characters"),
        (pasted("茶\u202e园"), "U+202E"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_speech_gets_a_sentence_and_nothing_is_made(wanda, given, said):
    answer = wanda.post(START, given, headers={"Accept-Language": "en"})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Original.objects.exists()


def test_half_a_character_pasted_is_refused():
    form = ImportForm(pasted("茶\ud800园"))

    assert form.is_valid()
    with pytest.raises(BrokenCharacters):
        assert form.content


def test_a_line_of_five_megabytes_is_answered_in_time(wanda):
    began = timezone.now()

    answer = wanda.post(START, upload(b"a" * LARGEST))

    assert answer.status_code == 422
    assert (timezone.now() - began).total_seconds() < 20


def test_what_is_let_in_is_let_in_at_every_gate():
    assert settings.LARGEST_IMPORT == LARGEST
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE > LARGEST
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS > MOST_LINES + 10
