"""What holds for the grades of every change."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from speeches.domain.grading import Grade, grades_of
from speeches.domain.signing import Words, digest
from tests.domain.drafts import CLAUSES, noise, pairs, paragraphs

P, W, F, S, M = Grade
SENTENCES = (
    *(f"{clause}。" for clause in CLAUSES),
    "王小川书记到了青石县水利局；",
    "李大河、何明亮负责三项任务！",
    "落实《云岭水库管理办法》。",
    "我们不等不靠，没有退路。",
)
# Nothing of them is in any other sentence.
FRESH = ("ω≈ψ。", "呜呼噫嘻！", "氢氦锂铍硼。")
IGNORED = re.compile(r"[，。、；：！,;:!.…“”‘’\"'（）()\s\u200b—]")
FIGURE = re.compile(r"[0-9]+(?:[.,:，：][0-9]+)*")

kinds = st.sampled_from(("body", "standalone"))
words = st.builds(
    lambda depth, kind, parts: Words(depth, kind, "".join(parts)),
    st.integers(0, 1),
    kinds,
    st.lists(st.sampled_from(SENTENCES), max_size=4),
)
sections = st.lists(words, min_size=1, max_size=6)


def body(text: str) -> list[Words]:
    return [Words(0, "body", line) for line in text.split("\n")]


def tangled() -> st.SearchStrategy[tuple[list[Words], list[Words]]]:
    return st.tuples(sections, sections) | pairs().map(lambda texts: (body(texts[0]), body(texts[1])))


@given(tangled())
def test_there_is_a_grade_exactly_where_the_fingerprint_is_another(versions):
    old, new = versions

    assert bool(grades_of(old, new)) == (digest(old) != digest(new))
    assert grades_of(new, old) == grades_of(old, new)


@st.composite
def dotted(draw: st.DrawFn) -> tuple[list[Words], list[Words]]:
    """A text, and the same with other marks here and there, and seldom with other letters."""
    old = draw(noise | paragraphs())
    new = old
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(new)))
        marks = draw(
            st.sampled_from(
                ("", "，", "。", "、", " ", ".", ",", ":", "—", "“", "《", "\u200b", "5", "不", "\n")
            )
        )
        new = new[:at] + marks + new[at + draw(st.integers(0, 1)) :]
    return body(old), body(new)


@given(tangled() | dotted())
def test_punctuation_alone_leaves_every_letter_every_figure_and_every_line(versions):
    old, new = versions
    if not grades_of(old, new) <= {P}:
        return

    assert [(one.depth, one.kind) for one in old] == [(one.depth, one.kind) for one in new]
    for before, after in zip(old, new, strict=True):
        was, now = (text.replace("\u200b", "") for text in (before.text, after.text))
        assert IGNORED.sub("", was) == IGNORED.sub("", now)
        assert FIGURE.findall(was) == FIGURE.findall(now)


@given(sections, st.data())
def test_another_digit_is_another_fact(old, data):
    places = [(at, place) for at, one in enumerate(old) for place in map_digits(one.text)]
    assume(places)
    at, place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from(sorted({*"0123456789", ""} - {old[at].text[place]})))
    new = replaced(old, at, old[at].text[:place] + digit + old[at].text[place + 1 :])

    assert F in grades_of(old, new)


def map_digits(text: str) -> list[int]:
    return [place for place, letter in enumerate(text) if letter in "0123456789"]


def replaced(old: list[Words], at: int, text: str) -> list[Words]:
    return [*old[:at], Words(old[at].depth, old[at].kind, text), *old[at + 1 :]]


@given(sections, st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.data())
def test_a_sentence_taken_out_is_a_sentence(around, parts, data):
    at = data.draw(st.integers(0, len(parts) - 1))
    place = data.draw(st.integers(0, len(around)))
    old, new = (Words(0, "body", "".join(text)) for text in (parts, parts[:at] + parts[at + 1 :]))

    grades = grades_of([*around[:place], old, *around[place:]], [*around[:place], new, *around[place:]])

    assert S in grades
    assert not grades & {P, W, M}


@given(sections, st.data())
def test_lines_in_another_order_were_moved_and_nothing_else(old, data):
    new = data.draw(st.permutations(old))
    assume([one.text for one in new] != [one.text for one in old] and new != old)

    assert grades_of(old, new) == {M}


@given(sections, st.data())
def test_other_marks_outside_of_figures_are_punctuation(old, data):
    marks = [
        (at, match.start()) for at, one in enumerate(old) for match in re.finditer("[，。！；]", one.text)
    ]
    assume(marks)
    at, place = data.draw(st.sampled_from(marks))
    text = old[at].text
    mark = data.draw(
        st.sampled_from([one for one in ("，", "。", "！", "；", ",", "……", "：") if one != text[place]])
    )

    assert grades_of(old, replaced(old, at, text[:place] + mark + text[place + 1 :])) == {P}


@given(sections, sections, st.lists(st.sampled_from(FRESH), min_size=1, max_size=2), st.data())
def test_another_edit_elsewhere_takes_no_grade_away(old, new, fresh, data):
    place = data.draw(st.sampled_from((0, len(new))))
    more = [*new[:place], Words(0, "body", "".join(fresh)), *new[place:]]

    assert grades_of(old, new) <= grades_of(old, more)


@given(sections, sections)
def test_another_edit_in_a_line_that_stayed_takes_no_grade_away(old, new):
    stayed = Words(0, "body", "氢氦锂铍硼碳氮氧氟氖。")

    for edited in ("氢氦锂铍硼碳氮氧氟氖！", "氢氦锂铍硼碳氮氧氟钠。", "氢氦锂铍硼碳氮氧氟氖7。", "呜呼。"):
        changed = [*new, Words(0, "body", edited)]
        assert grades_of([*old, stayed], [*new, stayed]) <= grades_of([*old, stayed], changed)
