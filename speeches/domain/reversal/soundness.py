"""Whether a draft is a speech: everything in a section that stands, in the order that others read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from speeches.domain.merge import Merge
from speeches.domain.outline.parts import SectionKind
from speeches.domain.ranking import between
from speeches.domain.reversal.state import Hindrance, Obstacle, State, Step
from speeches.domain.structure.tree import Key, Node, Noun, Tree

DERIVED = frozenset({SectionKind.RUN_IN, SectionKind.LEAD})


def settled(nodes: Mapping[Key, Node], placed: Iterable[Key]) -> dict[Key, Node]:
    """These nodes, each at its place or right behind what has taken it."""
    moved: dict[Key, Node] = {}
    ranks: dict[int | None, dict[str, Key]] = {}
    returning = set(placed)
    for node in nodes.values():
        if node.key not in returning:
            ranks.setdefault(node.parent, {})[node.rank] = node.key
    for key in sorted(returning, key=lambda key: nodes[key].rank):
        node = nodes[key]
        taken = ranks.setdefault(node.parent, {})
        if node.rank in taken:
            following = min((rank for rank in taken if rank > node.rank), default="")
            node = replace(node, rank=between(node.rank, following))
        taken[node.rank] = key
        moved[key] = node
    return moved


def obstacles(before: State, draft: State, step: Step, placed: Iterable[Key]) -> list[Obstacle]:
    """What is wrong with a draft and was not before, or stands in another order than others read."""
    return breaks(before, draft, step, placed) or _out_of_order(before, draft, step)


def breaks(before: State, draft: State, step: Step, placed: Iterable[Key]) -> list[Obstacle]:
    """Why a draft is no speech."""
    return (
        _homeless(before, draft, step)
        or _adrift(before, draft, step, placed)
        or _without_opener(before, draft, step)
    )


def obstacle(state: State, kind: Hindrance, key: Key, version: int, met: Merge | None = None) -> Obstacle:
    """What stands in the way, with the version that put it there."""
    if kind is Hindrance.REWORDED:
        since = state.written.get(key, 0)
    elif kind in {Hindrance.REMOVED, Hindrance.SECTION_GONE}:
        since = state.gone.get(key) or 0
    else:
        since = state.placed.get(key, 0)
    return Obstacle(kind, key, version, since, met)


def _homeless(before: State, draft: State, step: Step) -> list[Obstacle]:
    """Nodes whose section does not stand: others put them there, or it was removed meanwhile."""
    found = []
    for node in draft.nodes.values():
        if node.parent is None or (Noun.SECTION, node.parent) in draft.nodes:
            continue
        section: Key = (Noun.SECTION, node.parent)
        if section in before.nodes:
            found.append(obstacle(before, Hindrance.HOLDS_OTHERS, node.key, step.version))
        else:
            found.append(obstacle(before, Hindrance.SECTION_GONE, section, step.version))
    return found[:1]


def _adrift(before: State, draft: State, step: Step, placed: Iterable[Key]) -> list[Obstacle]:
    """Sections that would stand in each other."""
    reached = {node.key for node in Tree(draft.nodes.values()).walk()}
    if len(reached) == len(draft.nodes):
        return []
    lost = [key for key in placed if key not in reached]
    return [obstacle(before, Hindrance.MOVED, key, step.version) for key in lost[:1]]


def _without_opener(before: State, draft: State, step: Step) -> list[Obstacle]:
    """A number that would be left without its paragraph."""
    then, now = Tree(before.nodes.values()), Tree(draft.nodes.values())
    for node in now.nodes.values():
        if node.kind not in DERIVED or now.opener(node):
            continue
        earlier = then.nodes.get(node.key)
        if earlier is None or then.opener(earlier):
            return [obstacle(before, Hindrance.OPENS, node.key, step.version)]
    return []


def _out_of_order(before: State, draft: State, step: Step) -> list[Obstacle]:
    """What others put among the nodes of a step that left the order of reading as it was."""
    lines = [node.key for node in Tree(before.nodes.values()).lines() if node.key in draft.nodes]
    after = [node.key for node in Tree(draft.nodes.values()).lines() if node.key in before.nodes]
    own = {part.key for part in step.parts}
    later = {key for key in lines if key not in own and before.placed.get(key, 0) > step.version}
    if lines == after or not later:
        return []
    if [key for key in lines if key not in later] != [key for key in after if key not in later]:
        return []
    first = next(key for key in lines if key in later)
    return [obstacle(before, Hindrance.BETWEEN, first, step.version)]
