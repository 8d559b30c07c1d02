"""Who wrote each run of characters: runs [[length, version], …] beside a text, a cache of its history.

Good for "who wrote this", not for evidence: characters that happen to return keep their first version, and
a clause that was moved belongs to who moved it (algorithms.md 5). Lists, because they are stored as JSON.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from speeches.domain.hunks import hunks

Runs = list[list[int]]


class RunsMisfit(Exception):
    """The runs do not cover the text they are said to belong to; always a bug."""


def of_new(text: str, version: int) -> Runs:
    """All of it written by one version."""
    return joined([[len(text), version]])


def updated(runs: Sequence[Sequence[int]], old: str, new: str, version: int) -> Runs:
    """The runs of `new`, given those of `old`: what changed belongs to `version`. Raises RunsMisfit."""
    if sum(length for length, _ in runs) != len(old):
        raise RunsMisfit
    before, after = _spelled_out(runs), list[int]()
    done = 0
    for hunk in hunks(old, new):
        after += before[done : hunk.old_start]
        after += [version] * hunk.added
        done = hunk.old_end
    return _counted(after + before[done:])


def folded(texts: Iterable[tuple[int, str]]) -> Runs:
    """The runs of the last of these (version, text), oldest first: what updating at every save gives."""
    runs: Runs = []
    old = ""
    for version, new in texts:
        runs, old = updated(runs, old, new, version), new
    return runs


def cut(runs: Sequence[Sequence[int]], start: int, end: int) -> Runs:
    """The runs of text[start:end], as for a paragraph that was split off."""
    return _counted(_spelled_out(runs)[start:end])


def joined(*parts: Sequence[Sequence[int]]) -> Runs:
    """The runs of texts put one behind the other: no empty run, no two neighbours of one version."""
    return _counted([version for runs in parts for version in _spelled_out(runs)])


def _spelled_out(runs: Sequence[Sequence[int]]) -> list[int]:
    """The version of every single character."""
    return [version for length, version in runs for _ in range(length)]


def _counted(versions: list[int]) -> Runs:
    return [[len(list(run)), version] for version, run in groupby(versions)]
