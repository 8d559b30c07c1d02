"""What a downloaded speech is called."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speeches.exchange.file_names import LONGEST, NAMELESS, download_name


def test_a_speech_is_called_by_its_title():
    title = "在临江镇2024年度总结大会上的讲话（送审稿）"

    name = download_name(title, ".docx")

    assert name == "在临江镇2024年度总结大会上的讲话（送审稿）.docx"


def test_a_title_of_two_lines_becomes_one():
    title = "凝心聚力抓落实\r\n奋楫扬帆再出发\u3000——讲话"

    name = download_name(title, ".txt")

    assert name == "凝心聚力抓落实 奋楫扬帆再出发 ——讲话.txt"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc passwd.docx"),
        ('县\\镇:讲话*?"<>|', "县 镇 讲话.docx"),
        ("讲\u200b话\ufeff稿\u00ad", "讲话稿.docx"),
        ("讲话\u202excod.exe", "讲话xcod.exe.docx"),
        ("讲\x00话\x0b稿\x7f", "讲话 稿.docx"),
        ("...讲话...", "讲话.docx"),
    ],
)
def test_nothing_dangerous_or_unseen_gets_into_a_name(title, name):
    assert download_name(title, ".docx") == name


@pytest.mark.parametrize(
    "title", ["", " \n\t", "...", "\u200b\u202e", "///", "CON", "nul", "Com1.old", "lpt¹"]
)
def test_a_title_that_cannot_be_a_name_gets_the_fallback(title):
    assert download_name(title, ".docx") == NAMELESS + ".docx"


def test_a_rare_surname_keeps_its_characters():
    title = "𠮷\U000e0100书记讲话"

    name = download_name(title, ".docx")

    assert name == "𠮷\U000e0100书记讲话.docx"


def test_a_long_title_is_cut_and_keeps_its_suffix():
    title = "讲" * 500

    name = download_name(title, ".docx")

    assert name == "讲" * 75 + ".docx"


@given(title=st.text(max_size=200), suffix=st.sampled_from([".docx", ".txt", ".md", "-花脸稿.docx"]))
@example(title="\U00020bb7" * 200, suffix=".docx")
@example(title="讲" * 74 + " " + "话", suffix=".docx")
@example(title="a. " * 100, suffix=".txt")
def test_every_title_gives_a_name_that_every_desktop_takes(title, suffix):
    name = download_name(title, suffix)

    stem = name.removesuffix(suffix)
    assert name.endswith(suffix)
    assert stem
    assert stem == stem.strip(" .")
    assert len(name) <= LONGEST
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\:*?"<>|\n\r\t')
    assert not any(unicodedata.category(sign).startswith("C") for sign in name)
