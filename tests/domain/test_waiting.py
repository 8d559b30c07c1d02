"""One line for each thread: what weighs most, of equals the latest."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.waiting import WaitKind, one_for_each_thread


@dataclass(frozen=True)
class News:
    kind: WaitKind
    thread: int
    version: int


news = st.builds(News, st.sampled_from(WaitKind), st.integers(1, 4), st.integers(1, 30))


@given(st.lists(news))
def test_every_thread_has_one_line_which_is_one_of_its_news(found):
    lines = one_for_each_thread(found)

    assert {one.thread for one in lines} == {one.thread for one in found}
    assert len(lines) == len({one.thread for one in lines})
    assert all(one in found for one in lines)


@given(st.lists(news), st.randoms())
def test_the_order_in_which_they_are_found_does_not_matter(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)

    assert set(one_for_each_thread(shuffled)) == set(one_for_each_thread(found))


def test_a_decision_stands_for_what_was_said_with_it_and_a_call_for_an_answer():
    said = [News(WaitKind.REPLY, 1, 9), News(WaitKind.MENTION, 1, 8), News(WaitKind.DECIDED, 2, 5)]

    lines = one_for_each_thread([*said, News(WaitKind.REPLY, 2, 5)])

    assert lines == [said[1], said[2]]
