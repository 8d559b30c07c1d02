"""A comparison put away without its words, and found again."""

import json
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.comparison import Block, compare
from speeches.domain.likeness import alike
from speeches.domain.pairing import Stage, numbered, paired_of, plain, stage_of, worded, wordless
from tests.domain.drafts import paragraphs

NOUNS = st.sampled_from(["paragraph", "paragraph", "section"])
SIDES = st.lists(st.tuples(NOUNS, paragraphs()), max_size=8)


def blocks(said):
    return [
        Block(
            (noun, 100 + at), text, "body", parent=("section", 7), marker="一、" if noun == "section" else ""
        )
        for at, (noun, text) in enumerate(said)
    ]


@given(SIDES, SIDES, st.data())
def test_it_is_the_same_comparison_afterwards(older, newer, data):
    kept = [one for one in older if data.draw(st.booleans())]
    olds, news = blocks(older), blocks(data.draw(st.permutations([*kept, *newer])))
    old_side, new_side = alike(olds, news)
    comparison = compare(old_side, new_side)

    paired = paired_of(json.loads(json.dumps(plain(wordless(comparison, new_side)))))
    again = worded(paired, *numbered(paired, olds, news))

    assert again.counts == comparison.counts
    for found, row in zip(again.rows, comparison.rows, strict=True):
        assert (found.kind, found.spans) == (row.kind, row.spans)
        assert (found.old_position, found.new_position) == (row.old_position, row.new_position)
        assert [block.id for block in found.olds] == [block.id for block in row.olds]
        assert [block.id for block in found.news] == [block.id for block in row.news]


def test_no_word_of_either_is_kept():
    olds, news = blocks([("paragraph", "水利建设方面")]), blocks([("paragraph", "水利建设工作")])
    old_side, new_side = alike(olds, news)

    paired = wordless(compare(old_side, new_side), new_side)

    assert not any("一" <= sign <= "龥" for sign in json.dumps(repr(paired), ensure_ascii=False))


def test_what_has_an_outcome_is_done_and_what_has_a_fault_has_failed():
    for has_worker, may_be_tried in product((True, False), repeat=2):
        rest = {"has_worker": has_worker, "may_be_tried": may_be_tried}

        assert stage_of(has_outcome=True, has_failed=False, **rest) is Stage.DONE
        assert stage_of(has_outcome=False, has_failed=True, **rest) is Stage.FAILED


def test_whose_process_died_waits_again_as_long_as_it_may_be_tried():
    stages = {
        (has_worker, may_be_tried): stage_of(
            has_outcome=False, has_failed=False, has_worker=has_worker, may_be_tried=may_be_tried
        )
        for has_worker, may_be_tried in product((True, False), repeat=2)
    }

    assert stages == {
        (True, True): Stage.RUNNING,
        (True, False): Stage.RUNNING,
        (False, True): Stage.WAITING,
        (False, False): Stage.FAILED,
    }
