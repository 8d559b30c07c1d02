"""Where words stand in a speech."""

from collections.abc import Iterator
from dataclasses import dataclass

from speeches.domain import blanks
from speeches.domain.finding import Search
from speeches.queries.lines import Block, ParagraphView
from speeches.queries.page import SpeechPage

AROUND = 14  # characters of context on either side
MOST = 500


@dataclass(frozen=True, slots=True)
class HitView:
    """A place with what stands around it; `value` is how a form names it."""

    before: str
    words: str
    after: str
    value: str
    anchor: str
    is_foreign: bool


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line with its hits."""

    marker: str
    is_heading: bool
    hits: tuple[HitView, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The first MOST hits, line by line, and how many there are in all."""

    lines: tuple[FoundLine, ...]
    count: int

    @property
    def shown(self) -> int:
        """How many are listed."""
        return sum(len(line.hits) for line in self.lines)


def found_in(page: SpeechPage, search: Search) -> Finding:
    """Every place of the words in the page's lines, in reading order; no query."""
    lines, count = [], 0
    for block in page.blocks:
        starts = search.starts_in(_text_of(block))
        listed = starts[: max(MOST - count, 0)]
        count += len(starts)
        if listed:
            hits = tuple(_views(block, listed, len(search.words)))
            lines.append(FoundLine(block.marker, block.is_heading, hits))
    return Finding(tuple(lines), count)


def blanks_of(page: SpeechPage) -> dict[str, int]:
    """The blanks of a speech and how often each occurs; no query."""
    return blanks.count(map(_text_of, page.blocks))


def _text_of(block: Block) -> str:
    return block.text if isinstance(block, ParagraphView) else block.heading


def _views(block: Block, starts: list[int], length: int) -> Iterator[HitView]:
    text = _text_of(block)
    noun = "section" if block.is_heading else "paragraph"
    for start in starts:
        end = start + length
        yield HitView(
            before=text[max(start - AROUND, 0) : start],
            words=text[start:end],
            after=text[end : end + AROUND],
            value=f"{noun}-{block.pk}-{start}-{block.version}",
            anchor=f"{noun}-{block.pk}",
            is_foreign=block.is_foreign,
        )
