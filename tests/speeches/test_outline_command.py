"""`manage.py outline`; no test here may touch a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

SPEECHES = Path(__file__).parents[3] / "shared" / "speeches"
FILES = sorted(SPEECHES.glob("*.txt"))
SPEECH = "临江镇工作总结\n来源：青石网\n同志们：\n讲两点。\n一是抓项目。项目是龙头。\n二是抓作风。作风是保证"


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("outline", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "总结.txt"
    path.write_bytes(SPEECH.encode("gb18030"))
    return path


@pytest.mark.skipif(not FILES, reason="the real speeches are not here")
@pytest.mark.parametrize("speech", FILES, ids=lambda speech: speech.stem)
def test_json_of_a_real_speech_is_what_a_writer_drew(speech: Path) -> None:
    out = printed(str(speech), "--json")

    assert out == speech.with_suffix(".outline.json").read_text("utf-8").rstrip("\n") + "\n"


def test_json_names_the_file_and_keeps_chinese_readable(file: Path) -> None:
    out = printed(str(file), "--json")

    assert json.loads(out)["source_file"] == "总结.txt"
    assert '"title": "临江镇工作总结"' in out


def test_readable_outline_shows_lines_numbers_and_headings(file: Path) -> None:
    out = printed(str(file))

    lines = out.splitlines()
    assert lines[0].split() == ["2", "-", "来源：青石网"]
    assert lines[3].split() == ["5", "一是抓项目", "(run_in)", "[5]"]
    assert len(lines) == 6


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00", b"\xff\xff"])
def test_file_that_is_no_text_is_refused_with_a_sentence(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)

    with pytest.raises(CommandError, match=r"^总结\.txt：.+。$"):
        printed(str(file))


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        printed(str(tmp_path / "nowhere.txt"))
