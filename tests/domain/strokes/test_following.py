"""Which later changes touch what the principal wrote and struck out."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speeches.domain.anchors.anchor import anchored
from speeches.domain.anchors.carrying import Passage
from speeches.domain.strokes.following import follow
from speeches.domain.strokes.stroke import Stroke
from speeches.domain.strokes.writing import strokes_of
from tests.domain.drafts import edited, paragraphs

TEXT = "过去一年，全镇新建茶园五百亩，带动农户三百户，群众拍手称好。"
HIS = "新建茶园五百亩，带动农户"


def his(words=HIS, text=TEXT, removed=""):
    start = text.index(words)
    return Stroke(anchored(1, text, start, start + len(words)), removed)


def after(stroke, *passages):
    """Where it stands, what it says, and whether it was touched."""
    found = follow({0: stroke}, passages).get(0)
    return (found.strokes, found.is_touched) if found else ((stroke,), False)


def edit(new, old=TEXT):
    return Passage([(1, old)], [(1, new)])


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace("五百", "六百"),
        TEXT.replace("亩，带动", "亩；带动"),
        TEXT.replace("亩，带动", "亩带动"),
        TEXT.replace("新建茶园", "新建生态茶园"),
        TEXT.replace(HIS, ""),
        "全篇另写。",
    ],
    ids=["a word", "punctuation", "a comma out", "a word put in", "all of it", "another text"],
)
def test_a_change_inside_touches(new):
    assert after(his(), edit(new))[1]


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace("过去一年", "一年来"),
        TEXT.replace("三百户", "四百户"),
        TEXT.replace(HIS, f"共{HIS}"),
        TEXT.replace(HIS, f"{HIS}约"),
        TEXT + "谢谢大家。",
    ],
    ids=["before", "behind", "at its start", "at its end", "at the end"],
)
def test_a_change_beside_does_not(new):
    [stroke], is_touched = after(his(), edit(new))

    assert not is_touched
    assert new[stroke.anchor.start : stroke.anchor.end] == HIS


def test_a_clause_that_is_put_elsewhere_is_not_touched():
    moved = f"{HIS}三百户，过去一年，全镇群众拍手称好。"

    assert not after(his(), edit(moved))[1]


def test_a_paragraph_that_is_taken_out_touches_and_brought_back_gives_his_words_back():
    [gone], is_touched = after(his(), Passage([(1, TEXT)], []))
    [back], is_touched_again = after(gone, Passage([], [(1, TEXT)]))

    assert is_touched
    assert gone.standing == ""
    assert is_touched_again
    assert back == his()


def test_split_inside_both_parts_are_his():
    cut = TEXT.index("带动")
    parts, is_touched = after(his(), Passage([(1, TEXT)], [(1, TEXT[:cut]), (2, TEXT[cut:])]))

    assert not is_touched
    assert [(part.anchor.paragraph, part.standing) for part in parts] == [
        (1, "新建茶园五百亩，"),
        (2, "带动农户"),
    ]
    assert all(part.is_as_written for part in parts)
    assert after(parts[1], Passage([(2, TEXT[cut:])], [(2, TEXT[cut:].replace("农户", "户"))]))[1]


def test_split_and_changed_inside_is_touched():
    cut = TEXT.index("带动")

    assert after(his(), Passage([(1, TEXT)], [(1, TEXT[:cut]), (2, "又" + TEXT[cut:])]))[1]


def test_words_that_are_whole_again_have_no_part_in_the_line_behind_them():
    lines = [(1, "引进基站18座，"), (2, "新建农村公路。")]
    joined = "引进基站好。建农村公路。"
    stroke = his("基站18座，", lines[0][1])

    [then], _ = after(stroke, Passage(lines, [(1, joined)]))
    [now], _ = after(then, Passage([(1, joined)], lines))

    assert now == stroke


@st.composite
def written(draw):
    """A paragraph and words of it that are his."""
    text = draw(paragraphs())
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, Stroke(anchored(1, text, start, end))


@given(written(), st.data())
def test_what_is_put_in_touches_if_and_only_if_it_is_inside(story, choice):
    text, stroke = story
    at = choice.draw(st.integers(0, len(text)))

    is_touched = after(stroke, edit(f"{text[:at]}◆{text[at:]}", text))[1]

    assert is_touched == (stroke.anchor.start < at < stroke.anchor.end)


@given(written(), st.data())
def test_whatever_is_taken_out_of_it_touches(story, choice):
    text, stroke = story
    at = choice.draw(st.integers(stroke.anchor.start, stroke.anchor.end - 1))
    # Of equal letters side by side it is the same which one went, at an edge also whose.
    is_doubled = text[at] in {text[at - 1 : at], text[at + 1 : at + 2]}

    is_touched = after(stroke, edit(text[:at] + text[at + 1 :], text))[1]

    assert is_touched or is_doubled


@given(written(), st.data())
def test_a_change_outside_never_touches_words_that_stand_once(story, choice):
    text, stroke = story
    anchor = stroke.anchor
    before = choice.draw(edited(text[: anchor.start])).replace("\n", "")
    behind = choice.draw(edited(text[anchor.end :])).replace("\n", "")
    new = f"{before}{anchor.words}{behind}"
    if text.count(anchor.words) == new.count(anchor.words) == 1:
        assert not after(stroke, edit(new, text))[1]


@st.composite
def rewritten(draw):
    """A paragraph, words of it that are his, and what somebody made of it."""
    text, stroke = draw(written())
    return text, stroke, draw(edited(text)).replace("\n", "")


def turned(text, words, new):
    return text, his(words, text), new


@given(rewritten().filter(lambda story: story[2]))
# Of a word two are taken, and what was put in for them is more than twice as long.
@example(turned("完成投资12.6亿元，", "元", "完成投资12.6，持续用力，"))
# There and back the smallest change can be told in two ways.
@example(turned("要把安全生产抓在手上，", "全生产", "抓实全新在手上，"))
# What was put in for them stands elsewhere too when they are back.
@example(turned("2025年底前全部交付、在XX县委", "5年", "202XX前全部交抓实委"))
# Letters that are left of other words happen to read as they did.
@example(
    turned("公里，2025年底前全部交付，领导下，过去一年，全镇", "，全", "公里，全部交付，领长过去一年全镇")
)
def test_what_is_done_and_undone_leaves_his_words_as_they_were_and_redone_as_it_left_them(story):
    text, stroke, new = story

    [then], _ = after(stroke, edit(new, text))
    [now], _ = after(then, edit(text, new))
    [again], _ = after(now, edit(new, text))

    assert now.standing == stroke.standing
    # Of words that stand there twice it may be the others.
    assert now == stroke or text.count(stroke.standing) > 1
    assert again.standing == then.standing


@given(written(), st.data())
def test_a_split_anywhere_touches_nothing_and_loses_no_letter(story, choice):
    text, stroke = story
    cut = choice.draw(st.integers(1, max(1, len(text) - 1)))
    parts, is_touched = after(stroke, Passage([(1, text)], [(1, text[:cut]), (2, text[cut:])]))

    assert not is_touched
    assert "".join(part.standing for part in parts) == stroke.standing


@given(paragraphs(), st.data())
def test_every_stroke_is_as_written_right_after_it_was_made(old, choice):
    new = choice.draw(edited(old)).replace("\n", "")
    strokes = dict(enumerate(strokes_of([Passage([(1, old)], [(1, new)] if new else [])])))

    assert all(stroke.is_as_written for stroke in strokes.values())
    assert follow(strokes, [Passage([(1, new)], [(1, new)])] if new else []).keys() <= {
        key for key, stroke in strokes.items() if stroke.is_removal
    }


@given(written(), st.data())
def test_undoing_what_he_struck_out_touches_it(story, choice):
    text, stroke = story
    start = stroke.anchor.start
    new = text[:start] + text[stroke.anchor.end :]
    if not new:
        return
    strokes = strokes_of([edit(new, text)])

    found = follow(dict(enumerate(strokes)), [edit(text, new)])

    assert any(one.is_touched for one in found.values())


@pytest.mark.slow
def test_a_hundred_strokes_in_one_paragraph_are_followed_in_a_few_milliseconds():
    text = TEXT * 20
    strokes = {at: Stroke(anchored(1, text, at * 5, at * 5 + 4)) for at in range(100)}
    begun = time.process_time()

    follow(strokes, [edit("去年" + text, text)])

    assert time.process_time() - begun < 0.1
