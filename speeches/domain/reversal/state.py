"""A speech as it stands, what a version did to it, and what stands in the way of taking that back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from speeches.domain.merge import Merge
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.structure.tree import Key, Node, Noun, Place


@dataclass(frozen=True, slots=True)
class Part:
    """What one version did to one node.

    It stood at `was` (None: it did not stand) and then at `put`; both None where the place is not concerned.
    It said `said` and then `says`. `split_from` and `joined_into` are the paragraphs that it came from or
    went into.
    """

    key: Key
    kind: SectionKind | ParagraphKind
    was: Place | None = None
    put: Place | None = None
    said: str = ""
    says: str = ""
    split_from: int | None = None
    joined_into: int | None = None

    @property
    def is_in(self) -> bool:
        """It began to stand."""
        return self.was is None and self.put is not None

    @property
    def is_out(self) -> bool:
        """It was taken out."""
        return self.put is None and self.was is not None

    @property
    def is_of_words(self) -> bool:
        """It was reworded where it stood."""
        return self.was == self.put and self.said != self.says


@dataclass(frozen=True, slots=True)
class Step:
    """All that one version did to places and words."""

    version: int
    parts: tuple[Part, ...]


@dataclass(slots=True)
class State:
    """Nodes in their places with their words, and who touched them last.

    `gone` is the version that took a node out, None where the plan itself does; `own` are those of them that
    were made by the people whose changes are taken back. `joined` and `split` are paragraphs by what the plan
    joins them to, or splits them off from.
    """

    nodes: dict[Key, Node]
    texts: dict[Key, str]
    gone: dict[Key, int | None] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    written: Mapping[Key, int] = field(default_factory=dict)
    placed: Mapping[Key, int] = field(default_factory=dict)
    joined: dict[int, int] = field(default_factory=dict)
    split: dict[int, int] = field(default_factory=dict)

    def copy(self) -> "State":
        """The same, to be changed apart."""
        return State(
            dict(self.nodes),
            dict(self.texts),
            dict(self.gone),
            self.own,
            self.written,
            self.placed,
            dict(self.joined),
            dict(self.split),
        )


class Hindrance(StrEnum):
    """Why something cannot be taken back as it is."""

    REWORDED = "reworded"
    MOVED = "moved"
    REMOVED = "removed"
    SECTION_GONE = "section_gone"
    HOLDS_OTHERS = "holds_others"
    OPENS = "opens"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of taking `version` back, on which node, put there by version `since`."""

    kind: Hindrance
    key: Key
    version: int
    since: int
    merge: Merge | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The speech as it would stand, and what was left because others built on it."""

    now: State
    then: State
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def touched(self) -> list[Key]:
        """The nodes that would say, or stand, otherwise."""
        keys = [*self.then.nodes, *(key for key in self.now.nodes if key not in self.then.nodes)]
        return [key for key in keys if self._differs(key)]

    @property
    def sections(self) -> set[int | None]:
        """The sections in which something would read otherwise, or whose heading would."""
        touched, words = self.touched, (self.now.texts, self.then.texts)
        nodes = [held[key] for key in touched for held in (self.now.nodes, self.then.nodes) if key in held]
        headings = {
            key for key in touched if key[0] is Noun.SECTION and words[0].get(key) != words[1].get(key)
        }
        return {*(node.parent for node in nodes), *(pk for _, pk in headings)}

    def _differs(self, key: Key) -> bool:
        before, after = self.now, self.then
        return before.nodes.get(key) != after.nodes.get(key) or (
            before.texts.get(key) != after.texts.get(key)
        )
