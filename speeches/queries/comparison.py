"""Two versions of a speech, row by row: what became of each line, by whom, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accounts.models import User
from speeches.domain.carried_off import with_parts
from speeches.domain.comparison import Block, Counts, RowKind, compare
from speeches.models import Event, Speech
from speeches.queries.changed_rows import RowView, views_of
from speeches.queries.contributors import Contributors
from speeches.queries.recorded import Recorded, recorded_between
from speeches.queries.stretches import Stretch, stretches_of

__all__ = ["RowView", "SpeechComparison", "Stretch", "compared", "comparison_of"]


@dataclass(frozen=True, slots=True)
class SpeechComparison:
    """What happened to a speech between two versions; `old` and `new` are the events that made them.

    `recorded` is what it was drawn from: both versions whole.
    """

    old: Event
    new: Event
    stretches: tuple[Stretch, ...]
    counts: Counts
    changes: int
    recorded: Recorded

    @property
    def rows(self) -> tuple[RowView, ...]:
        """All rows in their order."""
        return tuple(row for stretch in self.stretches for row in stretch.rows)

    @property
    def numbered(self) -> tuple[RowView, ...]:
        """The changes, each once."""
        return tuple(row for row in self.rows if row.number)

    @property
    def left_out(self) -> int:
        """How many lines of an imported file became nothing."""
        return sum(row.is_left_out for row in self.rows)

    @property
    def people(self) -> tuple[User, ...]:
        """Everybody who had a hand in a change."""
        return tuple({person.pk: person for row in self.numbered for person in row.people}.values())


def comparison_of(speech: Speech, old: int, new: int, *, by: int | None = None) -> SpeechComparison:
    """Compare two versions that exist, the older one first; seven queries. `by` folds what others did."""
    recorded = recorded_between(speech.pk, old, new)
    return compared(speech.pk, recorded, recorded.old_blocks(), by=by)


def compared(
    speech_id: int, recorded: Recorded, olds: Sequence[Block], *, by: int | None
) -> SpeechComparison:
    """These blocks and the new version, with what was recorded between the two; three queries."""
    old, new = recorded.old.version, recorded.new.version
    news = recorded.new_blocks()
    found = compare(with_parts(olds, news), news)
    versions = {old, new, *filter(None, map(recorded.version_that_made, found.rows))}
    events = {event.version: event for event in _events(speech_id, versions)}
    hands = Contributors(speech_id, old, new, (row for row in found.rows if row.kind is not RowKind.KEPT))
    rows = list(views_of(found.rows, events, recorded, hands))
    return SpeechComparison(
        old=events[old],
        new=events[new],
        stretches=stretches_of(rows, by=by),
        # A section that moved with its twelve paragraphs is one change.
        counts=replace(found.counts, moved=sum(row.number > 0 and row.kind is RowKind.MOVED for row in rows)),
        changes=max((row.number for row in rows), default=0),
        recorded=recorded,
    )


def _events(speech_id: int, versions: Iterable[int]) -> Iterable[Event]:
    return Event.objects.filter(speech=speech_id, version__in=versions, ordinal=0).select_related(
        "by", "through"
    )
