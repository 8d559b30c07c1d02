"""The file that a speech was imported from, beside any of its versions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from speeches.domain.lineage import Block
from speeches.domain.origins import FileLine, file_blocks, is_left_out
from speeches.domain.outline.lines import lines_of
from speeches.domain.outline.parts import ParagraphKind
from speeches.domain.structure.tree import Node, Tree
from speeches.exchange.original_reader import source_of
from speeches.models import Original, Speech
from speeches.queries.comparison import SpeechComparison, compared
from speeches.queries.recorded import key_of, recorded_between
from speeches.queries.text import PastManuscript

# Behind everything that has a rank: it must not be taken for the sentence that opens a section.
LAST = "~"


def comparison_with_file(
    speech: Speech, original: Original, version: int, *, by: int | None = None
) -> SpeechComparison:
    """What became of a file up to a version that exists; at most seven queries. `by` folds others."""
    recorded = recorded_between(speech.pk, 1, version)
    olds = file_blocks(_lines(original), recorded.old_blocks())
    return compared(speech.pk, replace(recorded, old=_with_lines(recorded.old, olds)), olds, by=by)


def _lines(original: Original) -> list[FileLine]:
    source = source_of(bytes(original.content), original.name)
    written = {line.line: line.text for line in lines_of(source.written)[0]}
    return [FileLine(line.line, written[line.line], line.text) for line in lines_of(source.text)[0]]


def _with_lines(first: PastManuscript, olds: Sequence[Block]) -> PastManuscript:
    """Version 1, and what was left out on the way to it, where it stood."""
    added = list(_left_out(first, olds))
    texts = {**first.texts, **{key_of(block): block.text for block in olds if is_left_out(block)}}
    return replace(first, tree=Tree([*first.tree.nodes.values(), *added]), texts=texts)


def _left_out(first: PastManuscript, olds: Sequence[Block]) -> Iterator[Node]:
    around: int | None = None
    for block in olds:
        if is_left_out(block):
            yield Node(key_of(block), ParagraphKind.BODY, around, LAST)
        else:
            node = first.tree.nodes[key_of(block)]
            around = node.key[1] if node.is_section else node.parent
