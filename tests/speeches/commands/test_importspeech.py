"""manage.py importspeech: the same import without a page."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from speeches.models import Original, Speech
from tests.speeches.invented import REMARKS, WEB_COPY


@pytest.fixture
def file(tmp_path):
    """A file of these bytes."""

    def of(content):
        path = tmp_path / "稿.txt"
        path.write_bytes(content)
        return str(path)

    return of


def run(*given):
    said = StringIO()
    call_command("importspeech", *given, stdout=said)
    return said.getvalue()


def test_a_file_becomes_a_speech_of_its_owner(cast, file):
    said = run(file(WEB_COPY.encode("gb18030")), "--owner", "wanda")

    speech = Speech.objects.get()
    assert said == f"{speech.pk} 青石县春季茶园管理动员会讲话\n"
    assert speech.created_by == cast.wanda
    assert Original.objects.get().speech == speech


def test_a_text_without_a_title_takes_the_one_that_is_given(cast, file):
    run(file(REMARKS.encode()), "--owner", "wanda", "--title", "在云岭乡的发言")

    assert Speech.objects.get().title == "在云岭乡的发言"


@pytest.mark.parametrize(
    ("content", "given"),
    [
        (REMARKS.encode(), []),
        (WEB_COPY.encode(), ["--title", "另一个标题"]),
        (b"", []),
        (b"%PDF-1.7", []),
        ("绝密★\n茶园讲话\n".encode(), []),
    ],
    ids=["no title", "two titles", "empty", "PDF", "classified"],
)
def test_a_refusal_is_a_sentence_and_nothing_is_made(cast, file, content, given):
    with pytest.raises(CommandError) as refusal:
        run(file(content), "--owner", "wanda", *given)

    assert len(str(refusal.value)) > 5
    assert not Original.objects.exists()
    assert not Speech.objects.exists()


def test_unknown_owners_and_missing_files_are_said(cast, file, tmp_path):
    with pytest.raises(CommandError):
        run(file(b"a"), "--owner", "nobody")
    with pytest.raises(CommandError, match=r"missing\.txt"):
        run(str(tmp_path / "missing.txt"), "--owner", "wanda")
