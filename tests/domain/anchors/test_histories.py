"""What becomes of many comments in histories found by chance, judged by the letters themselves."""

from tests.domain.anchors.histories import History
from tests.domain.anchors.judging import Tally, tally_of


def test_after_twenty_saves_nine_of_ten_overlap_their_words_and_one_of_a_hundred_is_misplaced():
    total = Tally()
    for seed in range(60):
        history = History.of(seed, anchors=20)
        for _ in range(20):
            history.save()
        total += tally_of(history)

    assert total.alive > 1000
    assert total.share("overlapping") >= 0.90
    assert total.share("misplaced") <= 0.01
    assert total.gone > 50
    assert total.claiming <= total.gone * 0.07


def test_the_same_history_is_carried_the_same_way():
    ends = []
    for _ in range(2):
        history = History.of(5, anchors=30)
        for _ in range(20):
            history.save()
        ends.append(history.anchors)

    assert ends[0] == ends[1]
