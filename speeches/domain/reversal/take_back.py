"""The reverse of what versions did, applied to the speech as it stands through the three-way merge."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from speeches.domain.merge import Merge, MergeVerdict, merge
from speeches.domain.reversal import soundness
from speeches.domain.reversal.state import Hindrance, Obstacle, Part, Plan, State, Step
from speeches.domain.structure.tree import Key, Node, Noun, Place, Tree


def taken_back(now: State, steps: Iterable[Step]) -> Plan:
    """The steps reversed, the latest first. A step is reversed whole, or left with what stands in its way."""
    state, obstacles = now.copy(), list[Obstacle]()
    for step in sorted(steps, key=lambda step: -step.version):
        reversing = _Reversing(state, step)
        if found := reversing.reverse():
            obstacles += found
        else:
            state = reversing.draft
    return Plan(now, state, tuple(obstacles))


@dataclass
class _Reversing:
    """One step being reversed on a draft."""

    state: State
    step: Step
    draft: State = field(init=False)
    found: list[Obstacle] = field(default_factory=list)
    placed: list[Key] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.draft = self.state.copy()
        self.parts = {part.key: part for part in self.step.parts}

    def reverse(self) -> list[Obstacle]:
        """Change the draft; what stands in the way."""
        tails, halves = defaultdict[int, list[Part]](list), defaultdict[int, list[Part]](list)
        for part in self.step.parts:
            if part.joined_into:
                tails[part.joined_into].append(part)
            elif part.split_from and part.is_in and self._wrote(part.split_from):
                halves[part.split_from].append(part)
        tied = {part.key for parts in (*tails.values(), *halves.values()) for part in parts}
        tied |= {(Noun.PARAGRAPH, pk) for pk in (*tails, *halves)}
        for heir, parts in tails.items():
            self._split_again(heir, sorted(parts, key=lambda part: part.was.rank if part.was else ""))
        for origin, parts in halves.items():
            self._join_again(origin, sorted(parts, key=lambda part: part.put.rank if part.put else ""))
        for part in self.step.parts:
            if part.key not in tied:
                self._reverse(part)
        self.draft.nodes |= soundness.settled(self.draft.nodes, self.placed)
        return self.found or soundness.obstacles(self.state, self.draft, self.step, self.placed)

    def _wrote(self, paragraph: int) -> bool:
        part = self.parts.get((Noun.PARAGRAPH, paragraph))
        return part is not None and part.is_of_words

    def _reverse(self, part: Part) -> None:
        if part.is_in:
            self._take_out(part)
        elif part.is_out:
            self._bring_back(part, part.said)
        else:
            self._move_back(part)
            if part.said != part.says:
                self._reword(part)

    def _take_out(self, part: Part) -> None:
        if part.key not in self.draft.nodes:
            return
        words = self.draft.texts[part.key]
        if words != part.says:
            self._hinder(Hindrance.REWORDED, part.key, merge(base=part.says, theirs=words, yours=""))
            return
        self._let_go(part.key)

    def _let_go(self, key: Key) -> None:
        del self.draft.nodes[key], self.draft.texts[key]
        self.draft.gone[key] = None

    def _bring_back(self, part: Part, words: str) -> None:
        if part.key in self.draft.nodes:
            return
        if self.draft.gone.get(part.key) not in {None, self.step.version, *self.draft.own}:
            self._hinder(Hindrance.REMOVED, part.key)
        elif part.was:
            self._put(Node(part.key, part.kind, part.was.parent, part.was.rank), part.was)
            self.draft.texts[part.key] = words

    def _move_back(self, part: Part) -> None:
        node, was, put = self.draft.nodes.get(part.key), part.was, part.put
        if node is None or was is None or put is None or was == put:
            return
        here, there, back = (node.parent, node.rank), (put.parent, put.rank), (was.parent, was.rank)
        if there != back and here not in {there, back}:
            self._hinder(Hindrance.MOVED, part.key)
            return
        parent, rank = back if there != back else here
        numbering = was.numbering if node.numbering == put.numbering else node.numbering
        pinned = was.pinned if node.pinned == put.pinned else node.pinned
        self._put(node, Place(part.key, parent, rank, numbering, pinned))

    def _put(self, node: Node, place: Place) -> None:
        self.draft.nodes[node.key] = replace(
            node, parent=place.parent, rank=place.rank, numbering=place.numbering, pinned=place.pinned
        )
        self.placed.append(node.key)

    def _reword(self, part: Part) -> None:
        if part.key not in self.draft.nodes:
            self._hinder(Hindrance.REMOVED, part.key)
            return
        words = self._met(part.key, part.says, self.draft.texts[part.key], part.said)
        if words is not None:
            self.draft.texts[part.key] = words

    def _split_again(self, heir: int, tails: Sequence[Part]) -> None:
        key = (Noun.PARAGRAPH, heir)
        whole = self.parts.get(key)
        gone = [
            one for one in (key, *(tail.key for tail in tails)) if (one in self.draft.nodes) != (one == key)
        ]
        if whole is None or gone:
            self._hinder(Hindrance.REMOVED, gone[0] if gone else key)
            return
        yours = "\n".join([whole.said, *(tail.said for tail in tails)])
        words = self._met(key, whole.says, self.draft.texts[key], yours, lines=len(tails) + 1)
        if words is None:
            return
        self.draft.texts[key], *others = words.split("\n")
        for tail, line in zip(tails, others, strict=True):
            self._bring_back(tail, line)
            self.draft.split[tail.key[1]] = heir

    def _join_again(self, origin: int, halves: Sequence[Part]) -> None:
        key = (Noun.PARAGRAPH, origin)
        keys = [key, *(half.key for half in halves)]
        gone = [one for one in keys if one not in self.draft.nodes]
        if gone:
            self._hinder(Hindrance.REMOVED, gone[0])
            return
        lines = [node.key for node in Tree(self.draft.nodes.values()).lines()]
        at = lines.index(key)
        stray = [one for one, other in zip(keys, lines[at : at + len(keys)], strict=False) if one != other]
        if stray or at + len(keys) > len(lines):
            self._hinder(Hindrance.MOVED, stray[0] if stray else keys[-1])
            return
        whole = self.parts[key]
        base = "\n".join([whole.says, *(half.says for half in halves)])
        theirs = "\n".join(self.draft.texts[one] for one in keys)
        words = self._met(key, base, theirs, whole.said)
        if words is None:
            return
        self.draft.texts[key] = words
        for half in halves:
            self._let_go(half.key)
            self.draft.joined[half.key[1]] = origin

    def _met(self, key: Key, base: str, theirs: str, yours: str, *, lines: int = 1) -> str | None:
        if theirs == base:
            return yours
        met = merge(base=base, theirs=theirs, yours=yours)
        words = met.text or ""
        is_whole = len(words.split("\n")) == lines and all(line.strip() for line in words.split("\n"))
        if met.verdict is MergeVerdict.CLEAN and is_whole:
            return words
        self._hinder(Hindrance.REWORDED, key, met)
        return None

    def _hinder(self, kind: Hindrance, key: Key, met: Merge | None = None) -> None:
        self.found.append(soundness.obstacle(self.state, kind, key, self.step.version, met))
