"""Lines of signed words as a row of sentences and of ends of lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from speeches.domain.grading.letters import Letters
from speeches.domain.signing import Words

# So much of the shorter one lives on where a sentence stays, and so much of the longer one was there: beyond
# that more is new than old, and the signer has not read it.
_STAYS, _GROWS = 0.5, 0.34
_CLOSING = r"[”’\"'』」)\]】》〉]*"
_END = re.compile(rf"[。!?;]+{_CLOSING}|(?<=[A-Za-z0-9%)])\.+{_CLOSING}(?=\s|$)")
# A full stop behind fewer letters is that of a number or of an abbreviation.
_SHORTEST = 4
# However many digits a figure has, it is one word of its sentence.
_FIGURE = re.compile(r"[0-9.%‰XxＸｘ×*_〇零一二三四五六七八九十百千万亿两]+")


@dataclass(frozen=True)
class Sentence:
    """One sentence as written, with the marks that close it; also a line that has no end to show.

    `key` is by what it is the same sentence: its letters, whatever the marks.
    """

    text: str
    key: str

    @cached_property
    def shape(self) -> str:
        """Its letters with each figure as one."""
        return _FIGURE.sub("#", self.key)

    def stays_in(self, other: "Sentence") -> bool:
        """Is the other one this sentence, reworded? Asked either way round the answer is the same."""
        shorter, longer = sorted((self.shape, other.shape), key=lambda shape: (len(shape), shape))
        if not shorter or len(shorter) < _GROWS * len(longer):
            return shorter == longer
        kept = LCSseq.similarity(shorter, longer)
        return kept >= _STAYS * len(shorter) and kept >= _GROWS * len(longer)


@dataclass(frozen=True)
class LineEnd:
    """Where a line ends, and what line that was."""

    depth: int
    kind: str

    @property
    def key(self) -> tuple[int, str]:
        """By what it is the same end."""
        return self.depth, self.kind


type Piece = Sentence | LineEnd


def pieces(lines: Iterable[Words], known: dict[str, list[Sentence]]) -> list[Piece]:
    """The sentences of each line, and its end. `known` remembers lines that were cut already."""
    found: list[Piece] = []
    for line in lines:
        if line.text not in known:
            known[line.text] = list(_cut(Letters(line.text)))
        found += known[line.text]
        found.append(LineEnd(line.depth, line.kind))
    return found


def _cut(line: Letters) -> Iterator[Sentence]:
    done = taken = 0
    for match in _END.finditer(line.folded):
        end, count = match.end(), line.before(match.end())
        if count - taken >= _SHORTEST or (count > taken and "." not in match.group()):
            yield Sentence(line.plain[done:end], line.text[taken:count])
            done, taken = end, count
    if done < len(line.plain):
        yield Sentence(line.plain[done:], line.text[taken:])
