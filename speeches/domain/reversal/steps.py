"""Steps narrowed down to what is meant, and made fewer."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from speeches.domain.reversal.state import Part, Step
from speeches.domain.structure.tree import Key, Noun


def about(steps: Iterable[Step], keys: Collection[Key]) -> list[Step]:
    """What the steps did to these nodes, with the other halves of splits and joins."""
    return [replace(step, parts=_about(step.parts, keys)) for step in steps]


def squeezed(steps: Iterable[Step]) -> list[Step]:
    """The same in fewer parts: rewordings of a node that follow on each other are one, the last of them."""
    kept: dict[int, dict[Key, Part]] = {}
    latest: dict[Key, int] = {}
    for step in sorted(steps, key=lambda step: step.version):
        kept[step.version] = {}
        for part in step.parts:
            earlier = kept[latest[part.key]].get(part.key) if part.key in latest else None
            is_next = earlier and earlier.is_of_words and part.is_of_words and earlier.says == part.said
            if earlier and is_next and len(kept[latest[part.key]]) == 1:
                del kept[latest[part.key]][part.key]
                part = replace(part, said=earlier.said)  # noqa: PLW2901
            kept[step.version][part.key] = part
            latest[part.key] = step.version
    return [Step(version, tuple(parts.values())) for version, parts in kept.items() if parts]


def _about(parts: Iterable[Part], keys: Collection[Key]) -> tuple[Part, ...]:
    known = list(parts)
    meant = {part.key for part in known if part.key in keys}
    for part in known:
        other = part.split_from or part.joined_into
        if other and (part.key in keys or (Noun.PARAGRAPH, other) in keys):
            meant |= {part.key, (Noun.PARAGRAPH, other)}
    return tuple(part for part in known if part.key in meant)
