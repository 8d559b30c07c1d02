"""Two different texts as two versions of one: paragraphs that belong together get one id."""

from collections.abc import Sequence
from dataclasses import replace

from speeches.domain.align import CONTAINED, Match, Tell, align, share
from speeches.domain.lineage import Block, BlockId

# A section has few words to go by: its heading finds its fellow by the same rule, among headings only.
_SHORTEST = 6


def alike(
    olds: Sequence[Block], news: Sequence[Block], *, tell: Tell = lambda _: None
) -> tuple[list[Block], list[Block]]:
    """The same blocks, numbered so that what belongs together has one id, and parts know their whole.

    Ids count from 1 and say nothing else; compare them only with each other. `tell` hears now and then how
    much of it is done, 0 to 1.
    """
    ids: dict[int, int] = {}
    matched: list[Match] = []
    for noun in ("section", "paragraph"):
        old_places = [at for at, block in enumerate(olds) if block.id[0] == noun]
        new_places = [at for at, block in enumerate(news) if block.id[0] == noun]
        matches = align(
            [olds[at].text for at in old_places],
            [news[at].text for at in new_places],
            # Headings are few and short.
            tell=tell if noun == "paragraph" else lambda _: None,
        )
        for match in matches:
            matched.append(Match(old_places[match.old], new_places[match.new], match.likeness))
            ids[new_places[match.new]] = old_places[match.old]
    before = [
        replace(block, id=(block.id[0], at + 1), parent=None, under=None, split_from=None, joined_into=None)
        for at, block in enumerate(olds)
    ]
    after = [
        replace(
            block,
            id=(block.id[0], ids.get(at, len(olds) + at) + 1),
            parent=None,
            under=None,
            split_from=None,
            joined_into=None,
        )
        for at, block in enumerate(news)
    ]
    return _with_wholes(before, after, matched)


def _with_wholes(
    before: list[Block], after: list[Block], matched: Sequence[Match]
) -> tuple[list[Block], list[Block]]:
    """What is left over beside a matched paragraph and lives on in its fellow is a part of it."""
    old_of = {match.new: match.old for match in matched}
    new_of = {match.old: match.new for match in matched}
    for at, block in enumerate(after):
        if at not in old_of and (whole := _whole(block, at, old_of, before)):
            after[at] = replace(block, split_from=whole)
    for at, block in enumerate(before):
        if at not in new_of and (whole := _whole(block, at, new_of, after)):
            before[at] = replace(block, joined_into=whole)
    return before, after


def _whole(part: Block, at: int, fellow_of: dict[int, int], others: Sequence[Block]) -> BlockId | None:
    if part.id[0] != "paragraph" or len(part.text) < _SHORTEST:
        return None
    for beside in (at - 1, at + 1):
        if beside in fellow_of:
            whole = others[fellow_of[beside]]
            if whole.id[0] == "paragraph" and share(part.text, whole.text) > CONTAINED:
                return whole.id
    return None
