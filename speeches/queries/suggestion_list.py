"""All suggestions of a speech in a list, and what accepting some of them would make of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.db.models import Q, QuerySet

from accounts.models import User
from speeches.domain.diff import Span, SpanKind, spans
from speeches.domain.suggesting import SuggestionKind, Wording
from speeches.domain.together import together
from speeches.models import Comment, Suggestion, Thread
from speeches.queries.cards import lines_in
from speeches.queries.lines import Block
from speeches.queries.page import SpeechPage
from speeches.queries.suggestion_cards import SuggestionCard, suggestion_cards


class State(StrEnum):
    """Which suggestions: those to decide on, or those decided."""

    OPEN = "open"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for; 0 and None want all. `since` wants what `by` decided then `until` then."""

    state: State | None = State.OPEN
    person: int = 0
    section: int = 0
    kind: SuggestionKind | None = None
    since: int = 0
    until: int = 0
    by: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion in the list, the section it is in, and once it is decided who did so, and why."""

    card: SuggestionCard
    place: str
    decided_by: str = ""
    decided_in: int = 0
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One line as it would read, with the suggestions in it; a new or removed one is all added or gone."""

    at: str
    spans: tuple[Span, ...]
    cards: tuple[SuggestionCard, ...]

    @property
    def is_new(self) -> bool:
        """It is a new paragraph."""
        return self.cards[0].kind is SuggestionKind.INSERT


@dataclass(frozen=True, slots=True)
class Preview:
    """What accepting the chosen would change, and those of them that are to be read one by one."""

    planned: tuple[Planned, ...]
    left: tuple[SuggestionCard, ...]

    @property
    def taken(self) -> tuple[SuggestionCard, ...]:
        """Those that would be accepted, in the order in which they would be.

        New paragraphs behind one line from the last to the first: each goes right behind the line.
        """
        found: list[SuggestionCard] = []
        for _, ones in groupby(self.planned, key=lambda one: (one.at, one.is_new)):
            of_line = list(ones)
            found += [card for one in (of_line[::-1] if of_line[0].is_new else of_line) for card in one.cards]
        return tuple(found)


def suggestions_of(page: SpeechPage, sought: Sought) -> list[Row]:
    """The suggestions looked for, in the order of reading; three queries."""
    cards = suggestion_cards(page, _threads(page, sought))
    if sought.section:
        inside = lines_in(page, sought.section)
        cards = [card for card in cards if card.at in inside]
    order = page.order()
    cards.sort(key=lambda card: (order.get(card.at, len(order)), card.start, card.pk))
    ends = _ends([card.pk for card in cards if not card.is_open])
    names = _headings(page)
    return [Row(card, names.get(card.at, ""), *ends.get(card.pk, ("", 0, ""))) for card in cards]


def suggesters_of(page: SpeechPage) -> list[User]:
    """Everybody who has suggested something in a speech; one query."""
    made = Suggestion.objects.filter(thread__speech=page.speech.pk).values("by")
    return list(User.objects.filter(pk__in=made).order_by("pk"))


def preview_of(page: SpeechPage, chosen: Collection[int]) -> Preview:
    """What accepting these would make of the speech; one query."""
    open_ones = Thread.objects.filter(pk__in=chosen, speech=page.speech.pk, resolved_at=None)
    cards = {card.pk: card for card in suggestion_cards(page, open_ones)}
    planned: list[Planned] = []
    left = {pk for pk, card in cards.items() if not card.fits or card.is_doubtful}
    for line in page.blocks:
        for one in _planned_on(line, {pk: card for pk, card in cards.items() if pk not in left}):
            planned.append(one)
            left -= {card.pk for card in one.cards}
    taken = {card.pk for one in planned for card in one.cards}
    return Preview(tuple(planned), tuple(card for pk, card in cards.items() if pk not in taken))


def _planned_on(line: Block, cards: dict[int, SuggestionCard]) -> Iterable[Planned]:
    at = f"{'section' if line.is_heading else 'paragraph'}-{line.pk}"
    here = [card for card in cards.values() if card.at == at]
    wordings: list[Wording] = [one for one in line.wordings if one.thread in cards]
    made = together(line.text, wordings)
    if made.taken:
        yield Planned(at, spans(line.text, made.text), tuple(cards[pk] for pk in made.taken))
    # Of two places for one paragraph the first is taken.
    moves = [card for card in here if card.kind is SuggestionKind.MOVE][:1]
    for card in (*moves, *(card for card in here if card.kind is SuggestionKind.INSERT)):
        yield Planned(at, card.spans, (card,))
    # What is taken out is taken out last, and only where nothing else is done to it.
    if not made.taken and len(here) == 1 and here[0].kind is SuggestionKind.REMOVE:
        yield Planned(at, (Span(SpanKind.REMOVED, line.text),), (here[0],))


def _threads(page: SpeechPage, sought: Sought) -> QuerySet[Thread]:
    met = Q(suggestion__isnull=False, speech=page.speech.pk, audience__in=list(page.audiences))
    if sought.since:
        met &= Q(resolved_in__range=(sought.since, sought.until), resolved_by=sought.by)
    elif sought.state:
        met &= Q(resolved_at__isnull=sought.state is State.OPEN)
    if sought.person:
        met &= Q(suggestion__by=sought.person)
    if sought.kind:
        met &= Q(suggestion__kind=sought.kind)
    return Thread.objects.filter(met)


def _ends(threads: Collection[int]) -> dict[int, tuple[str, int, str]]:
    """Who decided on these, in which version, and why."""
    grounds = dict(
        Comment.objects.filter(thread__in=threads, is_reason=True)
        .order_by("pk")
        .values_list("thread", "text")
    )
    rows = Thread.objects.filter(pk__in=threads).select_related("resolved_by")
    return {
        row.pk: (str(row.resolved_by or ""), row.resolved_in or 0, grounds.get(row.pk, "")) for row in rows
    }


def _headings(page: SpeechPage) -> dict[str, str]:
    """For each line the section that it stands in, by its number and name."""
    names = {entry.pk: f"{entry.marker}{entry.heading}" for entry in page.outline}
    found: dict[str, str] = {}
    for line in page.blocks:
        section = line.pk if line.is_heading else getattr(line, "section", 0)
        found[f"{'section' if line.is_heading else 'paragraph'}-{line.pk}"] = names.get(section, "")
    return found
