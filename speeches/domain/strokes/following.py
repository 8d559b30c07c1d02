"""Strokes after a version: carried along, and which of them it touched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from speeches.domain.anchors.anchor import Anchor, NotThere, anchored
from speeches.domain.anchors.carrying import Passage, carry
from speeches.domain.hunks import slid_end
from speeches.domain.strokes.stroke import Stroke


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a stroke is after a version; more than one where its paragraph was split inside of it.

    `is_touched`: words of his are others now, gone or back, or what he struck out is back or gone again.
    """

    strokes: tuple[Stroke, ...]
    is_touched: bool


def follow[Key](strokes: Mapping[Key, Stroke], passages: Iterable[Passage]) -> dict[Key, Followed]:
    """The strokes that a version moved or touched; the others are not among them."""
    work = _Work(list(passages))
    carried = carry({key: stroke.anchor for key, stroke in strokes.items()}, work.passages)
    found = {key: work.followed(stroke, carried.get(key)) for key, stroke in strokes.items()}
    return {
        key: after for key, after in found.items() if after.is_touched or after.strokes != (strokes[key],)
    }


@dataclass
class _Work:
    passages: Sequence[Passage]

    def followed(self, stroke: Stroke, anchor: Anchor | None) -> Followed:
        own = self._own(stroke.anchor.paragraph)
        if stroke.anchor.is_lost:
            return self._of_lost(stroke, anchor, own)
        there = anchor or stroke.anchor
        is_whole = not there.is_lost and there.words == there.origin
        parts = self._split(stroke, own) if own and len(own.news) > 1 and not is_whole else ()
        if parts:
            words = "".join(part.standing for part in parts)
            return Followed(parts, is_touched=_solid(words) != _solid(stroke.standing))
        after = stroke.on(anchor) if anchor else stroke
        if own and own.news and not after.anchor.is_lost:
            after = after.on(_with_what_is_back(stroke, after.anchor, own))
        return Followed((after,), _is_touched(stroke, after))

    def _own(self, paragraph: int) -> Passage | None:
        return next((one for one in self.passages if one.place_of(paragraph, 0) is not None), None)

    def _of_lost(self, stroke: Stroke, found: Anchor | None, own: Passage | None) -> Followed:
        if found and not found.is_lost and not stroke.is_removal:
            return Followed((stroke.on(found),), is_touched=True)
        after = stroke.on(_shifted(stroke, own) if own and own.news else self._come_back(stroke))
        return Followed((after,), _is_touched(stroke, after))

    def _come_back(self, stroke: Stroke) -> Anchor:
        """The paragraph that he struck out, if it stands again."""
        for passage in self.passages:
            for paragraph, text in passage.news:
                is_his = stroke.is_removal and paragraph == stroke.anchor.paragraph
                if is_his and passage.place_of(paragraph, 0) is None:
                    return replace(stroke.anchor, is_lost=False).at(paragraph, text, 0, len(text))
        return stroke.anchor

    @staticmethod
    def _split(stroke: Stroke, own: Passage) -> tuple[Stroke, ...]:
        """The parts of his words where they stand in several paragraphs now; none where they do not."""
        there = own.carried(stroke.anchor)
        parts = list[Anchor]()
        for (paragraph, text), start, end in own.pieces(there.start, there.end):
            try:
                parts.append(anchored(paragraph, text, start, end))
            except NotThere:
                continue
        if len(parts) < 2 or not there.kept:
            return ()
        first, *others = parts
        is_whole = _solid("".join(part.words for part in parts)) == _solid(stroke.anchor.origin)
        if not is_whole:
            first = replace(first, origin=stroke.anchor.origin)
        return (replace(stroke, anchor=first), *map(Stroke, others))


def _is_touched(before: Stroke, after: Stroke) -> bool:
    if before.is_removal:
        return bool(before.standing) != bool(after.standing)
    return before.standing != after.standing


def _solid(words: str) -> str:
    return "".join(words.split())


def _shifted(stroke: Stroke, own: Passage) -> Anchor:
    """The point in the new lines, or the words that he struck out where they are back at it."""
    anchor = stroke.anchor
    place = own.place_of(anchor.paragraph, anchor.start) or 0
    low, high, begun, done = _around(own, place)
    if stroke.is_removal:
        was = _meeting(own.old, stroke.removed, begun, done)
        now = _meeting(own.new, stroke.removed, low, high)
        if len(now) > len(was):
            (paragraph, text), start, end = own.pieces(now[0], now[0] + len(stroke.removed))[0]
            return replace(anchor, is_lost=False).at(paragraph, text, start, end)
    paragraph, at = own.point_at(low)
    text = dict(own.news)[paragraph]
    return replace(anchor.at(paragraph, text, at, at), words=anchor.words, is_lost=True)


def _with_what_is_back(stroke: Stroke, now: Anchor, own: Passage) -> Anchor:
    """His words, with those that he had struck out where somebody has put them at their side again."""
    if not stroke.removed or stroke.is_removal:
        return now
    text = dict(own.news).get(now.paragraph, "")
    was = own.place_of(stroke.anchor.paragraph, stroke.anchor.start) or 0
    before = _meeting(own.old, stroke.removed, was, was + len(stroke.standing))
    back = _meeting(text, stroke.removed, now.start, now.end)
    if len(back) <= len(before):
        return now
    return now.at(now.paragraph, text, min(now.start, back[0]), max(now.end, back[0] + len(stroke.removed)))


def _around(own: Passage, place: int) -> tuple[int, int, int, int]:
    """What the change at this place made of it: the new range and the old one; a point where nothing did."""
    shift = 0
    changes = own.changes
    limits = [one.old_start for one in changes[1:]] + [len(own.old)]
    for change, limit in zip(changes, limits, strict=False):
        if change.old_start > place:
            break
        # Put in beside an equal word, the same text can have come about further on.
        slid = slid_end(own.old, own.new, change, limit) - change.old_end
        if place <= change.old_end + slid:
            return change.new_start, change.new_end + slid, change.old_start, change.old_end + slid
        shift = change.new_end - change.old_end
    return place + shift, place + shift, place, place


def _meeting(text: str, words: str, low: int, high: int) -> list[int]:
    """Where these words stand in a text so that they meet a range."""
    found, at = [], text.find(words, max(0, low - len(words)))
    while 0 <= at <= high:
        found.append(at)
        at = text.find(words, at + 1)
    return found
