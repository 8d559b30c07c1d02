"""The change between two texts: exact for the machine, readable for people."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain import diff
from speeches.domain.diff import Hunk, Span, SpanKind
from tests.domain.drafts import noise, pairs, paragraphs

Changes = list[Hunk]


def applied(old: str, new: str, changes: Changes) -> str:
    parts, done = [], 0
    for hunk in changes:
        parts += [old[done : hunk.old_start], new[hunk.new_start : hunk.new_end]]
        done = hunk.old_end
    return "".join([*parts, old[done:]])


def marked(old: str, new: str) -> str:
    shown = {SpanKind.KEPT: "{}", SpanKind.REMOVED: "[-{}-]", SpanKind.ADDED: "{{+{}+}}"}
    return "".join(shown[span.kind].format(span.text) for span in diff.spans(old, new))


@pytest.mark.parametrize("changes_of", [diff.hunks, diff.readable])
class TestChanges:
    @given(versions=pairs())
    def test_applying_the_changes_to_the_old_text_gives_the_new(self, changes_of, versions):
        old, new = versions

        changes = changes_of(old, new)

        assert applied(old, new, changes) == new

    @given(versions=pairs())
    def test_changes_stand_in_order_and_apart_with_equal_text_between_them(self, changes_of, versions):
        old, new = versions

        changes = changes_of(old, new)

        fences = [Hunk(0, 0, 0, 0), *changes, Hunk(len(old), len(old), len(new), len(new))]
        for left, right in pairwise(fences):
            assert old[left.old_end : right.old_start] == new[left.new_end : right.new_start]
        for left, right in pairwise(changes):
            assert left.old_end < right.old_start
            assert left.new_end < right.new_start

    @given(versions=pairs())
    def test_every_change_changes_something(self, changes_of, versions):
        old, new = versions

        changes = changes_of(old, new)

        assert all(hunk.removed or hunk.added for hunk in changes)
        assert bool(changes) == (old != new)


@given(st.text(alphabet="中国人", max_size=8), st.text(alphabet="中国人", max_size=8))
def test_the_stored_change_is_as_small_as_can_be(old, new):
    changes = diff.hunks(old, new)

    common = longest_common(old, new)
    assert sum(hunk.removed for hunk in changes) == len(old) - common
    assert sum(hunk.added for hunk in changes) == len(new) - common


def longest_common(old: str, new: str) -> int:
    best = [0] * (len(new) + 1)
    for left in old:
        before = best[:]
        for place, right in enumerate(new):
            best[place + 1] = before[place] + 1 if left == right else max(before[place + 1], best[place])
    return best[-1]


@given(noise | paragraphs(), st.data())
def test_an_insertion_is_found_at_the_same_place_wherever_it_was_typed(text, choice):
    place = choice.draw(st.integers(0, len(text)))
    words = choice.draw(st.text(alphabet="中国，。", min_size=1, max_size=4))
    new = text[:place] + words + text[place:]

    (hunk,) = diff.hunks(text, new)

    could_stand_further_left = hunk.new_start > 0 and new[hunk.new_start - 1] == new[hunk.new_end - 1]
    assert not could_stand_further_left
    assert (hunk.removed, hunk.added) == (0, len(words))


@given(pairs())
def test_kept_and_removed_make_the_old_text_and_kept_and_added_the_new(versions):
    old, new = versions

    spans = diff.spans(old, new)

    assert "".join(span.text for span in spans if span.kind is not SpanKind.ADDED) == old
    assert "".join(span.text for span in spans if span.kind is not SpanKind.REMOVED) == new
    assert all(span.text for span in spans)


@given(noise | paragraphs())
def test_an_unchanged_text_is_one_kept_span(text):
    assert diff.spans(text, text) == ((Span(SpanKind.KEPT, text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("全镇现有10个行政村", "全镇现有12个行政村", "全镇现有[-10-]{+12+}个行政村"),
        ("增长8.5%以上", "增长18.5%以上", "增长[-8.5%-]{+18.5%+}以上"),
        ("投资1,200万元", "投资1,350万元", "投资[-1,200-]{+1,350+}万元"),
        ("建设4G基站", "建设5G基站", "建设[-4-]{+5+}G基站"),
        ("使用Windows系统", "使用Linux系统", "使用[-Windows-]{+Linux+}系统"),
        ("在XX镇党委领导下", "在临江镇党委领导下", "在[-XX-]{+临江+}镇党委领导下"),
        ("力争20XX年建成", "力争2027年建成", "力争[-20XX-]{+2027+}年建成"),
        ("2021年3月开工", "2022年6月开工", "[-2021-]{+2022+}年[-3-]{+6+}月开工"),
        ("𠮷家村和𠮷安村", "𠮷家村与𠮷安村", "𠮷家村[-和-]{+与+}𠮷安村"),
    ],
)
def test_figures_latin_words_and_blanks_are_marked_whole(old, new, shown):
    assert marked(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "感谢大家的支持。下面讲三点。",
            "感谢大家的支持。这些我都记着。下面讲三点。",
            "感谢大家的支持。{+这些我都记着。+}下面讲三点。",
        ),
        (
            "修好一条路，架起一座桥，通了一方水。",
            "修好一条路，通了一方水。",
            "修好一条路，[-架起一座桥，-]通了一方水。",
        ),
        ("加强河道管护", "强化河道管护", "[-加强-]{+强化+}河道管护"),
        (
            "要抓好春耕。要盯紧防汛。",
            "要抓好春耕生产。要盯紧防汛备汛。",
            "要抓好春耕{+生产+}。要盯紧防汛{+备汛+}。",
        ),
        (
            "上半年抓进度。下半年抓质量。",
            "上半年抓安全。严要求抓质量。",
            "上半年抓[-进度-]{+安全+}。[-下半年-]{+严要求+}抓质量。",
        ),
    ],
)
def test_whole_sentences_and_clauses_are_marked_rather_than_their_shreds(old, new, shown):
    assert marked(old, new) == shown


def test_a_clause_of_which_little_is_left_is_shown_as_replaced():
    old, new = "各级各部门都来抓落实，群众等着看。", "全体干部要都来抓到底，群众等着看。"

    assert marked(old, new) == "[-各级各部门都来抓落实-]{+全体干部要都来抓到底+}，群众等着看。"


def test_a_paragraph_of_which_little_is_left_is_shown_as_replaced():
    old, new = "老街要修旧如旧，留住乡愁。", "产业园上半年已有十二家企业入驻投产。"

    spans = diff.spans(old, new)

    assert spans == (Span(SpanKind.REMOVED, old), Span(SpanKind.ADDED, new))


def test_a_short_paragraph_that_was_much_extended_stays_visible():
    old = "抓好落实。"
    new = old + "各村要把任务分到人、定到天，谁主管谁负责，月底前逐项报结果。" * 3

    spans = diff.spans(old, new)

    assert spans[0] == Span(SpanKind.KEPT, old)
    assert [span.kind for span in spans] == [SpanKind.KEPT, SpanKind.ADDED]


def hostile_pairs() -> dict[str, tuple[str, str]]:
    dice, size = random.Random(5), 20_000  # noqa: S311 - a fixed sequence, no secret
    drawn = {
        letters: (
            "".join(dice.choice(letters) for _ in range(size)),
            "".join(dice.choice(letters) for _ in range(size)),
        )
        for letters in ("中国", "ab", "1,", "，国", "。国", "1国", "一二")
    }
    return drawn | {
        "one character": ("国" * size, "国" * (size - 777)),
        "one character, broken": ("国" * size, ("国" * 9 + "中") * (size // 10)),
        "period": ("中国" * (size // 2), ("中国" * 50 + "国") * (size // 101)),
        "almost a period": (("国" * 10 + "中") * (size // 11), ("国" * 9 + "中") * (size // 10)),
        "insertion into a run": ("国" * size + "中" + "国" * size, "国" * size),
    }


@pytest.mark.parametrize("name", hostile_pairs())
def test_twenty_thousand_hostile_characters_take_no_longer_than_a_page_may(name):
    old, new = hostile_pairs()[name]
    began = time.process_time()

    changes = diff.readable(old, new)

    assert applied(old, new, changes) == new
    assert time.process_time() - began < 2


@given(pairs())
def test_spans_tell_the_changes_they_were_made_of(versions):
    old, new = versions

    assert diff.hunks_of(diff.spans(old, new)) == diff.readable(old, new)
