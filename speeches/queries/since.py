"""What changed since somebody signed, read or was shown something: the changed lines alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from speeches.domain.structure.tree import Key, Noun
from speeches.models import Speech
from speeches.queries.changed_rows import RowView
from speeches.queries.comparison import SpeechComparison, compared
from speeches.queries.recorded import Past, home_of, key_of, recorded_between
from speeches.queries.text import PastManuscript


@dataclass(frozen=True, slots=True)
class Since:
    """The lines that changed after a version, in the whole speech or in a section of it.

    `comparison` is None where nothing happened since at all.
    """

    version: int
    latest: int
    rows: tuple[RowView, ...]
    comparison: SpeechComparison | None = None


def since_of(speech: Speech, version: int, section: int | None, past: Past | None = None) -> Since:
    """What changed from a version that is there to the latest; seven queries, none where that is the same."""
    if version >= speech.version:
        return Since(speech.version, speech.version, ())
    recorded = recorded_between(speech.pk, version, speech.version, past=past)
    found = compared(speech.pk, recorded, recorded.old_blocks(), by=None)
    rows = found.numbered
    if section is not None:
        there = {*_keys(recorded.old, section), *_keys(recorded.new, section)}
        rows = tuple(row for row in rows if there.intersection(_nodes(row)))
    return Since(version, speech.version, rows, found)


def _keys(past: PastManuscript, section: int) -> Iterator[Key]:
    top = past.tree.nodes.get((Noun.SECTION, section))
    if top is not None:
        yield top.key
        yield from (node.key for node in past.tree.walk(section))


def _nodes(row: RowView) -> Iterator[Key]:
    yield from map(key_of, row.row.news)
    yield from map(home_of, row.row.olds)
