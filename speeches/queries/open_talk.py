"""Where open threads stand in a speech: what its text and outline show of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from speeches.domain.talk import Audience
from speeches.models import Comment, Thread
from speeches.queries.lines import Mark


@dataclass(frozen=True, slots=True)
class OpenTalk:
    """How many open threads each paragraph and section has, how many in all, and the words they mark."""

    on_paragraphs: Mapping[int, int]
    on_sections: Mapping[int, int]
    count: int
    marks: Mapping[int, tuple[Mark, ...]]


def open_talk(speech_id: int, audiences: Iterable[Audience]) -> OpenTalk:
    """The open threads of a speech, as far as they are for these audiences; one query."""
    on_paragraphs, on_sections = Counter[int](), Counter[int]()
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    count = 0
    for pk, paragraph, section, start, end, lost_in, by in _rows(speech_id, audiences):
        count += 1
        if section:
            on_sections[section] += 1
        if paragraph:
            on_paragraphs[paragraph] += 1
            if start is not None and lost_in is None:
                marks[paragraph].append(Mark(start, end, pk, by))
    ordered = {paragraph: tuple(sorted(found, key=_place)) for paragraph, found in marks.items()}
    return OpenTalk(on_paragraphs, on_sections, count, ordered)


def _rows(speech_id: int, audiences: Iterable[Audience]) -> Iterable[tuple[Any, ...]]:
    first = Comment.objects.filter(thread=OuterRef("pk")).order_by("pk")
    threads = Thread.objects.filter(speech=speech_id, resolved_at=None, audience__in=list(audiences))
    opened = threads.annotate(opener=Subquery(first.values("by")[:1]))
    return opened.values_list("pk", "paragraph", "section", "start", "end", "lost_in", "opener")


def _place(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.thread
