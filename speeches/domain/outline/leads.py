"""The first sentence of a paragraph: the heading of a run-in or lead section (C2, C8)."""

import re

from speeches.domain.outline.parts import Section, SectionKind

SENTENCE_ENDS = "。｡！？!?"

_STOP = re.compile(r"[。｡！？!?.]")
_CLOSERS = '”’」』）)》"'
_OUTSIDE_A_WORD = re.compile(r"[\u3400-\u9fff”’」』）)》]")
_LEFT_OUT = "。｡；;"


def lead_sentence(text: str) -> tuple[str, str]:
    """The first sentence with its full stop, and all that follows; the whole text when it is one sentence.

    A half-width full stop counts only in a paragraph written half-width, between Chinese words.
    """
    end = _first_end(text)
    return text[:end], text[end:]


def is_one_sentence(text: str) -> bool:
    """Whether nothing follows the first sentence."""
    return not lead_sentence(text)[1]


def headline(text: str) -> str:
    """The first sentence as a heading: without the full stop or semicolon at its end."""
    return without_stop(lead_sentence(text)[0])


def without_stop(heading: str) -> str:
    """A heading as the outline shows it: a stray full stop at its end left out (C8)."""
    bare = heading.rstrip(_LEFT_OUT)
    ends_in_dot = bare[-1:] in {".", "．"} and _OUTSIDE_A_WORD.match(bare[-2:-1]) is not None
    return bare[:-1] if ends_in_dot else bare


def heading_of(section: Section) -> str:
    """What the outline shows for a section: its heading line, or the first sentence of its text."""
    if section.kind in {SectionKind.RUN_IN, SectionKind.LEAD} and section.paragraphs:
        return headline(section.paragraphs[0].text)
    return without_stop(section.heading)


def _first_end(text: str) -> int:
    is_half_width = "，" not in text and ("," in text or "。" not in text)
    for stop in _STOP.finditer(text):
        after = stop.end()
        is_quoted = text[after : after + 1] in _CLOSERS if after < len(text) else False
        if stop[0] in "。｡":
            return _past_closers(text, after)
        if stop[0] != "." and not is_quoted:
            return after
        if stop[0] == "." and is_half_width and _stands_between_words(text, stop.start()):
            return after
    return len(text)


def _past_closers(text: str, end: int) -> int:
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    return end


def _stands_between_words(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return _OUTSIDE_A_WORD.match(before) is not None and (not after or _is_word_start(after))


def _is_word_start(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in "“‘「『（《"
