"""What the writers were told, set against the history that the database keeps; nothing may be left over.

Every statement names its version, so that the check is one walk through each list (reliability.md 5 a).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

# Writers leave tokens like 〔7.31〕, each of them once; a decimal, because no merge cuts a figure in two.
TOKEN = re.compile(r"〔\d+\.\d+〕")


class Outcome(StrEnum):
    """What a writer knows of a save after its answer; `UNKNOWN` where none came or the server failed."""

    SAVED = "saved"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Anomaly(StrEnum):
    """What must never happen."""

    LOST = "an acknowledged save is not in its version"
    VANISHED = "words went away in a version whose save did not remove them"
    PHANTOM = "words came in that nobody was told had been saved"
    TWICE = "one save had its effect twice"
    GAP = "versions are not 1 to n, each once"
    FORK = "two saves were told the same version"
    WRONG_AUTHOR = "a version belongs to somebody else than who was told"
    TROUBLE = "the server failed or did not answer"
    REPLAY = "a used key was answered with another version"
    BACK_IN_TIME = "a version is not later than what was known before"
    WRONG_HEAD = "what pages read is not what history says"
    BROKEN_STREAM = "a stream left a version out or told one twice"


@dataclass(frozen=True, slots=True)
class Save:
    """One request to save: `added` and `removed` are tokens; moments are seconds of one clock."""

    writer: str
    paragraph: int
    key: str
    added: str
    removed: frozenset[str]
    began: float
    ended: float
    outcome: Outcome
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One request to read: the version of the paragraph that was shown."""

    paragraph: int
    version: int
    began: float
    ended: float


@dataclass(frozen=True, slots=True)
class Version:
    """A version as the database has it, with the text of every paragraph that it wrote."""

    number: int
    author: str
    written: Mapping[int, str]


class Wording(NamedTuple):
    """A paragraph's text and the version that wrote it."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An anomaly, and where it shows."""

    anomaly: Anomaly
    about: str


@dataclass(frozen=True)
class Ledger:
    """All that was said: by the writers, by the database afterwards, by the streams meanwhile.

    `streams` has, for each reader, the version from which it watched and the versions that it heard of.
    """

    saves: Sequence[Save]
    looks: Sequence[Look]
    history: Sequence[Version]
    heads: Mapping[int, Wording]
    streams: Sequence[tuple[int, Sequence[int]]] = ()

    def findings(self, *, is_disturbed: bool = False) -> list[Finding]:
        """Everything that is wrong; empty when history explains all that was said.

        A server that was disturbed may fail to answer; what was asked again must still have happened once.
        """
        checks = (
            _numbering,
            _acknowledgements,
            _conservation,
            _outcomes,
            _order_in_time,
            _heads,
            _streams,
        )
        found = [finding for check in checks for finding in check(self)]
        return [one for one in found if not (is_disturbed and one.anomaly is Anomaly.TROUBLE)]

    def acknowledged(self) -> dict[int, Save]:
        """The saves that got a yes, by their version; of a replayed one its first answer."""
        return {save.version: save for save in reversed(self.saves) if save.version is not None}


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    return TOKEN.findall(text)


def _numbering(ledger: Ledger) -> Iterator[Finding]:
    numbers = [version.number for version in ledger.history]
    for expected, number in enumerate(numbers, start=1):
        if number != expected:
            yield Finding(Anomaly.GAP, f"version {number} stands where {expected} is due")
            return


def _acknowledgements(ledger: Ledger) -> Iterator[Finding]:
    history = {version.number: version for version in ledger.history}
    keys: dict[int, str] = {}
    answers: dict[str, int] = {}
    for save in ledger.saves:
        if save.version is None:
            continue
        about = f"version {save.version} of {save.writer}, {save.added}"
        if keys.setdefault(save.version, save.key) != save.key:
            yield Finding(Anomaly.FORK, about)
        if answers.setdefault(save.key, save.version) != save.version:
            yield Finding(Anomaly.REPLAY, about)
        made = history.get(save.version)
        if made is None or save.added not in made.written.get(save.paragraph, ""):
            yield Finding(Anomaly.LOST, about)
        elif made.author != save.writer:
            yield Finding(Anomaly.WRONG_AUTHOR, about)


def _conservation(ledger: Ledger) -> Iterator[Finding]:
    """From version to version a paragraph's tokens change by what that version's save said, no more."""
    acknowledged = ledger.acknowledged()
    unknown = {save.added: save for save in ledger.saves if save.outcome is Outcome.UNKNOWN}
    for paragraph, wordings in _by_paragraph(ledger.history).items():
        ever = set(tokens(wordings[0].text))
        for before, after in pairwise(wordings):
            came = [token for token in tokens(after.text) if token not in tokens(before.text)]
            told = acknowledged.get(after.version)
            said = told or next((unknown[token] for token in came if token in unknown), None)
            about = f"paragraph {paragraph}, version {after.version}: "
            yield from _difference(before, after, said, about)
            for token in came:
                if token in ever:
                    yield Finding(Anomaly.TWICE, about + token)
            ever.update(came)


def _difference(before: Wording, after: Wording, said: Save | None, about: str) -> Iterator[Finding]:
    earlier, later = tokens(before.text), tokens(after.text)
    added = {said.added} if said else set()
    removed = said.removed if said else frozenset()
    for token in later:
        if token not in earlier and token not in added:
            yield Finding(Anomaly.PHANTOM, about + token)
    for token in earlier:
        if token not in later and token not in removed:
            yield Finding(Anomaly.VANISHED, about + token)
    if len(set(later)) < len(later):
        yield Finding(Anomaly.TWICE, about + " ".join(later))


def _outcomes(ledger: Ledger) -> Iterator[Finding]:
    for save in ledger.saves:
        if save.outcome is Outcome.UNKNOWN:
            yield Finding(Anomaly.TROUBLE, f"{save.writer}, {save.added}")


def _order_in_time(ledger: Ledger) -> Iterator[Finding]:
    """Who begins after an answer was in makes a later version, and sees at least that one."""
    asked_first: dict[str, float] = {}
    for save in ledger.saves:
        asked_first.setdefault(save.key, save.began)
    # What was asked again after no answer may have been done the first time.
    first = [replace(save, began=asked_first[save.key]) for save in ledger.acknowledged().values()]
    for paragraph in {save.paragraph for save in first}:
        ended = [(save.ended, save.version or 0) for save in first if save.paragraph == paragraph]
        looks = [look for look in ledger.looks if look.paragraph == paragraph]
        ended += [(look.ended, look.version) for look in looks]
        asked = [(look.began, look.version, f"look at {look.version}") for look in looks]
        yield from _before(ended, asked)
    ended = [(save.ended, save.version or 0) for save in first]
    yield from _before(ended, [(save.began, (save.version or 0) - 1, f"{save.added}") for save in first])


def _before(ended: Iterable[tuple[float, int]], asked: Iterable[tuple[float, int, str]]) -> Iterator[Finding]:
    known, latest = sorted(ended), 0
    at = 0
    for began, version, about in sorted(asked):
        while at < len(known) and known[at][0] < began:
            latest = max(latest, known[at][1])
            at += 1
        if version < latest:
            yield Finding(Anomaly.BACK_IN_TIME, f"{about} after {latest} was known")


def _heads(ledger: Ledger) -> Iterator[Finding]:
    for paragraph, wordings in _by_paragraph(ledger.history).items():
        if ledger.heads.get(paragraph) != wordings[-1]:
            yield Finding(Anomaly.WRONG_HEAD, f"paragraph {paragraph}, version {wordings[-1].version}")


def _streams(ledger: Ledger) -> Iterator[Finding]:
    newest = len(ledger.history)
    for reader, (start, heard) in enumerate(ledger.streams):
        if list(heard) != list(range(start + 1, newest + 1)):
            yield Finding(Anomaly.BROKEN_STREAM, f"reader {reader} from {start}: {list(heard)}")


def _by_paragraph(history: Iterable[Version]) -> dict[int, list[Wording]]:
    wordings = defaultdict(list)
    for version in history:
        for paragraph, text in version.written.items():
            wordings[paragraph].append(Wording(version.number, text))
    return wordings
