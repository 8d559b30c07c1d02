"""Where the changes of a comparison stand, as somebody finds them on paper."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from speeches.domain.comparison import BlockId, RowKind
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.structure.tree import Key, Node
from speeches.queries.comparison import SpeechComparison
from speeches.queries.recorded import home_of, key_of
from speeches.queries.text import PastManuscript


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line stands: under which headings, the outermost first, or in which part that has none.

    `number` counts the paragraphs of its section from 1; 0 for lines that are known by their `kind`.
    """

    headings: tuple[str, ...]
    part: SectionKind
    kind: SectionKind | ParagraphKind
    number: int = 0


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a line stands, and for what was moved where it stood before."""

    here: Spot
    before: Spot | None = None


def whereabouts_of(compared: SpeechComparison) -> Mapping[BlockId, Whereabouts]:
    """Of every numbered change of a comparison, by the block it is known by; no query."""
    then, now = spots_in(compared.recorded.old), spots_in(compared.recorded.new)
    found = {}
    for row in compared.numbered:
        olds, news = row.row.olds, row.row.news
        here = now(key_of(news[0])) if news else then(home_of(olds[0]))
        before = then(home_of(olds[0])) if row.kind is RowKind.MOVED else None
        found[row.block.id] = Whereabouts(here, before)
    return found


def spots_in(past: PastManuscript) -> Callable[[Key], Spot]:
    """Where any line or section of a version stands; no query."""
    numbers = _numbers_in(past)

    def spot(key: Key) -> Spot:
        line = past.tree.nodes[key]
        around = _around(past, line)
        part = SectionKind((around or line).kind)
        return Spot(past.headings_above(line), part, line.kind, numbers.get(key, 0))

    return spot


def _numbers_in(past: PastManuscript) -> dict[Key, int]:
    """The place of each paragraph in its section; one that opens a section counts there and around it."""
    counted: Counter[Key | None] = Counter()
    numbers = {}
    for line in past.tree.lines():
        if line.kind is not ParagraphKind.BODY:
            continue
        opened = past.section_headed_by(line)
        around = _around(past, line)
        home = around.key if around else None
        counted[home] += 1
        numbers[line.key] = counted[home]
        if opened:
            counted[opened.key] += 1
    return numbers


def _around(past: PastManuscript, line: Node) -> Node | None:
    return past.tree.parent_of(past.section_headed_by(line) or line)
