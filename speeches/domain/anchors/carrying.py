"""Anchors after a version: carried through what it wrote, found again, or lost with their words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from speeches.domain.anchors.anchor import Anchor
from speeches.domain.anchors.seeking import regained, sought
from speeches.domain.anchors.shifting import Shifted, shifted
from speeches.domain.hunks import Hunk, hunks

# Of less of its words an anchor lets go (algorithms.md 4).
_ENOUGH = 0.3
# Words that replace all of an anchor's are its new ones when they are at least half as long.
_HALF = 2

type Line = tuple[int, str]


@dataclass(frozen=True)
class Passage:
    """Paragraphs as a version found them and left them: one alone, or those that a split or join ties.

    A paragraph that was removed is old only, one that is new or came back is new only. In reading order.
    """

    olds: Sequence[Line]
    news: Sequence[Line]

    @cached_property
    def changes(self) -> list[Hunk]:
        """What was changed; a line end stands between two paragraphs. Undone, it is the same backwards."""
        if self.old <= self.new:
            return hunks(self.old, self.new)
        return [hunk.undone for hunk in hunks(self.new, self.old)]

    def carried(self, anchor: Anchor) -> Shifted:
        """Where the anchor is in the new lines put together."""
        offset = self._old_starts[self._old_place[anchor.paragraph]]
        return shifted(self.changes, anchor.start + offset, anchor.end + offset)

    def moved(self, anchor: Anchor) -> tuple[Line, int, int] | None:
        """Where its words were put in again, if they stand once in the old lines and once in the new."""
        if self.new.count(anchor.words) != 1 or self.old.count(anchor.words) != 1:
            return None
        start = self.new.index(anchor.words)
        end = start + len(anchor.words)
        return self.line_at(start, end) if self._wrote_between(start, end) else None

    def wrote_in(self, paragraph: int, start: int, end: int) -> bool:
        """Was any of this range of a new line put in? Where all of it was kept, it is other words."""
        first = dict(zip(dict(self.news), self._new_starts, strict=True))[paragraph]
        return self._wrote_between(first + start, first + end)

    def _wrote_between(self, start: int, end: int) -> bool:
        return any(max(start, one.new_start) < min(end, one.new_end) for one in self.changes)

    def line_at(self, start: int, end: int) -> tuple[Line, int, int] | None:
        """The new line that holds most of this range of all, and where in it; None where no word is left."""
        best = None
        for at in range(max(0, bisect_right(self._new_starts, start) - 1), len(self.news)):
            first = self._new_starts[at]
            if first >= end:
                break
            low, high = max(start, first) - first, min(end - first, len(self.news[at][1]))
            if high > low and (best is None or high - low > best[2] - best[1]):
                best = self.news[at], low, high
        return best

    def point_at(self, place: int) -> tuple[int, int]:
        """The new paragraph, and where in it, of a point in all of them; it may stand at its end."""
        at = max(0, bisect_right(self._new_starts, place) - 1)
        paragraph, text = self.news[at]
        return paragraph, min(place - self._new_starts[at], len(text))

    def pieces(self, start: int, end: int) -> list[tuple[Line, int, int]]:
        """The parts of this range of all new lines put together, one for each line that holds any of it."""
        found = []
        for at, (_, text) in enumerate(self.news):
            first = self._new_starts[at]
            low, high = max(start, first) - first, min(end - first, len(text))
            if low < high:
                found.append((self.news[at], low, high))
        return found

    def place_of(self, paragraph: int, at: int) -> int | None:
        """Where in all old lines put together a place of one of them is; None if that is not among them."""
        place = self._old_place.get(paragraph)
        return None if place is None else self._old_starts[place] + at

    @cached_property
    def old(self) -> str:
        """All old lines put together."""
        return _joined(self.olds)

    @cached_property
    def new(self) -> str:
        """All new lines put together."""
        return _joined(self.news)

    @cached_property
    def _old_place(self) -> dict[int, int]:
        return {paragraph: at for at, (paragraph, _) in enumerate(self.olds)}

    @cached_property
    def _old_starts(self) -> list[int]:
        return _starts(self.olds)

    @cached_property
    def _new_starts(self) -> list[int]:
        return _starts(self.news)


def carry[Key](anchors: Mapping[Key, Anchor], passages: Iterable[Passage]) -> dict[Key, Anchor]:
    """The anchors that a version moved, took the words of, or gave them back; others are not among them.

    Anchors that lost their words before are looked for in all that was written now.
    """
    work = _Work(list(passages))
    after = {key: work.carried(anchor) for key, anchor in anchors.items()}
    return {key: anchor for key, anchor in after.items() if anchor != anchors[key]}


@dataclass
class _Work:
    passages: list[Passage]
    passage_of: dict[int, Passage] = field(init=False)

    def __post_init__(self) -> None:
        self.passage_of = {paragraph: passage for passage in self.passages for paragraph, _ in passage.olds}

    def carried(self, anchor: Anchor) -> Anchor:
        own = self.passage_of.get(anchor.paragraph)
        if anchor.is_lost:
            return self._found(anchor, own, is_exact=True) or anchor
        if own is None:
            return anchor
        if not own.news:
            return self._found(anchor, own) or anchor.lost_at(anchor.paragraph, anchor.start)
        return self._mapped(anchor, own)

    def _mapped(self, anchor: Anchor, own: Passage) -> Anchor:
        there = own.carried(anchor)
        stands = own.line_at(there.start, there.end)
        # Whatever stood in for its first words, it gives way to them, and is not followed elsewhere.
        if stands and (back := _on(anchor, *stands)).words == anchor.origin:
            return back
        if there.kept < 1 and (moved := own.moved(anchor)):
            return _on(anchor, *moved)
        if stands and there.kept > _ENOUGH:
            return _on(anchor, *stands)
        if found := self._found(anchor, own):
            return found
        length = anchor.end - anchor.start
        if stands and not there.kept and _HALF * (there.end - there.start) > length:
            return _on(anchor, *stands)
        return anchor.lost_at(*own.point_at(there.start))

    def _found(self, anchor: Anchor, own: Passage | None, *, is_exact: bool = False) -> Anchor | None:
        for passage, (paragraph, text) in self._lines(anchor, own):
            place = sought(anchor, text, is_exact=is_exact)
            if place and (anchor.is_lost or passage.wrote_in(paragraph, *place)):
                return anchor.at(paragraph, text, *place)
        return None

    def _lines(self, anchor: Anchor, own: Passage | None) -> Iterator[tuple[Passage, Line]]:
        """All that was written, what is nearest to the anchor first."""
        lines = [(passage, line) for passage in self.passages if passage is not own for line in passage.news]
        yield from ((own, line) for line in own.news) if own else ()
        yield from (one for one in lines if one[1][0] == anchor.paragraph)
        yield from (one for one in lines if one[1][0] != anchor.paragraph)


def _on(anchor: Anchor, line: Line, start: int, end: int) -> Anchor:
    paragraph, text = line
    return anchor.at(paragraph, text, *regained(anchor, text, start, end))


def _joined(lines: Sequence[Line]) -> str:
    return "\n".join(text for _, text in lines)


def _starts(lines: Sequence[Line]) -> list[int]:
    return [0, *accumulate(len(text) + 1 for _, text in lines)][:-1]
