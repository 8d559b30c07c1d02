"""Random histories of a speech in which every character is known by itself: the truth about each anchor."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from speeches.domain.anchors.anchor import Anchor, anchored
from speeches.domain.anchors.carrying import Passage, carry

SAMPLE = Path(__file__).parents[3] / "speeches" / "management" / "samples" / "linjiang.txt"

type Letters = list[tuple[str, int]]  # a character and its number


@dataclass
class History:
    """A few paragraphs, anchors on words of them, and somebody who saves at random."""

    dice: random.Random
    lines: dict[int, Letters] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    anchors: dict[int, Anchor] = field(default_factory=dict)
    truth: dict[int, tuple[int, int]] = field(default_factory=dict)
    earlier: list[tuple[dict[int, Letters], list[int]]] = field(default_factory=list)
    counted: int = 0

    @classmethod
    def of(cls, seed: int, *, anchors: int, paragraphs: int = 4) -> "History":
        dice = random.Random(seed)  # noqa: S311  a story to be told again
        made = cls(dice)
        for text in dice.sample(PARAGRAPHS, paragraphs):
            made.add(made.written(text))
        for key in range(anchors):
            made.mark(key)
        return made

    def text(self, pk: int) -> str:
        return "".join(letter for letter, _ in self.lines[pk])

    def written(self, text: str) -> Letters:
        first, self.counted = self.counted, self.counted + len(text)
        return [(letter, first + at) for at, letter in enumerate(text)]

    def add(self, letters: Letters, *, behind: int | None = None) -> int:
        pk = max(self.lines, default=0) + 1
        while any(pk in lines for lines, _ in self.earlier):
            pk += 1
        self.lines[pk] = letters
        self.order.insert(self.order.index(behind) + 1 if behind else len(self.order), pk)
        return pk

    def mark(self, key: int) -> None:
        """An anchor on one to six words."""
        pk = self.dice.choice(self.order)
        edges = [found.start() for found in WORD.finditer(self.text(pk))] + [len(self.lines[pk])]
        first = self.dice.randrange(len(edges) - 1)
        last = min(len(edges) - 1, first + self.dice.randint(1, 6))
        anchor = anchored(pk, self.text(pk), edges[first], edges[last])
        self.anchors[key] = anchor
        own = self.lines[pk][anchor.start : anchor.end]
        self.truth[key] = own[0][1], own[-1][1]

    def save(self) -> None:
        """One to three edits of a paragraph, or one of its structure; anchors are carried through it."""
        before = {pk: self.text(pk) for pk in self.order}
        kept = {pk: list(letters) for pk, letters in self.lines.items() if pk in before}, list(self.order)
        tied = self.dice.choices([*WAYS], weights=[*WAYS.values()])[0](self)
        after = {pk: self.text(pk) for pk in self.order}
        self.earlier.append(kept)
        passages = list(_passages(before, after, tied, kept[1], self.order))
        self.anchors |= carry(self.anchors, passages)


def edited(history: History) -> list[tuple[list[int], list[int]]]:
    pk = history.dice.choice(history.order)
    for _ in range(history.dice.randint(1, 3)):
        history.dice.choices([*EDITS], weights=[*EDITS.values()])[0](history, history.lines[pk])
    if not history.lines[pk]:
        history.lines[pk] = history.written("改写。")
    return []


def reworded(history: History, line: Letters) -> None:
    start, end = _words(history, line, most=2)
    line[start:end] = _in_place_of(line[start:end], _some_words(history, most=2))


def mistyped(history: History, line: Letters) -> None:
    if line:
        at = history.dice.randrange(len(line))
        line[at : at + 1] = _in_place_of(line[at : at + 1], history.dice.choice(ALL))


def _in_place_of(old: Letters, words: str) -> Letters:
    """Other words for the same: each new character stands for an old one, in order."""
    return [(letter, old[at * len(old) // len(words)][1]) for at, letter in enumerate(words)] if old else []


def put_in(history: History, line: Letters) -> None:
    start, _ = _words(history, line, most=1)
    line[start:start] = history.written(_some_words(history, most=5))


def taken_out(history: History, line: Letters) -> None:
    start, end = _words(history, line, most=3)
    del line[start:end]


def clause_moved(history: History, line: Letters) -> None:
    text = "".join(letter for letter, _ in line)
    ends = [0, *(found.end() for found in re.finditer("[，。；、]", text))]
    if len(ends) > 3:
        at = history.dice.randrange(len(ends) - 2)
        first, middle, last = ends[at : at + 3]
        line[first:last] = line[middle:last] + line[first:middle]


def split(history: History) -> list[tuple[list[int], list[int]]]:
    pk = history.dice.choice(history.order)
    line = history.lines[pk]
    ends = [at + 1 for at, (letter, _) in enumerate(line[:-1]) if letter in "。；"]
    if not ends:
        return edited(history)
    at = history.dice.choice(ends)
    history.lines[pk] = line[:at]
    return [([pk], [pk, history.add(line[at:], behind=pk)])]


def joined(history: History) -> list[tuple[list[int], list[int]]]:
    if len(history.order) < 3:
        return edited(history)
    at = history.dice.randrange(len(history.order) - 1)
    head, tail = history.order[at : at + 2]
    history.lines[head] = history.lines[head] + history.lines[tail]
    history.order.remove(tail)
    return [([head, tail], [head])]


def removed(history: History) -> list[tuple[list[int], list[int]]]:
    if len(history.order) < 4:
        return edited(history)
    history.order.remove(history.dice.choice(history.order))
    return []


def undone(history: History) -> list[tuple[list[int], list[int]]]:
    """The last save taken back; a join is parted again, a split put together."""
    if not history.earlier:
        return edited(history)
    lines, order = history.earlier[-1]
    now = list(history.order)
    history.lines |= {pk: list(letters) for pk, letters in lines.items()}
    history.order = list(order)
    came = [pk for pk in order if pk not in now]
    went = [pk for pk in now if pk not in order]
    if came and not went:
        at = order.index(came[0])
        changed = at > 0 and history.text(order[at - 1]) + history.text(came[0])
        return [([order[at - 1]], [order[at - 1], came[0]])] if changed else []
    if went and not came:
        at = now.index(went[0])
        return [(now[at - 1 : at + 1], [now[at - 1]])] if at else []
    return []


EDITS: dict[Callable[[History, Letters], None], int] = {
    mistyped: 3,
    reworded: 5,
    put_in: 5,
    taken_out: 4,
    clause_moved: 1,
}
WAYS = {edited: 80, split: 5, joined: 5, removed: 1, undone: 9}
WORD = re.compile(r"[0-9.%]+|[A-Za-z]+|[^，。；：、“”\s]{2}|.", re.S)
PARAGRAPHS = [line.strip() for line in SAMPLE.read_text().splitlines() if 60 <= len(line.strip()) <= 400]
ALL = "".join(PARAGRAPHS)


def _words(history: History, line: Letters, *, most: int) -> tuple[int, int]:
    text = "".join(letter for letter, _ in line)
    edges = [found.start() for found in WORD.finditer(text)] + [len(text)]
    first = history.dice.randrange(len(edges))
    return edges[first], edges[min(len(edges) - 1, first + history.dice.randint(1, most))]


def _some_words(history: History, *, most: int) -> str:
    text = history.dice.choice(PARAGRAPHS)
    start, end = _words(history, [(letter, 0) for letter in text], most=most)
    return text[start:end] or "新"


def _passages(before, after, tied, was, now) -> Iterator[Passage]:
    """What the door would find: ties as they are recorded, every other paragraph by itself."""
    done: set[int] = set()
    for olds, news in tied:
        done |= {*olds, *news}
        yield Passage([(pk, before[pk]) for pk in olds], [(pk, after[pk]) for pk in news])
    for pk in [*was, *(one for one in now if one not in was)]:
        if pk not in done and before.get(pk) != after.get(pk):
            olds, news = [(pk, before[pk])] if pk in before else [], [(pk, after[pk])] if pk in after else []
            yield Passage(olds, news)
