"""Parts that were split off a paragraph and now stand elsewhere: their words moved, nobody wrote them."""

from collections.abc import Sequence
from dataclasses import replace

from speeches.domain.align import CONTAINED, share
from speeches.domain.diff import SpanKind, spans
from speeches.domain.lineage import Block, carried_off
from speeches.domain.readable import readable

# Fewer characters are found anywhere.
_SHORTEST = 6
# Of a paragraph torn into more the parts are shown as additions: looking for each takes its time.
_MOST_PARTS = 12


def with_parts(olds: Sequence[Block], news: Sequence[Block]) -> list[Block]:
    """The old blocks, cut where a part left them for another place; each such part is a block of its own.

    For showing: a part has the id that it was given later, and knows as `part_of` what it was a part of.
    """
    leaving = carried_off(olds, news)
    shown: list[Block] = []
    for at, old in enumerate(olds):
        stayed, left = leaving.get(at, ((), ()))
        parts = [news[place] for place in left] if len(left) <= _MOST_PARTS else []
        shown += _cut(old, "".join(news[place].text for place in stayed), parts)
    return shown


def _cut(old: Block, stayed: str, left: Sequence[Block]) -> list[Block]:
    gaps = [
        (hunk.old_start, hunk.old_end)
        for hunk in (readable(old.text, stayed) if left else ())
        if hunk.removed >= _SHORTEST
    ]
    found: list[tuple[int, int, Block]] = []
    for part in left:
        for gap in gaps:
            start, end = _place(part.text, old.text, gap)
            is_free = all(end <= other_start or other_end <= start for other_start, other_end, _ in found)
            if end > start and is_free:
                found.append((start, end, part))
                break
    found.sort(key=lambda one: one[0])
    kept, done = "", 0
    for start, end, _part in found:
        kept, done = kept + old.text[done:start], end
    pieces = [
        replace(old, id=part.id, text=old.text[start:end], part_of=old.id, marker="", level=None, under=None)
        for start, end, part in found
    ]
    return [replace(old, text=kept + old.text[done:]), *pieces] if found else [old]


def _place(part: str, whole: str, gap: tuple[int, int]) -> tuple[int, int]:
    """Where within this gap the part stood; an empty place for one that did not."""
    start, end = gap
    missing = whole[start:end]
    if share(part, missing) <= CONTAINED:
        return start, start
    at, first, last = 0, len(missing), 0
    for span in spans(missing, part):
        if span.kind is SpanKind.KEPT:
            first, last = min(first, at), at + len(span.text)
        at += len(span.text) if span.kind is not SpanKind.ADDED else 0
    return start + first, start + max(first, last)
