"""Whose each marked run is: a change between two versions of a text, told by the versions in between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from speeches.domain.diff import Span, SpanKind
from speeches.domain.hunks import hunks

type Steps = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one fate, and the version that added or removed it; 0 for what was kept."""

    kind: SpanKind
    text: str
    version: int = 0


def attributed(old: str, changes: Iterable[Span], steps: Steps, otherwise: int) -> list[Piece]:
    """The changes cut by version, given what each version after `old` made of the text.

    Nothing is marked that `changes` does not mark. Characters of which the steps know nothing go with their
    neighbours of the same change, else to the version `otherwise`.
    """
    removed, written = _followed(old, steps)
    pieces: list[Piece] = []
    old_at = new_at = 0
    for span in changes:
        length = len(span.text)
        if span.kind is SpanKind.KEPT:
            pieces.append(Piece(span.kind, span.text))
            old_at, new_at = old_at + length, new_at + length
        elif span.kind is SpanKind.REMOVED:
            pieces += _cut(span, removed[old_at : old_at + length], otherwise)
            old_at += length
        else:
            pieces += _cut(span, written[new_at : new_at + length], otherwise)
            new_at += length
    return pieces


def _followed(old: str, steps: Steps) -> tuple[list[int], list[int]]:
    """The version that removed each old character, and that wrote each new one; 0 where none did."""
    removed = [0] * len(old)
    standing = [(0, at) for at in range(len(old))]
    text = old
    for version, words in steps:
        after, done = list[tuple[int, int]](), 0
        for hunk in hunks(text, words):
            after += standing[done : hunk.old_start]
            for writer, at in standing[hunk.old_start : hunk.old_end]:
                if not writer:
                    removed[at] = version
            after += [(version, 0)] * hunk.added
            done = hunk.old_end
        standing, text = after + standing[done:], words
    return removed, [writer for writer, _ in standing]


def _cut(span: Span, versions: Sequence[int], otherwise: int) -> Iterable[Piece]:
    known = [version for version in versions if version]
    last = known[0] if known else otherwise
    owners: list[int] = []
    for version in [*versions, *[0] * (len(span.text) - len(versions))]:
        last = version or last
        owners.append(last)
    at = 0
    for version, run in groupby(owners):
        length = len(list(run))
        yield Piece(span.kind, span.text[at : at + length], version)
        at += length
