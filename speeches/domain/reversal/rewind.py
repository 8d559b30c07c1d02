"""A speech, or one section of it, as it was: what later versions did there is replaced."""

from speeches.domain.reversal import soundness
from speeches.domain.reversal.state import Plan, State, Step
from speeches.domain.structure.tree import Key, NoSuchPlace, Noun, Tree


def rewound(now: State, then: State) -> Plan:
    """The whole speech as it was then."""
    state = now.copy()
    state.nodes, state.texts = dict(then.nodes), dict(then.texts)
    return Plan(now, state)


def section_rewound(now: State, then: State, section_id: int) -> Plan:
    """A section with the words and the parts that it had then, where it stands now.

    What came from elsewhere goes back there; what is new goes. Raises NoSuchPlace when the section did not
    stand then, or its place is gone.
    """
    top: Key = (Noun.SECTION, section_id)
    if top not in then.nodes:
        raise NoSuchPlace
    wanted = [top, *(node.key for node in Tree(then.nodes.values()).walk(section_id))]
    held = [node.key for node in Tree(now.nodes.values()).walk(section_id)]
    state, placed = now.copy(), list[Key]()
    for key in [key for key in held if key not in wanted]:
        del state.nodes[key]
        words, earlier = state.texts.pop(key), then.nodes.get(key)
        if earlier and _stands(state, earlier.parent, held):
            state.nodes[key], state.texts[key] = earlier, words
            placed.append(key)
    for key in wanted:
        is_where_it_stands = key == top and key in now.nodes
        state.nodes[key] = now.nodes[key] if is_where_it_stands else then.nodes[key]
        state.texts[key] = then.texts[key]
        placed += [] if is_where_it_stands else [key]
    state.nodes |= soundness.settled(state.nodes, placed)
    if soundness.breaks(now, state, Step(0, ()), placed):
        raise NoSuchPlace
    return Plan(now, state)


def _stands(state: State, parent: int | None, held: list[Key]) -> bool:
    key: Key = (Noun.SECTION, parent or 0)
    return key in state.nodes and key not in held
