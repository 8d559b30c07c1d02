"""A seal notices every change of the text that was kept, and of the version that it is of."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.sign_off.sealing import (
    Finding,
    SealedLine,
    SealedSignature,
    SealedSpeech,
    SealedStep,
    check_code,
    look_at,
    seal_of,
    written,
)
from speeches.domain.signing import Words, digest

TITLE, HEADING, TEXT = "在临江镇工作会议上的讲话", "过去一年的工作", "新修村道18公里，惠及6个村。"
LINES = (
    SealedLine("", 0, "front", ""),
    SealedLine("", 1, "title", TITLE),
    SealedLine("一、", 0, "standalone", HEADING),
    SealedLine("", 1, "body", TEXT),
)
SIGNED = SealedSignature("沙娜", "政府办", "主任", "", "", "agree", "", "2026-03-05T04:00:00+00:00", "0" * 64)
SPEECH = SealedSpeech(
    title=TITLE,
    version=9,
    lap=1,
    sealed_at="2026-03-05T04:00:00+00:00",
    sealed_by="王文",
    note="",
    exceptions="",
    digest=digest(Words(line.depth, line.kind, line.text) for line in LINES),
    lines=LINES,
    steps=(SealedStep("签发", "issue", "", "", "", (SIGNED,)),),
)
KEPT = written(SPEECH)


def test_what_was_sealed_holds():
    assert look_at(KEPT, seal_of(KEPT), SPEECH.digest) is Finding.HOLDS


@given(st.integers(0, len(KEPT) - 1), st.characters(exclude_categories=["Cs"]))
def test_any_other_letter_in_the_text_is_noticed(at, letter):
    altered = KEPT[:at] + letter + KEPT[at + 1 :]

    holds = look_at(altered, seal_of(KEPT), SPEECH.digest) is Finding.HOLDS

    assert holds == (altered == KEPT)


@given(st.integers(0, len(KEPT) - 1), st.integers(1, 40))
def test_whatever_is_taken_out_or_put_twice_is_noticed(at, length):
    taken, twice = KEPT[:at] + KEPT[at + length :], KEPT[: at + length] + KEPT[at:]

    assert {look_at(text, seal_of(KEPT), SPEECH.digest) for text in (taken, twice)} == {Finding.ALTERED}


@given(st.sampled_from(range(len(LINES))), st.text("一二三，。", min_size=1, max_size=5))
def test_who_writes_a_new_hash_beside_other_words_is_noticed_too(at, words):
    forged = [
        replace(line, text=line.text + words) if here == at else line for here, line in enumerate(LINES)
    ]
    text = written(replace(SPEECH, lines=tuple(forged)))

    assert look_at(text, seal_of(text), SPEECH.digest) is Finding.ALTERED


def test_a_version_that_says_something_else_is_noticed():
    assert look_at(KEPT, seal_of(KEPT), "1" * 64) is Finding.OTHER_WORDS


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"lines": [1]}', '{"lines": [], "x": 1}'])
def test_what_is_no_sealed_text_is_noticed(text):
    assert look_at(text, seal_of(text), SPEECH.digest) is Finding.ALTERED


def test_the_text_needs_nothing_beside_it():
    kept = json.loads(KEPT)

    assert [line["number"] + line["text"] for line in kept["lines"] if line["text"]] == [
        TITLE,
        f"一、{HEADING}",
        TEXT,
    ]
    assert kept["steps"][0]["signatures"][0]["name"] == "沙娜"


def test_a_check_code_is_read_out_in_two_groups():
    assert check_code("0a1b2c3d4e") == "0A1B 2C3D"
