"""Ranks that grew long between close neighbours are dealt out anew, without moving anything."""

from speeches.domain.ranking import spread
from speeches.domain.structure.tree import Noun
from speeches.models import Paragraph, Placement, Section
from speeches.queries import structure

# Well below the 200 characters of the column; ordinary work stays below ten.
LONGEST = 40


def even_out(speech_id: int, version: int, placements: list[Placement]) -> None:
    """Give all children of a crowded section short ranks; `placements` are those of the open change."""
    crowded = {placement.parent_id for placement in placements if len(placement.rank) > LONGEST}
    if not crowded:
        return
    tree = structure.tree_of(speech_id)
    fresh = {(row.section_id, row.paragraph_id): row for row in placements}
    for parent in crowded:
        nodes = tree.children(parent)
        for node, rank in zip(nodes, spread(len(nodes)), strict=True):
            noun, pk = node.key
            key = (pk, None) if noun is Noun.SECTION else (None, pk)
            rows = Section.objects if noun is Noun.SECTION else Paragraph.objects
            rows.filter(pk=pk).update(rank=rank)
            if key in fresh:
                fresh[key].rank = rank
                continue
            standing = Placement.objects.filter(
                speech=speech_id, section=key[0], paragraph=key[1], until=None
            )
            standing.update(until=version)
            placements.append(
                Placement(
                    speech_id=speech_id,
                    section_id=key[0],
                    paragraph_id=key[1],
                    parent_id=parent,
                    rank=rank,
                    numbering=node.numbering,
                    pinned=node.pinned,
                    since=version,
                )
            )
