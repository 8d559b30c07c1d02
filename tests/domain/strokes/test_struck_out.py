"""When what the principal struck out is back at its place."""

from speeches.domain.anchors.carrying import Passage
from speeches.domain.strokes.stroke import struck_out
from speeches.domain.strokes.writing import strokes_of
from tests.domain.strokes.test_following import TEXT, after, edit, his

REMOVED = "全镇"
WITHOUT = TEXT.replace(REMOVED, "")


def point():
    return struck_out(1, WITHOUT, TEXT.index(REMOVED), REMOVED)


def test_what_he_struck_out_is_missed_only_at_its_place():
    elsewhere = WITHOUT.replace("群众", "全镇群众")

    assert not after(point(), edit(elsewhere, WITHOUT))[1]
    [back], is_touched = after(point(), edit(TEXT, WITHOUT))
    assert is_touched
    assert back.standing == REMOVED


def test_what_he_struck_out_is_back_beside_what_he_wrote_instead():
    new = TEXT.replace("新建茶园", "茶园")
    stroke = his("茶园", new, removed="新建茶园")
    beside = TEXT.replace("新建茶园", "改造茶园")

    [back], is_touched = after(stroke, edit(TEXT, new))
    [again], is_touched_again = after(back, edit(new, TEXT))

    assert is_touched
    assert is_touched_again
    assert again == stroke
    assert not after(stroke, edit(beside, new))[1]


def test_the_place_follows_what_is_written_before_it():
    further = "各位代表：" + WITHOUT
    [moved], is_touched = after(point(), edit(further, WITHOUT))

    assert not is_touched
    assert after(moved, edit("各位代表：" + TEXT, further))[1]


def test_struck_out_again_it_is_as_he_left_it():
    [back], _ = after(point(), edit(TEXT, WITHOUT))
    [gone], is_touched = after(back, edit(WITHOUT, TEXT))

    assert is_touched
    assert gone.standing == point().standing
    assert not after(gone, Passage([], [(9, f"{REMOVED}上下")]))[1]


def test_a_paragraph_that_he_took_out_is_missed_until_it_is_back():
    [gone] = strokes_of([Passage([(1, TEXT)], [])])

    assert not after(gone, Passage([], [(2, TEXT)]))[1]
    [back], is_touched = after(gone, Passage([], [(1, TEXT)]))
    assert is_touched
    assert back.standing == TEXT
