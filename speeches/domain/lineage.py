"""Which blocks of an old version became which of a new one: by id, and by recorded splits and joins."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

BlockId = tuple[str, int]


class RepeatedBlock(Exception):
    """One version holds the same id twice; always a bug."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading line or paragraph of one version, without its marker.

    `id` stays the same through all versions: ("section", 5), ("paragraph", 12). `kind` is compared like
    the text; `marker` is carried for the page; `parent`, the section it stands in, tells who moved where
    the order alone leaves it open. `level` is a heading's, `under` the section around the one it heads.
    `split_from` is set on the new side, `joined_into` on the old one, each where the history recorded it;
    `part_of` on an old block that is shown apart from the one that it was a part of.
    """

    id: BlockId
    text: str
    kind: str = ""
    parent: BlockId | None = None
    marker: str = ""
    split_from: BlockId | None = None
    joined_into: BlockId | None = None
    level: int | None = None
    under: BlockId | None = None
    part_of: BlockId | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Old blocks and what they became, as ranges of indexes; one of the two may be empty."""

    old: range
    new: range


def pairs(olds: Sequence[Block], news: Sequence[Block]) -> list[Pair]:
    """Every block of both versions in exactly one pair, in no order.

    Blocks that a split or join ties together are one pair if they are neighbours on their side; what was
    carried off from the others is a block of its own. Raises RepeatedBlock.
    """
    root_of = _families(olds, news)
    old_runs, new_runs = _runs(olds, root_of), _runs(news, root_of)
    kept = {block.id for block in olds} & {block.id for block in news}
    made: list[Pair] = []
    for root in old_runs.keys() | new_runs.keys():
        old_side, new_side = old_runs.get(root, []), new_runs.get(root, [])
        if old_side and new_side:
            main = Pair(_main(old_side, olds, kept), _main(new_side, news, kept))
            old_side.remove(main.old)
            new_side.remove(main.new)
            made.append(main)
        made += [Pair(range(at, at + 1), range(0)) for run in old_side for at in run]
        made += [Pair(range(0), range(at, at + 1)) for run in new_side for at in run]
    return made


def carried_off(
    olds: Sequence[Block], news: Sequence[Block]
) -> dict[int, tuple[Sequence[int], Sequence[int]]]:
    """By the place of an old block: what is still together of it, and the parts that stand elsewhere.

    Only for blocks of which something stayed and something left. Raises RepeatedBlock.
    """
    root_of = _families(olds, news)
    new_ids = {block.id for block in news}
    runs = _runs(news, root_of)
    found: dict[int, tuple[Sequence[int], Sequence[int]]] = {}
    for at, block in enumerate(olds):
        own = runs.get(root_of[block.id], [])
        if block.id in new_ids and len(own) > 1:
            main = _main(own, news, {block.id})
            found[at] = main, [place for run in own if run != main for place in run]
    return found


def _families(olds: Sequence[Block], news: Sequence[Block]) -> dict[BlockId, BlockId]:
    """The id each block descends from, or went into. Each family has at most one block on both sides."""
    old_ids, new_ids = _ids(olds), _ids(news)
    onward = {block.id: block.joined_into for block in olds if block.id not in new_ids}
    onward |= {block.id: block.split_from for block in news if block.id not in old_ids}
    root_of: dict[BlockId, BlockId] = {}
    for start in old_ids | new_ids:
        path: dict[BlockId, None] = {}
        here = start
        while here not in root_of and here not in path:
            path[here] = None
            here = onward.get(here) or here
        root_of |= dict.fromkeys(path, root_of.get(here, here))
    return root_of


def _ids(blocks: Sequence[Block]) -> set[BlockId]:
    ids = {block.id for block in blocks}
    if len(ids) < len(blocks):
        raise RepeatedBlock
    return ids


def _runs(blocks: Sequence[Block], root_of: dict[BlockId, BlockId]) -> dict[BlockId, list[range]]:
    runs: dict[BlockId, list[range]] = {}
    for root, members in groupby(enumerate(blocks), key=lambda member: root_of[member[1].id]):
        places = [place for place, _ in members]
        runs.setdefault(root, []).append(range(places[0], places[-1] + 1))
    return runs


def _main(runs: list[range], blocks: Sequence[Block], kept: set[BlockId]) -> range:
    """The run with the block that is on both sides, else the first."""
    return next((run for run in runs if any(blocks[at].id in kept for at in run)), runs[0])
