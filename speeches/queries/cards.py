"""Threads in short, as the margin shows them beside their words: all open ones, or those asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, Left

from accounts.models import User
from speeches.domain.talk import Audience, Which
from speeches.models import Comment, Mention, Rewording, Suggestion, Thread
from speeches.queries.lines import OutlineEntry, ParagraphView
from speeches.queries.page import SpeechPage
from speeches.queries.suggestion_cards import SuggestionCard, suggestion_cards

# As much as is read at a glance.
_LONGEST_TEXT, _LONGEST_QUOTE = 140, 40


@dataclass(frozen=True, slots=True)
class Asked:
    """Which threads somebody wants to see, of whom, in which section; 0 wants all."""

    which: Which = Which.OPEN
    person: int = 0
    section: int = 0
    by: int = 0

    @property
    def is_usual(self) -> bool:
        """Nothing in particular: all open ones."""
        return self.which is Which.OPEN and not self.person and not self.section


@dataclass(frozen=True, slots=True)
class Card:
    """A thread in short. `at` is the DOM id of the line it stands at, empty where it is about the speech.

    `is_gone` where what it is about is not in the speech any more; `text` is empty where it was withdrawn.
    `unit` is whose opinion in a round it is.
    """

    pk: int
    at: str
    quote: str
    is_gone: bool
    is_open: bool
    is_among_drafters: bool
    by: str
    colour: int
    said_at: datetime
    text: str
    answers: int
    start: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """The cards that were asked for, and by whom and in which sections more could be asked for.

    `pending` is how many of them are suggestions to decide on.
    """

    cards: tuple[Card | SuggestionCard, ...]
    pending: int
    asked: Asked
    people: tuple[tuple[int, str], ...]
    sections: tuple[OutlineEntry, ...]


class _Opening(NamedTuple):
    """A thread by what was said in it first, and how much was said in all."""

    thread: int
    paragraph: int | None
    section: int | None
    start: int | None
    lost_in: int | None
    resolved_in: int | None
    audience: str
    quote: str
    unit: str | None
    by: int
    name: str
    username: str
    at: datetime
    text: str
    remarks: int

    @property
    def place(self) -> str:
        """The DOM id of the line it stands at."""
        if self.section:
            return f"section-{self.section}"
        return f"paragraph-{self.paragraph}" if self.paragraph else ""

    def is_gone(self, order: Mapping[str, int]) -> bool:
        """What it is about is not there any more."""
        return self.lost_in is not None or (bool(self.place) and self.place not in order)


def talk_of(page: SpeechPage, asked: Asked | None = None) -> Talk:
    """The threads that were asked for in the order of reading, those whose words are gone last; 3 queries.

    Only those that are for the reader of the page.
    """
    wanted = asked or Asked()
    order = page.order()
    threads = _threads(page, wanted)
    cards: list[Card | SuggestionCard] = [*suggestion_cards(page, threads)]
    if wanted.which is not Which.SUGGESTIONS:
        cards += [_card(one, order) for one in _openings(threads)]
    if wanted.section:
        inside = lines_in(page, wanted.section)
        cards = [card for card in cards if card.at in inside]
    cards.sort(key=lambda card: (card.is_gone, order.get(card.at, -1), card.start, card.pk))
    return Talk(
        cards=tuple(cards),
        pending=sum(isinstance(card, SuggestionCard) and card.is_open for card in cards),
        asked=wanted,
        people=tuple(_speakers(page)),
        sections=tuple(entry for entry in page.outline if entry.open_threads or entry.pk == wanted.section),
    )


def _openings(threads: QuerySet[Thread]) -> list[_Opening]:
    said = Comment.objects.filter(thread__in=threads.filter(suggestion=None))
    later = Rewording.objects.filter(comment=OuterRef("pk")).order_by("-version")
    counted = said.annotate(
        remarks=Window(Count("pk"), partition_by="thread"),
        shown=Left(Coalesce(Subquery(later.values("text")[:1]), "text"), _LONGEST_TEXT + 1),
    )
    first = counted.order_by("thread", "pk").distinct("thread")
    of_thread = (
        "paragraph",
        "section",
        "start",
        "lost_in",
        "resolved_in",
        "audience",
        "quote",
        "invitation__unit",
    )
    columns = ("thread", *(f"thread__{name}" for name in of_thread))
    author = ("by", "by__name", "by__username")
    return [_Opening._make(row) for row in first.values_list(*columns, *author, "at", "shown", "remarks")]


def _threads(page: SpeechPage, asked: Asked) -> QuerySet[Thread]:
    comments = Comment.objects.filter(thread=OuterRef("pk"))
    met = Q(resolved_at__isnull=asked.which is not Which.RESOLVED)
    if asked.which is Which.MINE:
        met &= Q(Exists(comments.filter(by=asked.by))) | Q(suggestion__by=asked.by)
    if asked.which is Which.CALLING:
        calls = Mention.objects.filter(comment__thread=OuterRef("pk"), person=asked.by)
        met &= Q(Exists(calls))
    if asked.person:
        met &= Q(Exists(comments.filter(by=asked.person))) | Q(suggestion__by=asked.person)
    return Thread.objects.filter(met, speech=page.speech.pk, audience__in=list(page.audiences))


def _speakers(page: SpeechPage) -> list[tuple[int, str]]:
    heard = Thread.objects.filter(speech=page.speech.pk, audience__in=list(page.audiences))
    said = Comment.objects.filter(thread__in=heard).values("by")
    suggested = Suggestion.objects.filter(thread__in=heard).values("by")
    people = User.objects.filter(Q(pk__in=said) | Q(pk__in=suggested))
    return [(person.pk, str(person)) for person in people.order_by("pk")]


def lines_in(page: SpeechPage, section_id: int) -> set[str]:
    """The DOM ids of a section, those in it, and their paragraphs."""
    within = {section_id}
    depth = -1
    for entry in page.outline:
        if entry.pk == section_id:
            depth = entry.depth
        elif depth >= 0 and entry.depth > depth:
            within.add(entry.pk)
        elif depth >= 0:
            break
    lines = [line for line in page.blocks if isinstance(line, ParagraphView) and line.section in within]
    return {*(f"section-{pk}" for pk in within), *(f"paragraph-{line.pk}" for line in lines)}


def _card(one: _Opening, order: Mapping[str, int]) -> Card:
    return Card(
        pk=one.thread,
        at=one.place,
        quote=_short(one.quote, _LONGEST_QUOTE),
        is_gone=one.is_gone(order),
        is_open=one.resolved_in is None,
        is_among_drafters=one.audience == Audience.DRAFTERS,
        by=one.name or one.username,
        colour=one.by,
        said_at=one.at,
        text=_short(one.text, _LONGEST_TEXT),
        answers=one.remarks - 1,
        start=one.start or 0,
        unit=one.unit or "",
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
