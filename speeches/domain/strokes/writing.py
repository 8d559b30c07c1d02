"""What a version of the principal wrote and struck out."""

from collections.abc import Iterable, Iterator

from speeches.domain.anchors.anchor import NotThere, anchored
from speeches.domain.anchors.carrying import Passage
from speeches.domain.hunks import Hunk
from speeches.domain.readable import readable
from speeches.domain.strokes.stroke import Stroke, struck_out


def strokes_of(passages: Iterable[Passage]) -> list[Stroke]:
    """Each place of these passages that reads otherwise, as a person would mark it.

    Moving, splitting and joining leave no stroke.
    """
    return [stroke for passage in passages for stroke in _strokes(passage)]


def _strokes(passage: Passage) -> Iterator[Stroke]:
    if not passage.news:
        for paragraph, text in passage.olds:
            yield struck_out(paragraph, "", 0, text)
        return
    # A paragraph that was not there has no words before: all of it is new.
    changes = readable(passage.old, passage.new) if passage.olds else [Hunk(0, 0, 0, len(passage.new))]
    for change in changes:
        yield from _made(passage, change)


def _made(passage: Passage, change: Hunk) -> Iterator[Stroke]:
    removed = passage.old[change.old_start : change.old_end].replace("\n", "")
    written = list(_written(passage, change))
    if written:
        first, *others = written
        yield Stroke(first.anchor, removed)
        yield from others
    elif removed.strip():
        paragraph, at = passage.point_at(change.new_start)
        yield struck_out(paragraph, dict(passage.news)[paragraph], at, removed)


def _written(passage: Passage, change: Hunk) -> Iterator[Stroke]:
    for (paragraph, text), start, end in passage.pieces(change.new_start, change.new_end):
        try:
            yield Stroke(anchored(paragraph, text, start, end))
        except NotThere:
            continue
