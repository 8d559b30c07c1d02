"""A file beside the version that was made of it: which line became which block, and what was left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from speeches.domain.align import align
from speeches.domain.lineage import Block, BlockId
from speeches.domain.outline.roles import LineRole


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a file: its 1-based number, its words as they stand there, and as the reader took them.

    The two differ where a format has marks of its own (Markdown).
    """

    number: int
    written: str
    read: str


def left_out(number: int) -> BlockId:
    """The id of a line that became nothing; no paragraph of a speech has one below 1."""
    return "paragraph", -number


def is_left_out(block: Block) -> bool:
    """Whether this is a line of a file that became nothing."""
    return block.id[1] < 0


def file_blocks(lines: Sequence[FileLine], first: Sequence[Block]) -> list[Block]:
    """The file as blocks in its own order, to be compared by id with any version; `first` is version 1.

    What became a block has its id and its number in front; the rest keeps a place of its own.
    """
    became = origins([line.read for line in lines], [block.marker + block.text for block in first])
    return list(_blocks(lines, first, became))


def origins(lines: Sequence[str], blocks: Sequence[str]) -> dict[int, int]:
    """Which line became which block, by their places; each in one pair at most.

    Blocks that say word for word what a line says come first, in order; what is left finds its line by
    what it says.
    """
    became: dict[int, int] = {}
    for part in LCSseq.opcodes(lines, blocks):
        if part.tag == "equal":
            became |= zip(
                range(part.src_start, part.src_end), range(part.dest_start, part.dest_end), strict=True
            )
    taken = set(became.values())
    free_lines = [at for at in range(len(lines)) if at not in became]
    free_blocks = [at for at in range(len(blocks)) if at not in taken]
    for match in align([lines[at] for at in free_lines], [blocks[at] for at in free_blocks]):
        became[free_lines[match.old]] = free_blocks[match.new]
    return became


def _blocks(lines: Sequence[FileLine], first: Sequence[Block], became: Mapping[int, int]) -> Iterator[Block]:
    for at, line in enumerate(lines):
        if at in became:
            block = first[became[at]]
            yield replace(block, text=line.written.replace(block.marker, "", 1))
        else:
            yield Block(left_out(line.number), line.written, LineRole.NOISE)
