"""All speeches that somebody may see, by where they are on their way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q

from accounts.models import User
from speeches.domain.lateness import days_late, is_within
from speeches.domain.outline.parts import SectionKind
from speeches.domain.sign_off.places import ALWAYS, Place, place_of
from speeches.domain.sign_off.route import StepStatus
from speeches.models import Readiness, Section, Signature, Speech, Thread
from speeches.queries.awaited import Awaited, awaited_in
from speeches.queries.inbox.places import Places, places_of
from speeches.queries.route import OBJECTION, STANDING


@dataclass(frozen=True, slots=True)
class Asked:
    """Which speeches are asked for: in which place, waiting for whom, due in so many days (0: overdue)."""

    place: Place | None = None
    person: int | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many sections a speech has, is called ready in, and is signed in, and its open threads."""

    sections: int = 0
    ready: int = 0
    signed: int = 0
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A speech on the board, with the step that is open and those who are waited for there.

    Plain values throughout: cards that look the same are equal, and drawn once.
    """

    speech: int
    title: str
    changed_at: datetime
    place: Place
    progress: Progress
    step: Awaited | None = None
    waited_for: tuple[Awaited, ...] = ()
    vacant: tuple[Awaited, ...] = ()
    days_late: int = 0

    @property
    def due_on(self) -> date | None:
        """Until when the open step should be passed."""
        return self.step.due_on if self.step else None

    @property
    def since(self) -> datetime:
        """Since when it is where it is; while it is drafted, when it was last changed."""
        return (self.step.since if self.step else None) or self.changed_at

    @property
    def order(self) -> tuple[date, datetime]:
        """What is due first comes first, and what has no day last."""
        return self.due_on or date.max, self.since


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody who is waited for longer than he should be, and where; the longest wait first."""

    who: str
    cards: tuple[Card, ...]

    @property
    def days(self) -> int:
        """For how many days at most."""
        return max(card.days_late for card in self.cards)


@dataclass(frozen=True, slots=True)
class Board:
    """The columns in the order of the way, the people one may ask for, and who is late."""

    columns: tuple[tuple[Place, tuple[Card, ...]], ...]
    people: tuple[tuple[int, str], ...]
    late: tuple[Late, ...]
    total: int = 0
    asked: Asked = field(default=Asked())

    @property
    def shown(self) -> int:
        """How many cards are shown."""
        return sum(len(cards) for _, cards in self.columns)


def board_of(reader: User, today: date, asked: Asked) -> Board:
    """The board of those speeches in which the reader takes part; four queries."""
    places = places_of(reader)
    awaited = awaited_in(list(places.members), reader, today)
    by_speech: dict[int, list[Awaited]] = defaultdict(list)
    for one in awaited:
        by_speech[one.speech].append(one)
    progress = _progress_of(places)
    cards = sorted(
        (
            _card(member.speech, by_speech[pk], progress.get(pk, Progress()), today)
            for pk, member in places.members.items()
        ),
        key=lambda card: card.order,
    )
    chosen = [card for card in cards if _is_asked(card, asked, today)]
    people = {one.person: one.who for one in awaited if one.is_waited_for}
    return Board(
        columns=tuple(_columns(chosen, asked)),
        people=tuple(sorted(people.items(), key=lambda held: held[1])),
        late=tuple(_late(cards)),
        total=len(cards),
        asked=asked,
    )


def _card(speech: Speech, awaited: Sequence[Awaited], progress: Progress, today: date) -> Card:
    step = next((one for one in awaited if one.status is StepStatus.OPEN), None)
    return Card(
        speech=speech.pk,
        title=str(speech),
        changed_at=speech.changed_at,
        place=place_of(speech.state, step.kind if step else None),
        progress=progress,
        step=step,
        waited_for=tuple(one for one in awaited if one.is_waited_for),
        vacant=tuple(one for one in awaited if one.is_vacant),
        days_late=days_late(step.due_on, today) if step else 0,
    )


def _is_asked(card: Card, asked: Asked, today: date) -> bool:
    if asked.place and card.place is not asked.place:
        return False
    if asked.person and all(one.person != asked.person for one in card.waited_for):
        return False
    if asked.within is None:
        return True
    return bool(card.days_late) if asked.within == 0 else is_within(card.due_on, today, asked.within)


def _columns(cards: Iterable[Card], asked: Asked) -> Iterable[tuple[Place, tuple[Card, ...]]]:
    """Steps at which nothing lies are left out, and all others where one was asked for."""
    lying: dict[Place, list[Card]] = defaultdict(list)
    for card in cards:
        lying[card.place].append(card)
    for place in [asked.place] if asked.place else Place:
        if lying[place] or place in ALWAYS or asked.place:
            yield place, tuple(lying[place])


def _late(cards: Iterable[Card]) -> list[Late]:
    by_person: dict[tuple[int, str], list[Card]] = defaultdict(list)
    for card in cards:
        if card.days_late:
            for person in {(one.person, one.who) for one in card.waited_for}:
                by_person[person].append(card)
    found = [Late(who, tuple(held)) for (_, who), held in by_person.items()]
    return sorted(found, key=lambda one: (-one.days, one.who))


def _progress_of(places: Places) -> dict[int, Progress]:
    """Counted by sections of the first level; a signature on the whole is one on each. Two queries."""
    threads = _open_threads(places)
    live = Signature.objects.filter(STANDING)
    on_section, on_whole = live.filter(section=OuterRef("pk")), live.filter(section=None)
    on_whole = on_whole.filter(speech=OuterRef("speech"))
    counting = Q(seat=None) | Q(seat__step__lap=OuterRef("speech__lap"))
    agreed = ~OBJECTION & counting
    rows = (
        Section.objects.filter(speech__in=list(places.members), removed_in=None, parent=None)
        .exclude(kind=SectionKind.FRONT)
        .annotate(
            is_ready=Exists(Readiness.objects.filter(section=OuterRef("pk"), ended_in=None)),
            is_signed=(Exists(on_section.filter(agreed)) | Exists(on_whole.filter(agreed)))
            & ~Exists(on_section.filter(OBJECTION))
            & ~Exists(on_whole.filter(OBJECTION)),
        )
        .order_by()
        .values("speech")
        .annotate(
            sections=Count("pk"),
            ready=Count("pk", filter=Q(is_ready=True)),
            signed=Count("pk", filter=Q(is_signed=True)),
        )
    )
    found = {
        row["speech"]: Progress(row["sections"], row["ready"], row["signed"], threads.get(row["speech"], 0))
        for row in rows.values("speech", "sections", "ready", "signed")
    }
    return {pk: found.get(pk, Progress(threads=threads.get(pk, 0))) for pk in places.members}


def _open_threads(places: Places) -> Mapping[int, int]:
    if not places.members:
        return {}
    heard = Thread.objects.filter(places.heard(), resolved_at=None).order_by()
    return dict(heard.values_list("speech").annotate(count=Count("pk")))
