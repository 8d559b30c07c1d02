"""Who wrote each run of characters: runs [[length, version], …] beside a text, a cache of its history.

Good for "who wrote this", not for evidence: characters that happen to return keep their first version, and
a clause that was moved belongs to who moved it (algorithms.md 5). Lists, because they are stored as JSON.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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


def split(runs: Sequence[Sequence[int]], old: str, lines: Sequence[str], version: int) -> list[Runs]:
    """The runs of each of the lines that a text became: whoever wrote the words stays their author."""
    whole = updated(runs, old, "\n".join(lines), version)
    if lines[0] == old:
        # The smallest difference may take the last mark of what stays for the last mark of what is new.
        return [joined(runs), *(of_new(line, version) for line in lines[1:])]
    parts, done = list[Runs](), 0
    for line in lines:
        parts.append(cut(whole, done, done + len(line)))
        done += len(line) + 1
    return parts


def cut(runs: Sequence[Sequence[int]], start: int, end: int) -> Runs:
    """The runs of text[start:end], as for a paragraph that was split off."""
    return _counted(_spelled_out(runs)[start:end])


def joined(*parts: Sequence[Sequence[int]]) -> Runs:
    """The runs of texts put one behind the other: no empty run, no two neighbours of one version."""
    return _counted([version for runs in parts for version in _spelled_out(runs)])


def taken_over(parts: Sequence[tuple[str, Sequence[Sequence[int]]]], new: str, version: int) -> Runs:
    """The runs of a text that took others over, given the text and runs of each: all stay authors."""
    (first, runs), *tails = parts
    is_begun_alike = new.startswith(first)
    old = "".join(text for text, _ in tails)
    theirs = joined(*(own for _, own in tails))
    if is_begun_alike:
        return joined(runs, updated(theirs, old, new[len(first) :], version))
    return updated(joined(runs, theirs), first + old, new, version)


@dataclass(frozen=True, slots=True)
class Written:
    """What a version wrote in a paragraph; it was the end of `split_from`, or went into `joined_into`."""

    paragraph: int
    version: int
    text: str
    split_from: int | None = None
    joined_into: int | None = None


def rebuilt(history: Iterable[Written]) -> dict[int, Runs]:
    """The runs of every paragraph, from all that was ever written in a speech, in order of version.

    What stands beside the paragraphs is a cache of this.
    """
    sheet = _Sheet()
    for _, written in groupby(history, key=lambda one: one.version):
        sheet.take_in({one.paragraph: one for one in written})
    return sheet.runs


@dataclass(slots=True)
class _Sheet:
    """All paragraphs as they read after some version, with their runs."""

    runs: dict[int, Runs] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    def take_in(self, written: Mapping[int, Written]) -> None:
        """Go on by one version."""
        tails = _by_origin((one.joined_into, one) for one in written.values())
        ends = _by_origin((one.split_from, one) for one in written.values())
        for paragraph, one in written.items():
            if paragraph in tails:
                self._join(one, [tail.paragraph for tail in tails[paragraph]])
            elif not (one.split_from or one.joined_into or paragraph in ends):
                self._write(one)
        for paragraph, behind in ends.items():
            self._split(paragraph, written.get(paragraph), behind)

    def _write(self, one: Written) -> None:
        before = self.runs.get(one.paragraph, [])
        self._note(one, updated(before, self.texts.get(one.paragraph, ""), one.text, one.version))

    def _join(self, one: Written, tails: Sequence[int]) -> None:
        parts = [(self.texts[pk], self.runs[pk]) for pk in (one.paragraph, *tails)]
        self._note(one, taken_over(parts, one.text, one.version))

    def _split(self, paragraph: int, first: Written | None, behind: list[Written]) -> None:
        version = behind[0].version
        old = self.texts[paragraph]
        parts = [first or Written(paragraph, version, old), *behind]
        runs = split(self.runs[paragraph], old, [one.text for one in parts], version)
        for one, own in zip(parts, runs, strict=True):
            self._note(one, own)

    def _note(self, one: Written, runs: Runs) -> None:
        self.texts[one.paragraph], self.runs[one.paragraph] = one.text, runs


def _by_origin(ties: Iterable[tuple[int | None, Written]]) -> dict[int, list[Written]]:
    """What is tied to a paragraph, in the order in which it was first written."""
    found: dict[int, list[Written]] = {}
    for origin, one in sorted(ties, key=lambda tie: tie[1].paragraph):
        if origin:
            found.setdefault(origin, []).append(one)
    return found


def _spelled_out(runs: Sequence[Sequence[int]]) -> list[int]:
    """The version of every single character."""
    return [version for length, version in runs for _ in range(length)]


def _counted(versions: list[int]) -> Runs:
    return [[len(list(run)), version] for version, run in groupby(versions)]
