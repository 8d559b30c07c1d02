"""What the history recorded between two versions of a speech."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q

from speeches.domain.comparison import Block, BlockId, Row, RowKind
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Key, Noun
from speeches.models import Placement, Revision
from speeches.queries.text import PastManuscript, version_of

WRITTEN = frozenset({RowKind.CHANGED, RowKind.SPLIT, RowKind.JOINED})

type Past = Callable[[int], PastManuscript]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Both versions, and what happened after the old one up to the new one.

    `ended` is the last version that took a node from its place; splits and joins are by paragraph.
    """

    old: PastManuscript
    new: PastManuscript
    ended: Mapping[Key, int]
    split_from: Mapping[int, int]
    joined_into: Mapping[int, int]

    def old_blocks(self) -> list[Block]:
        """The lines of the old version; those that were joined know into what."""
        blocks = blocks_of(self.old)
        return [replace(block, joined_into=self._end(block.id, self.joined_into)) for block in blocks]

    def new_blocks(self) -> list[Block]:
        """The lines of the new version; those that were split off know from what."""
        blocks = blocks_of(self.new)
        return [replace(block, split_from=self._end(block.id, self.split_from)) for block in blocks]

    def version_that_made(self, row: Row) -> int | None:
        """The last version that did what a row shows; None for what is as it was."""
        if row.kind in {RowKind.KEPT, RowKind.STUB}:
            return None
        if row.kind is RowKind.REMOVED:
            return self.ended.get(key_of(row.block))
        keys = [key_of(block) for block in row.news]
        written = max(self.new.written[key] for key in keys)
        placed = max(self.new.placed[key] for key in keys)
        if row.kind in WRITTEN or (row.kind is RowKind.ADDED and written > self.old.version):
            return written
        return max(written, placed)

    def _end(self, start: BlockId, steps: Mapping[int, int]) -> BlockId | None:
        """Where words came from or went, past paragraphs that lived only between the two versions."""
        noun, at = start
        if noun == Noun.SECTION or at not in steps:
            return None
        seen = {at}
        while (at := steps[at]) in steps and at not in seen and not self._stands(at):
            seen.add(at)
        return Noun.PARAGRAPH, at

    def _stands(self, paragraph_id: int) -> bool:
        key = (Noun.PARAGRAPH, paragraph_id)
        return key in self.old.tree.nodes or key in self.new.tree.nodes


def recorded_between(speech_id: int, old: int, new: int, *, past: Past | None = None) -> Recorded:
    """What happened after version `old` up to `new`; four queries, two where `past` has both versions."""
    read = past or (lambda version: version_of(speech_id, version))
    ended: dict[Key, int] = {}
    touched: set[int] = set()
    began_or_ended = Q(since__gt=old, since__lte=new) | Q(until__gt=old, until__lte=new)
    places = Placement.objects.filter(began_or_ended, speech=speech_id)
    for paragraph, section, until in places.values_list("paragraph", "section", "until"):
        key: Key = (Noun.PARAGRAPH, paragraph) if paragraph else (Noun.SECTION, section or 0)
        if until and until <= new:
            ended[key] = max(until, ended.get(key, 0))
        if paragraph:
            touched.add(paragraph)
    # By paragraph, where the index is: every split begins a place, and every join ends one.
    steps = Revision.objects.filter(paragraph__in=touched, since__gt=old, since__lte=new).filter(
        Q(split_from__isnull=False) | Q(joined_into__isnull=False)
    )
    split_from: dict[int, int] = {}
    joined_into: dict[int, int] = {}
    for here, origin, heir in steps.order_by("since").values_list("paragraph", "split_from", "joined_into"):
        if here and origin:
            split_from[here] = origin
        if here and heir:
            joined_into[here] = heir
    return Recorded(read(old), read(new), ended, split_from, joined_into)


def key_of(block: Block) -> Key:
    """The node that a block shows."""
    noun, pk = block.id
    return Noun(noun), pk


def home_of(block: Block) -> Key:
    """The node that held its words in the old version."""
    noun, pk = block.part_of or block.id
    return Noun(noun), pk


def blocks_of(past: PastManuscript) -> Iterator[Block]:
    """The lines of a version as they are compared."""
    for node in past.tree.lines():
        parent = past.tree.parent_of(node)
        above = parent.key if parent else None
        headed = past.section_headed_by(node)
        around = past.tree.parent_of(headed) if headed else None
        yield Block(
            node.key,
            past.texts[node.key],
            str(node.kind),
            above,
            past.marker_of(node),
            level=level_of(past.tree, headed) if headed else None,
            under=around.key if around else None,
        )
