"""Laws of anchors, on texts and edits found by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.anchors.anchor import NotThere, anchored
from speeches.domain.anchors.browser import code_points
from speeches.domain.anchors.carrying import Passage, carry
from speeches.domain.anchors.shifting import shifted
from speeches.domain.hunks import hunks
from tests.domain.drafts import confusing, edited, noise, paragraphs

texts = (noise | confusing | paragraphs()).map(lambda text: text.replace("\n", ""))


@st.composite
def marked(draw: st.DrawFn, count: int = 1):
    """A text, and ranges of it that hold words."""
    text = draw(texts.filter(str.strip))
    ranges = []
    for _ in range(count):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        try:
            found = anchored(1, text, start, end)
        except NotThere:
            found = anchored(1, text, 0, len(text))
        ranges.append(found)
    return text, ranges


@st.composite
def stories(draw: st.DrawFn):
    """A text with anchors, and what a version made of its paragraph: one, several or none."""
    text, anchors = draw(marked(3))
    lines = [line for line in draw(edited(text)).split("\n") if line]
    return text, anchors, lines


@given(stories())
def test_an_anchor_stands_on_the_words_it_says_or_on_a_point(story):
    text, anchors, lines = story
    news = list(enumerate(lines, start=1))

    after = carry(dict(enumerate(anchors)), [Passage([(1, text)], news)])

    for key, anchor in enumerate(anchors):
        found = after.get(key, anchor)
        there = dict(news).get(found.paragraph, "")
        assert 0 <= found.start <= found.end
        if found.is_lost:
            assert (found.start, found.words, found.origin) == (found.end, anchor.words, anchor.origin)
        else:
            assert there[found.start : found.end] == found.words != ""
            assert there[: found.start].endswith(found.before)
            assert there[found.end :].startswith(found.after)


@given(marked(3))
def test_a_version_that_wrote_the_same_words_moves_nothing(story):
    text, anchors = story

    assert carry(dict(enumerate(anchors)), [Passage([(1, text)], [(1, text)])]) == {}


@given(stories())
def test_what_is_undone_is_the_same_change_backwards(story):
    text, _, lines = story
    olds, news = [(1, text)], list(enumerate(lines, start=1))

    done, undone = Passage(olds, news), Passage(news, olds)

    assert [change.undone for change in done.changes] == undone.changes


@given(marked(1), st.text("新茶园，", min_size=1, max_size=9), st.data())
def test_what_is_put_in_outside_moves_it_by_as_much_and_inside_makes_it_longer(story, words, choice):
    text, [anchor] = story
    # Put in right beside an equal character, the same text can have come about in two ways.
    words = f"◆{words}◆"
    at = choice.draw(st.integers(0, len(text)))

    found = carry({0: anchor}, [Passage([(1, text)], [(1, text[:at] + words + text[at:])])]).get(0, anchor)

    start = anchor.start + (len(words) if at <= anchor.start else 0)
    end = anchor.end + (len(words) if at < anchor.end else 0)
    assert (found.start, found.end) in {(start, end), _unless_found_whole(found, anchor)}


def _unless_found_whole(found, anchor):
    """Words that stand whole in the new text as they did in the old one are those that are meant."""
    return (found.start, found.end) if found.words == anchor.words else (-1, -1)


@given(marked(2).filter(lambda story: story[1][0].end <= story[1][1].start), st.data())
def test_two_ranges_that_still_hold_words_never_change_their_order(story, choice):
    text, [first, second] = story
    changes = hunks(text, choice.draw(edited(text)))

    before = shifted(changes, first.start, first.end)
    behind = shifted(changes, second.start, second.end)

    if before.start < before.end and behind.start < behind.end:
        assert before.start <= behind.start
        assert before.end <= behind.end


@given(marked(3))
def test_a_paragraph_that_is_removed_and_brought_back_has_them_where_they_were(story):
    text, anchors = story

    lost = carry(dict(enumerate(anchors)), [Passage([(1, text)], [])])
    back = carry(lost, [Passage([], [(1, text)])])

    assert set(lost) == set(back) == {0, 1, 2}
    assert all(anchor.is_lost for anchor in lost.values())
    assert [back[key].words for key in range(3)] == [anchor.words for anchor in anchors]
    assert [back[key] for key in range(3)] == anchors


@given(marked(3), st.data())
def test_split_and_joined_again_they_are_where_they_were(story, choice):
    text, anchors = story
    at = choice.draw(st.integers(1, max(1, len(text) - 1)))
    head, tail = text[:at], text[at:]
    if not tail:
        return

    apart = carry(dict(enumerate(anchors)), [Passage([(1, text)], [(1, head), (2, tail)])])
    parts = dict(enumerate(anchors)) | apart
    together = parts | carry(parts, [Passage([(1, head), (2, tail)], [(1, text)])])

    for key, anchor in enumerate(anchors):
        is_the_only_one = (
            text.find(anchor.words, anchor.start + 1) < 0 and text.find(anchor.words) == anchor.start
        )
        if is_the_only_one and not parts[key].is_lost:
            assert together[key] == anchor


@given(st.text("中𠮷a𬭊，\U0001f600", max_size=20), st.data())
def test_offsets_of_the_browser_are_counted_in_units_of_utf_16(text, choice):
    at = choice.draw(st.integers(0, len(text)))
    units = len(text[:at].encode("utf-16-le")) // 2

    assert code_points(text, units) == at


@pytest.mark.parametrize(("units", "at"), [(0, 0), (1, 0), (2, 1), (3, 2), (99, 3)])
def test_half_a_character_is_in_front_of_it(units, at):
    assert code_points("𠮷镇长", units) == at
