"""Who wrote which characters, kept up at every save."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain import authorship
from speeches.domain.authorship import Written
from tests.domain.drafts import edited, noise, paragraphs


@st.composite
def histories(draw: st.DrawFn) -> list[str]:
    texts = [draw(noise | paragraphs())]
    for _ in range(draw(st.integers(0, 5))):
        texts.append(draw(edited(texts[-1])))
    return texts


runs_of_any_text = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4)).map(list), max_size=8)


def letters(runs) -> list[int]:
    return [version for length, version in runs for _ in range(length)]


@given(histories())
def test_runs_cover_the_text_without_empty_or_equal_neighbours(texts):
    runs = authorship.folded(enumerate(texts, start=1))

    assert sum(length for length, _ in runs) == len(texts[-1])
    assert all(length > 0 for length, _ in runs)
    assert all(left[1] != right[1] for left, right in pairwise(runs))


@given(histories())
def test_rebuilding_from_all_versions_gives_what_updating_at_every_save_gave(texts):
    runs = authorship.of_new(texts[0], 1)

    for version, (old, new) in enumerate(pairwise(texts), start=2):
        runs = authorship.updated(runs, old, new, version)

    assert runs == authorship.folded(enumerate(texts, start=1))


@given(histories())
def test_a_version_that_changed_nothing_wrote_nothing(texts):
    runs = authorship.folded(enumerate(texts, start=1))

    assert authorship.updated(runs, texts[-1], texts[-1], 99) == runs


@given(noise | paragraphs(), st.data())
def test_inserted_words_belong_to_who_inserted_them_and_the_rest_stays(text, choice):
    place = choice.draw(st.integers(0, len(text)))
    runs = authorship.of_new(text, 1)

    runs = authorship.updated(runs, text, text[:place] + "甲乙" + text[place:], 2)

    expected = [[place, 1], [2, 2], [len(text) - place, 1]]
    assert runs == [run for run in expected if run[0]]


@given(runs_of_any_text, st.data())
def test_cutting_a_text_anywhere_and_joining_the_parts_loses_nobody(runs, choice):
    length = len(letters(runs))
    place = choice.draw(st.integers(0, length))

    first, second = authorship.cut(runs, 0, place), authorship.cut(runs, place, length)

    assert letters(first) == letters(runs)[:place]
    assert authorship.joined(first, second) == authorship.joined(runs)
    assert letters(authorship.joined(runs)) == letters(runs)


def test_a_replaced_figure_belongs_to_who_replaced_it():
    old, new = "投资12.6亿元。", "投资13.1亿元。"

    runs = authorship.updated([[9, 4]], old, new, 7)

    assert letters(runs) == [4, 4, 4, 7, 4, 7, 4, 4, 4]


def test_joining_makes_one_run_of_neighbours_of_one_version():
    assert authorship.joined([[3, 1], [2, 5]], [[4, 5]], []) == [[3, 1], [6, 5]]


def test_nobody_wrote_an_empty_text():
    assert authorship.of_new("", 1) == []


def test_runs_of_another_text_are_refused():
    with pytest.raises(authorship.RunsMisfit):
        authorship.updated([[2, 1]], "三个字", "四个字", 2)


@given(noise | paragraphs(), noise | paragraphs(), st.data())
def test_whoever_splits_a_text_does_not_become_its_author(text, other, choice):
    # A paragraph is one line.
    text, other = text.replace("\n", ""), other.replace("\n", "")
    place = choice.draw(st.integers(0, len(text)))
    runs = authorship.updated(authorship.of_new(text, 1), text, text + other, 2)
    whole = text + other

    parts = authorship.split(runs, whole, [whole[:place], whole[place:]], 3)

    assert authorship.joined(*parts) == runs


def test_a_split_that_also_rewrites_gives_only_the_new_words_to_whoever_split():
    runs = authorship.of_new("一是抓项目。二是抓作风。", 1)

    first, second = authorship.split(runs, "一是抓项目。二是抓作风。", ["一是抓好项目。", "二是抓作风。"], 2)

    assert first == [[3, 1], [1, 2], [3, 1]]
    assert second == [[6, 1]]


def test_rebuilding_follows_paragraphs_through_splits_and_joins():
    history = [
        Written(1, 1, "一是抓项目。二是抓作风。"),
        Written(1, 2, "一是抓项目。"),
        Written(2, 2, "二是抓作风。", split_from=1),
        Written(2, 3, "二是抓好作风。"),
        Written(1, 4, "一是抓项目。二是抓好作风。"),
        Written(2, 4, "", joined_into=1),
    ]

    runs = authorship.rebuilt(history)

    assert runs[1] == [[9, 1], [1, 3], [3, 1]]
    assert runs[2] == [[3, 1], [1, 3], [3, 1]]


def test_a_paragraph_behind_one_that_stays_as_it_was_is_all_of_its_own_version():
    history = [Written(1, 1, "全年开工十二个项目。"), Written(2, 2, "新的一段。", split_from=1)]

    assert authorship.rebuilt(history) == {1: [[10, 1]], 2: [[5, 2]]}


def test_a_line_break_alone_splits_what_stays_as_it_was():
    history = [
        Written(1, 1, "上半句，下半句。"),
        Written(2, 2, "下半句。", split_from=1),
        Written(1, 2, "上半句，"),
    ]

    assert authorship.rebuilt(history) == {1: [[4, 1]], 2: [[4, 1]]}
