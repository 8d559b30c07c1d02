"""How large the marks are beside the edits that were made, and what they never cut."""

import random
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given

from speeches.domain.diff import readable
from tests.domain.drafts import edited, paragraphs
from tests.domain.edit_pairs import PAIRS

# Marks of one edit may not be larger than this beside it, of all together not beyond 1.5.
ONE, ALL = 1.5, 1.5
# A character more or less is nobody's trouble in the smallest edits.
GRACE = 2
WHOLE = re.compile(r"[0-9]+(?:\.[0-9]+|,[0-9]{3}(?![0-9]))*%?|[Xx×]{2,}|[A-Za-z]+")


def marks(old: str, new: str) -> int:
    return sum(hunk.removed + hunk.added for hunk in readable(old, new))


@pytest.mark.parametrize(("old", "new", "size"), PAIRS)
def test_marks_stay_near_the_edit(old, new, size):
    assert marks(old, new) <= max(ONE * size, size + GRACE)


def test_marks_of_all_edits_together_stay_near_them():
    ratios = [marks(old, new) / size for old, new, size in PAIRS]

    assert len(PAIRS) >= 40
    assert sum(ratios) / len(ratios) <= ALL


def _cuts(text: str, offsets: set[int]) -> list[str]:
    found = WHOLE.finditer(text)
    return [one.group() for one in found if any(one.start() < at < one.end() for at in offsets)]


@given(pair=paragraphs().flatmap(lambda text: edited(text).map(lambda new: (text, new))))
def test_no_figure_blank_or_latin_word_is_ever_cut(pair):
    old, new = pair

    found = readable(old, new)

    assert _cuts(old, {at for hunk in found for at in (hunk.old_start, hunk.old_end)}) == []
    assert _cuts(new, {at for hunk in found for at in (hunk.new_start, hunk.new_end)}) == []


HOSTILE = {
    "one character": ("国" * 20_000, "国" * 19_990 + "中" + "国" * 3),
    "one numeral": ("一" * 20_000, "一" * 9_000 + "二" + "一" * 10_000),
    "crosses": ("X" * 20_000, "X" * 19_000 + "。"),
    "posts": ("副" * 20_000, "副" * 10_000 + "长" + "副" * 9_000),
    "digits": ("1" * 20_000, "1" * 10_000 + "," + "1" * 9_000),
    "open titles": ("《" * 20_000, "《" * 19_000 + "》" * 900),
}


@pytest.mark.parametrize("pair", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_longer_than_a_page_may(pair):
    old, new = pair
    began = time.process_time()

    found = readable(old, new)

    assert time.process_time() - began < 3
    fences = [hunk.old_start for hunk in found]
    assert all(left < right for left, right in pairwise(fences))


def test_two_letters_in_any_order_take_no_longer_either():
    dice = random.Random(4)  # noqa: S311 - a fixed sequence, no secret
    old, new = ("".join(dice.choices("村一", k=20_000)) for _ in range(2))
    began = time.process_time()

    readable(old, new)

    assert time.process_time() - began < 4
