"""Pairs of versions: paragraphs changed, added, removed, moved, split and joined, by three people."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from speeches.domain.comparison import Block, BlockId, compare
from speeches.domain.redline import Makers, RedLine, redline
from speeches.exchange.redline_writer import tracked_word_of
from speeches.exchange.word.remarks import Maker, Remark
from tests.domain.drafts import CLAUSES

SENTENCES = [f"{clause}，{other}。" for clause, other in pairwise(CLAUSES)]
BEGAN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
MAKERS = {
    version: Maker(("戴敏", "文达", "Sana Ó")[version % 3], BEGAN + timedelta(minutes=version))
    for version in range(1, 6)
}


class Pair:
    """Two versions of an invented speech, from one seed."""

    def __init__(self, seed: int, characters: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  the same pairs each time
        self.olds, length = list[Block](), 0
        while length < characters:
            text = "".join(self._random.choices(SENTENCES, k=self._random.randint(1, 8)))
            self.olds.append(self._block(len(self.olds) + 1, text))
            length += len(text)
        self.news = [replaced for old in self.olds for replaced in self._became(old)]
        self.news = self.news or [self._block(9_000, "全部重写。")]
        self._join_two()
        for _ in range(self._random.randint(0, 3)):
            at, to = self._random.randrange(len(self.news)), self._random.randrange(len(self.news))
            self.news.insert(to, self.news.pop(at))
        if self._random.random() < 0.3:
            self.news.append(self._block(9_001, "最后再讲一句。"))

    def _block(self, number: int, text: str, **others) -> Block:
        marker = self._random.choice(("", "", "一、", "（二）"))
        return Block(("paragraph", number), text, "body", marker=marker, **others)

    def _became(self, old: Block) -> list[Block]:
        number, text, cut = old.id[1], old.text, self._random.randrange(len(old.text))
        match self._random.choice("kkkkwwwardms"):
            case "w":
                return [self._block(number, text[:cut] + "改了" + text[cut + 2 :])]
            case "a":
                return [old, self._block(number + 1_000, self._random.choice(SENTENCES))]
            case "d":
                return []
            case "s" if cut:
                tail = self._block(number + 2_000, text[cut:], split_from=old.id)
                return [self._block(number, text[:cut]), tail]
            case _:
                return [old]

    def _join_two(self) -> None:
        for at, (one, two) in enumerate(pairwise(self.news)):
            olds = {block.id: place for place, block in enumerate(self.olds)}
            if olds.get(two.id, -9) == olds.get(one.id, 9) + 1 and self._random.random() < 0.5:
                self.news[at : at + 2] = [self._block(one.id[1], one.text + two.text)]
                place = olds[two.id]
                was = self.olds[place]
                self.olds[place] = Block(was.id, was.text, was.kind, marker=was.marker, joined_into=one.id)
                return

    def lines(self) -> list[RedLine]:
        """Both versions in one."""
        rows = compare(self.olds, self.news).rows
        made = {row: self._random.choice(list(MAKERS)) for row in rows}
        return redline(rows, Makers(made.__getitem__, made.__getitem__, {}))

    def word(self) -> bytes:
        """Both versions in one file."""
        lines = [(line, 0) for line in self.lines()]
        return tracked_word_of(lines, MAKERS, title="讲话", version=9, remarks=self.remarks)

    @property
    def remarks(self) -> dict[BlockId, tuple[Remark, ...]]:
        """What is said about every third line of either version: a question, and its answer."""
        question, answer = (
            Remark(MAKERS[at], words) for at, words in ((1, "这个数准吗？"), (2, "准。\n已核。"))
        )
        joined = {block.id for block in self.olds if block.joined_into}
        lines = [*self.news[::3], *(block for block in self.olds[::3] if block.id not in joined)]
        return {block.id: (question, answer) for block in lines}


def read_of(blocks: list[Block]) -> list[str]:
    """What a reader of these blocks reads."""
    return [block.marker + block.text for block in blocks]
