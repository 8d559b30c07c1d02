"""The JSON of the outline, on real speeches where they are at hand."""

import json
from pathlib import Path

import pytest

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.read import read
from speeches.domain.outline.write import write_with_noise

SPEECHES = Path(__file__).parents[4] / "shared" / "speeches"
FILES = sorted(SPEECHES.glob("*.txt"))


@pytest.mark.skipif(not FILES, reason="the real speeches are not here")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_real_speech_has_the_outline_a_writer_drew(file: Path) -> None:
    text = file.read_bytes().decode()
    drawn_by_a_writer = json.loads(file.with_suffix(".outline.json").read_text("utf-8"))

    outline = read(text)

    assert json.dumps(as_json(outline, file.name)) == json.dumps(drawn_by_a_writer)
    assert write_with_noise(outline) == text


def test_no_key_is_ever_absent() -> None:
    outline = as_json(read(""), "空.txt")

    assert outline == {
        "source_file": "空.txt",
        "noise": [],
        "title": None,
        "subtitle": None,
        "salutation": [],
        "opening": None,
        "sections": [],
        "part_wrap_up": None,
        "closing": None,
        "paragraph_count": 0,
        "placeholders": {},
        "inline_points": 0,
        "truncated": False,
    }


def test_section_shows_number_marker_and_heading_apart() -> None:
    outline = as_json(read("（一） 抓项目\n项目是龙头。\n１、抓招商。引进企业。\n"), "")

    section = outline["sections"][0]

    assert (section["number"], section["marker"], section["heading"]) == ("一", "（一）", "抓项目")
    assert section["children"][0]["marker"] == "１、"
    assert section["children"][0]["number"] == "1"


def test_placeholders_are_counted_in_headings_and_titles_too() -> None:
    outline = as_json(read("XX镇工作总结\n一、抓好SX（X省道）\n投资xx万元。\n"), "")

    assert outline["placeholders"] == {"X": 2, "XX": 1, "xx": 1}
