"""What becomes of the words that a comment is about: every case of algorithms.md 4."""

import time

import pytest

from speeches.domain.anchors.anchor import Anchor, NotThere, anchored
from speeches.domain.anchors.carrying import Passage, carry

TEXT = "过去一年，全镇新建茶园五百亩，带动农户三百户，群众拍手称好。"
OTHER = "今年要新修渠道十里，把水引到每一块田里。"


def on(words: str, text: str = TEXT, paragraph: int = 1) -> Anchor:
    start = text.index(words)
    return anchored(paragraph, text, start, start + len(words))


def after(anchor: Anchor, *passages: Passage) -> Anchor:
    return carry({0: anchor}, passages).get(0, anchor)


def edit(new: str, old: str = TEXT, paragraph: int = 1) -> Passage:
    return Passage([(paragraph, old)], [(paragraph, new)])


def place(anchor: Anchor) -> tuple[int, str, bool]:
    return anchor.paragraph, anchor.words, anchor.is_lost


def test_what_is_written_in_front_shifts_it_and_what_is_written_behind_does_not():
    anchor = on("新建茶园")

    shifted = after(anchor, edit("我们回头看，" + TEXT))
    same = after(anchor, edit(TEXT + "谢谢大家。"))

    assert (shifted.start, shifted.words) == (anchor.start + 6, "新建茶园")
    assert same == anchor


@pytest.mark.parametrize("new", ["全镇又新建茶园五百亩", "全镇新建茶园整整五百亩"])
def test_what_is_written_at_either_edge_stays_outside(new):
    found = after(on("新建茶园"), edit(TEXT.replace("全镇新建茶园五百亩", new)))

    assert found.words == "新建茶园"


@pytest.mark.parametrize("new", ["新建生态茶园", "新健茶园", "新建茶圆"])
def test_what_is_written_inside_belongs_to_it(new):
    found = after(on("新建茶园"), edit(TEXT.replace("新建茶园", new)))

    assert place(found) == (1, new, False)
    assert found.is_rewritten


def test_a_typo_that_is_mended_gives_the_first_words_back():
    wrong = TEXT.replace("新建茶园", "新建茶")
    found = after(on("新建茶园"), edit(wrong))

    again = after(found, edit(TEXT, old=wrong))

    assert found.words == "新建茶"
    assert again == on("新建茶园")


def test_words_that_are_rewritten_as_a_whole_keep_it():
    found = after(on("群众拍手称好"), edit(TEXT.replace("群众拍手称好", "大家都很满意")))

    assert place(found) == (1, "大家都很满意", False)
    assert found.is_rewritten
    assert found.origin == "群众拍手称好"


def test_words_that_are_deleted_leave_a_point_and_come_back_when_it_is_undone():
    anchor = on("，带动农户三百户")
    without = TEXT.replace("，带动农户三百户", "")

    lost = after(anchor, edit(without))
    back = after(lost, edit(TEXT, old=without))

    assert (lost.is_lost, lost.words, lost.start, lost.end) == (
        True,
        anchor.words,
        anchor.start,
        anchor.start,
    )
    assert back == anchor


def test_deleted_words_are_looked_for_at_every_later_save_also_elsewhere():
    without = TEXT.replace("，带动农户三百户", "")
    lost = after(on("，带动农户三百户"), edit(without))

    still = after(lost, edit(OTHER + "好。", old=OTHER, paragraph=2))
    found = after(still, edit(OTHER + "去年，带动农户三百户。", old=OTHER + "好。", paragraph=2))

    assert still == lost
    assert place(found) == (2, "，带动农户三百户", False)


def test_short_words_are_not_found_in_other_company():
    without = TEXT.replace("茶园", "")
    lost = after(on("茶园"), edit(without))

    elsewhere = after(lost, edit("各村都要有一个茶园。", old="各村。", paragraph=2))

    assert elsewhere.is_lost


def test_a_split_takes_it_to_the_new_paragraph():
    head, tail = TEXT[:15], TEXT[15:]
    cut = Passage([(1, TEXT)], [(1, head), (2, tail)])

    assert place(after(on("带动农户"), cut)) == (2, "带动农户", False)
    assert place(after(on("过去一年"), cut)) == (1, "过去一年", False)


def test_words_cut_in_two_stay_with_the_longer_part_until_they_are_together_again():
    head, tail = TEXT[:11], TEXT[11:]
    cut = Passage([(1, TEXT)], [(1, head), (2, tail)])
    joined = Passage([(1, head), (2, tail)], [(1, TEXT)])

    part = after(on("新建茶园五百亩"), cut)
    whole = after(part, joined)

    assert place(part) == (1, "新建茶园", False)
    assert whole == on("新建茶园五百亩")


def test_a_join_takes_it_along_and_back():
    anchor = on("把水引到", OTHER, paragraph=2)
    joined = Passage([(1, TEXT), (2, OTHER)], [(1, TEXT + OTHER)])
    parted = Passage([(1, TEXT + OTHER)], [(1, TEXT), (2, OTHER)])

    there = after(anchor, joined)
    back = after(there, parted)

    assert place(there) == (1, "把水引到", False)
    assert back == anchor


def test_a_paragraph_that_is_moved_is_not_written_and_keeps_it():
    assert after(on("新建茶园"), edit(OTHER + "好。", old=OTHER, paragraph=2)) == on("新建茶园")


def test_a_clause_that_is_moved_takes_it_along():
    moved = "过去一年，带动农户三百户，全镇新建茶园五百亩，群众拍手称好。"

    assert after(on("带动农户三百户"), edit(moved)).start == moved.index("带动农户三百户")
    assert after(on("新建茶园五百亩"), edit(moved)).start == moved.index("新建茶园五百亩")


def test_words_that_are_cut_and_pasted_in_one_version_are_followed():
    shorter, longer = TEXT.replace("，带动农户三百户", ""), OTHER + "去年，带动农户三百户。"

    found = after(on("带动农户三百户"), edit(shorter), edit(longer, old=OTHER, paragraph=2))

    assert place(found) == (2, "带动农户三百户", False)


def test_words_like_them_that_stood_elsewhere_all_the_time_are_not_taken_for_them():
    twice = TEXT + "全县新建茶园五千亩。"

    found = after(on("新建茶园五百亩", twice), edit(twice.replace("全镇新建茶园五百亩，", ""), old=twice))

    assert found.is_lost


def test_a_short_line_is_not_taken_for_the_words_that_it_is_a_piece_of():
    without = TEXT.replace("新建茶园五百亩", "")

    found = after(on("新建茶园五百亩"), Passage([(1, TEXT)], [(1, without)]), Passage([], [(2, "茶园")]))

    assert found.is_lost


def test_first_words_that_are_back_in_the_place_of_longer_ones_have_it_again():
    text, other = "完成投资12.6亿元，", "完成投资12.6，持续用力，"
    there = after(on("元", text), edit(other, old=text))

    assert there.words == "，持续用力"
    assert after(there, edit(text, old=other)) == on("元", text)


def test_a_paragraph_that_is_removed_and_comes_back_gives_it_back():
    anchor = on("新建茶园")

    lost = after(anchor, Passage([(1, TEXT)], []))
    back = after(lost, Passage([], [(1, TEXT)]))

    assert lost.is_lost
    assert back == anchor


def test_two_on_the_same_words_stay_together():
    anchors = {1: on("新建茶园五百亩"), 2: on("新建茶园五百亩"), 3: on("茶园")}

    moved = carry(anchors, [edit(TEXT.replace("新建茶园五百亩", "新建生态茶园六百亩"))])

    assert moved[1] == moved[2]
    assert moved[1].words == "新建生态茶园六百亩"
    assert moved[3].words == "茶园"


def test_characters_outside_the_first_plane_count_once():
    text = "𠮷镇长说𬭊是元素。"
    anchor = on("元素", text)

    found = after(anchor, edit("𠮷𠮷镇长说𬭊是元素。", old=text))

    assert (found.start, found.words) == (anchor.start + 1, "元素")


def test_white_space_around_the_words_is_left_outside_and_words_are_needed():
    assert anchored(1, "一 二 三", 1, 4).words == "二"
    for start, end in ((1, 2), (2, 2), (3, 2), (0, 99), (-1, 2)):
        with pytest.raises(NotThere):
            anchored(1, "一 二 三", start, end)


@pytest.mark.slow
def test_a_save_of_a_paragraph_with_a_hundred_of_them_is_quick():
    text = (TEXT + OTHER) * 12
    anchors = {at: anchored(1, text, at * 5, at * 5 + 7) for at in range(100)}
    new = text.replace("五百亩", "六百多亩", 5).replace("把水引到", "把清水送到", 3)

    took = min(_seconds(lambda: carry(anchors, [edit(new, old=text)])) for _ in range(5))

    # A save may take 20 ms in all; this is its share of the processor, whatever else runs.
    assert took < 0.015


def _seconds(act):
    began = time.process_time()
    act()
    return time.process_time() - began
