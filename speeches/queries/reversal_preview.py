"""What a plan would make of a speech, row by row, whose work that touches, and what stands in its way."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from accounts.models import User
from speeches.domain.comparison import Block, Counts, Row, RowKind, compare
from speeches.domain.diff import SpanKind
from speeches.domain.outline.leads import headline
from speeches.domain.outline.parts import SectionKind
from speeches.domain.reversal.state import Hindrance, Obstacle, Plan, State
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Key, Noun, Tree
from speeches.models import Event, Paragraph, Revision, Section, Speech
from speeches.queries.blocks import markers_of
from speeches.queries.text import PastManuscript

FIRST_WORDS = 20  # characters
QUIET = frozenset({RowKind.KEPT, RowKind.STUB})


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A line that would change, and the event that last wrote or placed it."""

    row: Row
    headings: tuple[str, ...]
    level: int
    last: Event | None

    @property
    def is_heading(self) -> bool:
        """It is a heading line."""
        return self.row.block.id[0] == Noun.SECTION

    @property
    def spans(self) -> tuple[tuple[SpanKind, str], ...]:
        """The change of the words."""
        return tuple((span.kind, span.text) for span in self.row.spans)


@dataclass(frozen=True, slots=True)
class HindranceView:
    """An obstacle in words: on what, and the event that put it there."""

    obstacle: Obstacle
    name: str | SectionKind
    event: Event | None
    proposal: str
    based_on: int

    @property
    def kind(self) -> Hindrance:
        """Why it cannot be taken back."""
        return self.obstacle.kind


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change and what would not; `people` are whose latest work it touches, and how much."""

    rows: tuple[PlannedRow, ...]
    counts: Counts
    people: tuple[tuple[User, int], ...]
    hindrances: tuple[HindranceView, ...]


def preview_of(speech: Speech, plan: Plan, *, since: int = 0) -> Preview:
    """A plan as somebody looks at it before it is carried out; at most five queries.

    Work up to version `since` is not touched, whoever did it: that is where the plan leads back to.
    """
    now, then = _manuscript(plan.now, speech.version), _manuscript(plan.then, speech.version + 1)
    compared = compare(list(_blocks(now)), list(_blocks(then)))
    changed = [row for row in compared.rows if row.kind not in QUIET]
    last = [_last_version(plan.now, row) for row in changed]
    versions = {number for number in last if number > since} | {one.since for one in plan.obstacles}
    made = Event.objects.filter(speech=speech, version__in=versions, ordinal=0).select_related(
        "by", "through"
    )
    events = {event.version: event for event in made}
    rows = tuple(
        _planned(row, now, then, events.get(number if number > since else 0))
        for row, number in zip(changed, last, strict=True)
    )
    touched = Counter(row.last.by for row in rows if row.last)
    names = dict(_names(plan.obstacles))
    return Preview(
        rows=rows,
        counts=compared.counts,
        people=tuple(touched.most_common()),
        hindrances=tuple(
            HindranceView(
                one, names.get(one.key, ""), events.get(one.since), _proposal(plan, one), speech.version
            )
            for one in plan.obstacles
        ),
    )


def _manuscript(state: State, version: int) -> PastManuscript:
    tree = Tree(state.nodes.values())
    return PastManuscript(tree, state.texts, version, markers_of(tree), state.written, state.placed)


def _blocks(manuscript: PastManuscript) -> Iterator[Block]:
    for node in manuscript.tree.lines():
        parent = manuscript.tree.parent_of(node)
        yield Block(
            id=node.key,
            text=manuscript.texts[node.key],
            kind=str(node.kind),
            parent=parent.key if parent else None,
            marker=manuscript.marker_of(node),
        )


def _planned(row: Row, now: PastManuscript, then: PastManuscript, last: Event | None) -> PlannedRow:
    manuscript = then if row.news else now
    line = manuscript.tree.nodes[_key(row.block)]
    section = manuscript.section_headed_by(line)
    level = level_of(manuscript.tree, section) if section else 0
    return PlannedRow(replace(row), manuscript.headings_above(line), level, last)


def _last_version(now: State, row: Row) -> int:
    keys = [_key(block) for block in (*row.olds, *row.news)]
    placed = [now.placed.get(key, 0) for key in keys] if row.kind is not RowKind.CHANGED else []
    gone = [now.gone.get(key) or 0 for key in keys if key not in now.nodes]
    return max([*(now.written.get(key, 0) for key in keys), *placed, *gone], default=0)


def _key(block: Block) -> Key:
    noun, pk = block.id
    return Noun(noun), pk


def _names(obstacles: Iterable[Obstacle]) -> Iterator[tuple[Key, str | SectionKind]]:
    """What obstacles are about, by their last words."""
    keys = {one.key for one in obstacles}
    paragraphs = [pk for noun, pk in keys if noun is Noun.PARAGRAPH]
    for pk, words in Paragraph.objects.filter(pk__in=paragraphs).values_list("pk", "text"):
        yield (Noun.PARAGRAPH, pk), words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS]}…"
    sections = [pk for noun, pk in keys if noun is Noun.SECTION]
    for section in Section.objects.filter(pk__in=sections):
        yield (Noun.SECTION, section.pk), section.heading or _opening(section) or section.kind


def _opening(section: Section) -> str:
    words = Revision.objects.filter(
        paragraph__section=section, paragraph__removed_in=None, joined_into=None
    ).order_by("paragraph__rank", "-since")
    return headline(words.values_list("text", flat=True).first() or "")


def _proposal(plan: Plan, one: Obstacle) -> str:
    """The text to begin with where one paragraph is to be made of both; empty where that is not the way."""
    met = one.merge
    is_plain = one.kind is Hindrance.REWORDED and one.key[0] is Noun.PARAGRAPH and one.key in plan.now.nodes
    if met is None or not is_plain or not met.yours or "\n" in met.base + met.yours:
        return ""
    return met.text or met.theirs
