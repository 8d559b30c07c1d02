"""What a Word file with tracked changes is made of: both versions in one text, each change by its event."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from speeches.domain.attribution import Steps
from speeches.domain.comparison import BlockId, Row, compare
from speeches.domain.redline import Makers, RedLine, redline
from speeches.domain.structure.tree import Key, Noun
from speeches.models import Event, Revision
from speeches.queries.recorded import Recorded, key_of, recorded_between
from speeches.queries.snapshot import snapshot
from speeches.queries.text import Line


@dataclass(frozen=True, slots=True)
class Redline:
    """The lines of both versions; how each was set, after the change or before; who made each version."""

    lines: tuple[RedLine, ...]
    set_new: Mapping[Key, Line]
    set_old: Mapping[Key, Line]
    events: Mapping[int, Event]

    def level_of(self, line: RedLine) -> int:
        """The level of the section whose line it is, where it stands now or stood; 0 for most paragraphs."""
        key = key_of(line.block)
        return (self.set_new.get(key) or self.set_old[key]).level


@snapshot()
def redline_of(speech_id: int, old: int, new: int) -> Redline:
    """Both versions, which exist, in one text; seven queries at most."""
    recorded = recorded_between(speech_id, old, new)
    compared = compare(recorded.old_blocks(), recorded.new_blocks())
    written = {
        block.id for row in compared.rows for block in row.news if recorded.new.written[key_of(block)] > old
    }
    makers = Makers(
        made=lambda row: recorded.version_that_made(row) or new,
        moved=lambda row: _version_that_placed(recorded, row, new),
        steps=_steps(written, old, new),
    )
    lines = tuple(redline(compared.rows, makers))
    versions = {run.version for line in lines for run in (*line.runs, line.end)} - {0}
    told = Event.objects.filter(speech=speech_id, version__in=versions, ordinal=0).select_related(
        "by", "through"
    )
    return Redline(
        lines,
        {line.key: line for line in recorded.new.lines()},
        {line.key: line for line in recorded.old.lines()},
        {event.version: event for event in told},
    )


def _version_that_placed(recorded: Recorded, row: Row, new: int) -> int:
    placed = max(recorded.new.placed[key_of(block)] for block in row.news)
    # A line can move without being touched: others, or the section around it, were put elsewhere.
    return placed if placed > recorded.old.version else new


def _steps(written: set[BlockId], old: int, new: int) -> Mapping[BlockId, Steps]:
    paragraphs = [pk for noun, pk in written if noun == Noun.PARAGRAPH]
    sections = [pk for noun, pk in written if noun == Noun.SECTION]
    between = Revision.objects.filter(
        Q(paragraph__in=paragraphs) | Q(section__in=sections), since__gt=old, since__lte=new, joined_into=None
    )
    steps: defaultdict[BlockId, list[tuple[int, str]]] = defaultdict(list)
    for paragraph, section, since, text in between.order_by("since").values_list(
        "paragraph", "section", "since", "text"
    ):
        noun = Noun.PARAGRAPH if paragraph else Noun.SECTION
        steps[noun, paragraph or section or 0].append((since, text))
    return steps
