"""Open threads in short, as the margin shows them beside their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Window
from django.db.models.functions import Left

from speeches.models import Comment
from speeches.queries.page import SpeechPage

# As much as is read at a glance.
_LONGEST_TEXT, _LONGEST_QUOTE = 140, 40


@dataclass(frozen=True, slots=True)
class Card:
    """A thread in short. `at` is the DOM id of the line it stands at, empty where it is about the speech.

    `is_gone` where what it is about is not in the speech any more.
    """

    pk: int
    at: str
    quote: str
    is_gone: bool
    by: str
    colour: int
    said_at: datetime
    text: str
    answers: int


class _Opening(NamedTuple):
    """A thread by what was said in it first, and how much was said in all."""

    thread: int
    paragraph: int | None
    section: int | None
    start: int | None
    lost_in: int | None
    quote: str
    by: int
    name: str
    username: str
    at: datetime
    text: str
    said: int

    @property
    def place(self) -> str:
        """The DOM id of the line it stands at."""
        if self.section:
            return f"section-{self.section}"
        return f"paragraph-{self.paragraph}" if self.paragraph else ""

    def is_gone(self, order: Mapping[str, int]) -> bool:
        """What it is about is not there any more."""
        return self.lost_in is not None or (bool(self.place) and self.place not in order)


def cards_of(page: SpeechPage) -> list[Card]:
    """The open threads of a speech in the order of reading, those whose words are gone last; one query."""
    order = page.order()
    openings = _openings(page.speech.pk)
    openings.sort(key=lambda one: (one.is_gone(order), order.get(one.place, -1), one.start or 0, one.thread))
    return [_card(one, order) for one in openings]


def _openings(speech_id: int) -> list[_Opening]:
    said = Comment.objects.filter(thread__speech=speech_id, thread__resolved_at=None)
    counted = said.annotate(
        said=Window(Count("pk"), partition_by="thread"), shown=Left("text", _LONGEST_TEXT + 1)
    )
    first = counted.order_by("thread", "pk").distinct("thread")
    of_thread = ("thread", "paragraph", "section", "start", "lost_in", "quote")
    columns = [name if name == "thread" else f"thread__{name}" for name in of_thread]
    rows = first.values_list(*columns, "by", "by__name", "by__username", "at", "shown", "said")
    return [_Opening._make(row) for row in rows]


def _card(one: _Opening, order: Mapping[str, int]) -> Card:
    return Card(
        pk=one.thread,
        at=one.place,
        quote=_short(one.quote, _LONGEST_QUOTE),
        is_gone=one.is_gone(order),
        by=one.name or one.username,
        colour=one.by,
        said_at=one.at,
        text=_short(one.text, _LONGEST_TEXT),
        answers=one.said - 1,
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
