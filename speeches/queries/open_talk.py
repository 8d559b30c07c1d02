"""Where open threads stand in a speech: what its text and outline show of them, and what is suggested."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce, Left

from speeches.domain.suggesting import SuggestionKind, Wording, fit
from speeches.domain.talk import Audience
from speeches.models import Comment, Thread
from speeches.queries.lines import Mark, Wish

# As much of a line as tells which one it is.
_BEGINNING = 24


@dataclass(frozen=True, slots=True)
class Talk:
    """The open talk about one line: how many threads, the words they mark, and what is suggested for it."""

    count: int = 0
    marks: tuple[Mark, ...] = ()
    wordings: tuple[Wording, ...] = ()
    wishes: tuple[Wish, ...] = ()
    places: Mapping[int, Mark] = field(default_factory=dict)

    def marks_in(self, text: str) -> tuple[Mark, ...]:
        """What is marked in the line: a suggestion that fits shows itself, one that does not its place."""
        lost = [one.thread for one in self.wordings if fit(one.base, text, one.text) is None]
        found = [self.places[thread] for thread in lost if thread in self.places]
        return tuple(sorted((*self.marks, *found), key=_place)) if found else self.marks


@dataclass(frozen=True, slots=True)
class OpenTalk:
    """The talk about each paragraph and section, and how many threads are open in all."""

    on_paragraphs: Mapping[int, Talk]
    on_sections: Mapping[int, Talk]
    count: int


class _Row(NamedTuple):
    thread: int
    paragraph: int | None
    section: int | None
    start: int | None
    end: int | None
    lost_in: int | None
    opener: int | None
    kind: SuggestionKind | None
    base: str
    text: str
    beside: str | None
    is_behind: bool

    @property
    def mark(self) -> Mark | None:
        if self.start is None or self.end is None or self.lost_in is not None:
            return None
        return Mark(self.start, self.end, self.thread, self.opener or 0)

    @property
    def wording(self) -> Wording | None:
        if self.kind not in {SuggestionKind.REWORD, SuggestionKind.RENAME}:
            return None
        return Wording(self.thread, self.opener or 0, self.base, self.text)

    @property
    def wish(self) -> Wish | None:
        if self.kind is None or self.wording:
            return None
        beside = self.beside or ""
        return Wish(self.thread, self.opener or 0, self.kind, self.text, beside, self.is_behind)


def open_talk(speech_id: int, audiences: Iterable[Audience]) -> OpenTalk:
    """The open threads of a speech, as far as they are for these audiences; one query."""
    on_paragraphs, on_sections = defaultdict[int, list[_Row]](list), defaultdict[int, list[_Row]](list)
    rows = _rows(speech_id, audiences)
    for row in rows:
        if row.section:
            on_sections[row.section].append(row)
        if row.paragraph:
            on_paragraphs[row.paragraph].append(row)
    return OpenTalk(
        {paragraph: _talk(found) for paragraph, found in on_paragraphs.items()},
        {section: _talk(found) for section, found in on_sections.items()},
        len(rows),
    )


def _talk(rows: Iterable[_Row]) -> Talk:
    found = list(rows)
    marks = [row.mark for row in found if row.mark and row.kind is None]
    return Talk(
        count=len(found),
        marks=tuple(sorted(marks, key=_place)),
        wordings=tuple(row.wording for row in found if row.wording),
        wishes=tuple(row.wish for row in found if row.wish),
        places={row.thread: row.mark for row in found if row.wording and row.mark},
    )


def _rows(speech_id: int, audiences: Iterable[Audience]) -> list[_Row]:
    first = Comment.objects.filter(thread=OuterRef("pk")).order_by("pk")
    threads = Thread.objects.filter(speech=speech_id, resolved_at=None, audience__in=list(audiences))
    opened = threads.annotate(
        opener=Coalesce("suggestion__by", Subquery(first.values("by")[:1]), output_field=BigIntegerField()),
        beside=Left("suggestion__beside__text", _BEGINNING),
    )
    of_thread = ("pk", "paragraph", "section", "start", "end", "lost_in", "opener")
    asked = ("suggestion__kind", "suggestion__base", "suggestion__text", "beside", "suggestion__is_behind")
    return [_Row._make(row) for row in opened.order_by("pk").values_list(*of_thread, *asked)]


def _place(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.thread
