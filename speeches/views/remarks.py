"""Open talk in the words of a Word file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from speeches.domain.comparison import BlockId
from speeches.domain.redline import RedLine
from speeches.domain.structure.tree import Noun
from speeches.exchange.word.remarks import Maker, Remark
from speeches.models import Speech, Thread
from speeches.queries.talk import open_threads


def remarks_of(speech: Speech, lines: Sequence[RedLine]) -> Mapping[BlockId, tuple[Remark, ...]]:
    """What is said and open, by the line that it hangs on; a fixed number of queries.

    What is about a section hangs on its heading, or the first line in it, what is about the speech on its
    first line.
    """
    said: defaultdict[BlockId, tuple[Remark, ...]] = defaultdict(tuple)
    for thread in open_threads(speech.pk):
        line = _line_of(thread, lines)
        if line:
            said[line] += tuple(_said_in(thread))
    return said


def _line_of(thread: Thread, lines: Sequence[RedLine]) -> BlockId | None:
    if thread.paragraph_id:
        return Noun.PARAGRAPH, thread.paragraph_id
    section = (Noun.SECTION, thread.section_id)
    held = (line.block.id for line in lines if not thread.section_id or section in _around(line))
    return next(held, None)


def _around(line: RedLine) -> tuple[BlockId | None, BlockId | None]:
    return line.block.id, line.block.parent


def _said_in(thread: Thread) -> Iterator[Remark]:
    """What still stands of it; a question on some words begins with these."""
    quote = _("“%(words)s”") % {"words": thread.words or thread.quote} + "\n" if thread.is_on_words else ""
    for one in thread.comments.all():
        if one.said:
            yield Remark(Maker(str(one.by), one.at), quote + one.said)
            quote = ""
