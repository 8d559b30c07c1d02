"""Words of an earlier version are where the door would have carried them, step by step."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.anchors.anchor import anchored
from speeches.domain.anchors.carrying import Passage, carry
from speeches.domain.anchors.following import follow

TEXT = "过去一年，全镇新建茶园五百亩，带动农户三百户，群众拍手称好。"
WORDS = "带动农户三百户"
START = TEXT.index(WORDS)
ANCHOR = anchored(1, TEXT, START, START + len(WORDS))


def steps(*texts):
    befores = (TEXT, *texts)
    return [
        (at, [Passage([(1, old)], [(1, new)])])
        for at, (old, new) in enumerate(zip(befores, texts, strict=False), start=7)
    ]


def test_nothing_written_since_changes_nothing():
    assert follow(ANCHOR, []) == (ANCHOR, None)


def test_the_version_that_took_the_words_is_told():
    anchor, lost_in = follow(ANCHOR, steps("今年，" + TEXT, "今年要修路。", "今年要修大路。"))

    assert (anchor.is_lost, lost_in) == (True, 8)


def test_words_that_came_back_are_not_lost():
    anchor, lost_in = follow(ANCHOR, steps("今年要修路。", TEXT))

    assert (anchor.words, lost_in) == (WORDS, None)


@given(
    st.lists(st.text("带动农户三百，。新" + WORDS, max_size=30).map(lambda words: TEXT + words), max_size=5)
)
def test_following_is_carrying_version_after_version(texts):
    carried = ANCHOR
    for _, passages in steps(*texts):
        carried = carry({0: carried}, passages).get(0, carried)

    anchor, lost_in = follow(ANCHOR, steps(*texts))

    assert anchor == carried
    assert (lost_in is not None) == anchor.is_lost
