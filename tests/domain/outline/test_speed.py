"""Reading takes time linear in the length of a text, whatever is in it."""

from time import process_time

import pytest

from speeches.domain.outline.as_json import as_json
from speeches.domain.outline.read import read

LENGTH = 200_000
BOUND_IN_SECONDS = 20

PATTERNS = {
    "one character": "一",
    "full stops": "。",
    "dots": ".",
    "quotes behind stops": "。”",
    "digits": "1",
    "spaces": "\u3000",
    "markers on one line": "一、",
    "points on one line": "，一是",
    "brackets": "（",
    "short lines": "好\n",
    "marked lines": "一、好\n",
    "all levels": "一、好\n（一）好\n1.好\n（1）好\n一是好。\n",
    "clauses": "城市面貌改善。好\n路通。好\n",
    "parts": "好好好好。\n下一步打算\n一、好好\n",
    "salutations": "同志们：\n",
    "contacts": "QQ 微信 群号\n",
    "carriage returns": "\r",
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_hostile_text_is_read_in_no_time(pattern: str) -> None:
    text = (pattern * (LENGTH // len(pattern) + 1))[:LENGTH]
    began = process_time()

    as_json(read(text), "")

    # Two seconds on a quiet machine is the promise; quadratic work would take minutes.
    assert process_time() - began < BOUND_IN_SECONDS
