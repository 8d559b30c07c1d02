"""What counts as written and struck out by the principal."""

from hypothesis import example, given
from hypothesis import strategies as st

from speeches.domain.anchors.carrying import Passage
from speeches.domain.strokes.writing import strokes_of
from tests.domain.drafts import edited, paragraphs

OLD = "过去一年，全镇新建茶园五百亩，带动农户三百户。"


def told(*passages):
    """What he wrote and struck out, place by place."""
    return [(stroke.standing, stroke.removed) for stroke in strokes_of(passages)]


def edit(new, old=OLD):
    return Passage([(1, old)], [(1, new)])


def test_a_word_for_another_is_one_stroke_with_both():
    assert told(edit(OLD.replace("茶园", "果林"))) == [("果林", "茶园")]


def test_each_place_of_one_save_is_a_stroke_of_its_own():
    new = OLD.replace("全镇", "各村").replace("三百户", "大户")

    assert told(edit(new)) == [("各村", "全镇"), ("大", "三百")]


def test_words_struck_out_leave_a_point():
    [stroke] = strokes_of([edit(OLD.replace("，带动农户三百户", ""))])

    assert (stroke.standing, stroke.removed) == ("", "，带动农户三百户")
    assert stroke.is_removal
    assert (stroke.anchor.start, stroke.anchor.end) == (14, 14)


def test_a_new_paragraph_is_his_and_one_that_he_took_out_is_struck_out_whole():
    assert told(Passage([], [(7, "干部要到村里去。")])) == [("干部要到村里去。", "")]
    assert told(Passage([(7, "干部要到村里去。")], [])) == [("", "干部要到村里去。")]


def test_splitting_joining_and_moving_leave_no_stroke():
    head, tail = OLD[:8], OLD[8:]
    apart, together = [(1, head), (2, tail)], [(1, OLD)]

    assert told(Passage(together, apart), Passage(apart, together), Passage(together, together)) == []


def test_a_split_with_words_put_in_has_only_the_words():
    new = [(1, OLD[:8]), (2, "同时，" + OLD[8:])]

    assert told(Passage([(1, OLD)], new)) == [("同时，", "")]


def test_space_alone_is_nothing_that_he_wrote():
    assert told(edit("过去一年， 全镇新建茶园五百亩，带动农户三百户。")) == []


@st.composite
def versions(draw):
    """A paragraph, and what he made of it."""
    old = draw(paragraphs())
    return old, draw(edited(old))


@given(versions())
@example((OLD, ""))
def test_outside_of_his_strokes_it_reads_as_before(versions):
    old, new = versions
    lines = [(at, line) for at, line in enumerate(new.split("\n"), 1) if line]

    strokes = strokes_of([Passage([(1, old)], lines)])

    kept = solid("".join(without(lines, strokes).values()))
    for stroke in strokes:
        assert solid(stroke.removed) in solid(old)
    assert len(kept) + sum(len(solid(stroke.removed)) for stroke in strokes) == len(solid(old))


def without(lines, strokes):
    """The lines without what he wrote; one that he took out whole is empty."""
    texts = {1: ""} | dict(lines)
    for stroke in sorted(strokes, key=lambda stroke: -stroke.anchor.start):
        at = stroke.anchor
        assert texts[at.paragraph][at.start : at.end] == stroke.standing
        texts[at.paragraph] = texts[at.paragraph][: at.start] + texts[at.paragraph][at.end :]
    return texts


def solid(words):
    return "".join(words.split())
