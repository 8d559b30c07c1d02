"""A speech can be taken along by everybody who may read it, as it came in and as a Word file."""

from io import BytesIO
from urllib.parse import quote

import pytest
from django.urls import reverse
from docx import Document

from speeches.actions import imports, paragraphs
from speeches.actions.members import invite
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.models import Event, Paragraph, Speech
from tests.speeches.invented import REMARKS, REPORT, WEB_COPY


@pytest.fixture
def speech_of(cast, noon):
    """A speech made of these bytes, which Leo may only read."""

    def made(content, title=""):
        speech_id = imports.bring(content=content, name="稿.txt", title=title, by=cast.wanda, at=noon)
        invite(speech_id, person=cast.leo, role=Role.READER, by=cast.wanda, at=noon)
        return Speech.objects.get(pk=speech_id)

    return made


def url(speech, kind="text"):
    return reverse(f"speeches:export_{kind}", args=[speech.pk])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_text_goes_out_in_the_very_bytes_it_came_in(cast, as_person, speech_of, encoding, line_end):
    content = REPORT.replace("\n", line_end).encode(encoding)
    speech = speech_of(content)

    answer = as_person(cast.leo).post(url(speech))

    assert answer.content == content


def test_only_what_was_left_out_is_missing(cast, as_person, speech_of):
    speech = speech_of(WEB_COPY.encode())

    answer = as_person(cast.wanda).post(url(speech))

    noise = (
        "\n\n时间:2026-02-11 08:30:02\n\n青石县春季茶园管理动员会讲话",
        "\n\n上一篇：青石县防汛工作会议讲话",
    )
    kept = WEB_COPY.replace(noise[0], "").replace(noise[1], "").replace("\n下一篇：青石县植树节讲话", "")
    assert answer.content.decode() == kept


def test_what_was_changed_since_is_in_it(cast, as_person, speech_of, noon):
    speech = speech_of(REPORT.encode("gb18030"))
    paragraph = Paragraph.objects.get(text__startswith="新建茶园")

    paragraphs.edit(paragraph.pk, text="新建茶园五百亩𠮷。", based_on=1, by=cast.wanda, at=noon)

    written = as_person(cast.wanda).post(url(speech)).content.decode("gb18030")
    assert "\n\u3000\u3000新建茶园五百亩𠮷。\n" in written


def test_the_file_is_named_for_the_speech_and_never_shown_in_the_page(cast, as_person, speech_of):
    speech = speech_of(REPORT.encode())

    for kind, suffix in (("text", ".txt"), ("word", ".docx")):
        headers = as_person(cast.leo).post(url(speech, kind)).headers

        name = quote("凝心聚力 实干争先 奋力谱写临江镇高质量发展新篇章" + suffix)
        assert headers["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_content_type_says_how_the_text_is_written(cast, as_person, speech_of):
    wanda = as_person(cast.wanda)

    for encoding, charset in (("utf-8", "utf-8"), ("gb18030", "gb18030"), ("utf-16", "utf-16le")):
        answer = wanda.post(url(speech_of(REPORT.encode(encoding))))

        assert answer.headers["Content-Type"] == f"text/plain; charset={charset}"


def test_the_word_file_has_every_line_with_its_number(cast, as_person, speech_of):
    speech = speech_of(REMARKS.encode(), title="在云岭乡代表团的发言")

    answer = as_person(cast.leo).post(url(speech, "word"))

    written = [paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs]
    assert [line for line in written if line] == ["在云岭乡代表团的发言", *REMARKS.splitlines()]


def test_the_file_itself_comes_back_byte_for_byte(cast, as_person, speech_of):
    content = REPORT.encode("gb18030")
    speech = speech_of(content)

    answer = as_person(cast.wanda).get(reverse("speeches:original_file", args=[speech.pk]))

    assert answer.content == content
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_outsider_cannot_tell_that_it_exists(cast, as_person, speech_of):
    speech = speech_of(REPORT.encode())
    otto = as_person(cast.otto)

    assert otto.post(url(speech)).status_code == 404
    assert otto.post(url(speech, "word")).status_code == 404


def test_anonymous_is_asked_to_sign_in_and_a_look_takes_nothing_along(cast, client, as_person, speech_of):
    speech = speech_of(REPORT.encode())

    assert client.post(url(speech)).headers["Location"].startswith("/sign-in/")
    assert as_person(cast.wanda).get(url(speech)).status_code == 405


def test_what_left_is_the_version_that_the_history_names(cast, as_person, speech_of, noon):
    speech = speech_of(REPORT.encode())
    before = Speech.objects.get(pk=speech.pk).version

    as_person(cast.leo).post(url(speech, "word"))

    told = Event.objects.get(speech=speech, kind=Happening.WORD_EXPORTED)
    assert (told.by, told.earlier, told.version) == (cast.leo, before, before + 1)


def test_what_is_printed_is_noted_with_who_and_which_version(cast, as_person, speech_of):
    speech = speech_of(REPORT.encode())
    before = speech.version

    answer = as_person(cast.leo).post(url(speech, "print"))

    told = Event.objects.get(speech=speech, kind=Happening.SPEECH_PRINTED)
    assert (answer.status_code, answer.content) == (204, b"")
    assert (told.by, told.earlier, told.version) == (cast.leo, before, before + 1)
