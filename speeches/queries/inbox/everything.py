"""All that waits for somebody, by speech."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.timezone import localdate

from accounts.models import User
from speeches.domain.waiting import READABLE, one_for_each_thread
from speeches.queries.inbox.opinions import opinions_due
from speeches.queries.inbox.places import places_of
from speeches.queries.inbox.sign_off import on_routes
from speeches.queries.inbox.suggestions import decided, to_decide
from speeches.queries.inbox.talk import unread_talk
from speeches.queries.inbox.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits for a person: what is overdue, then the latest first."""

    waiting: tuple[Waiting, ...]

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(one.count for one in self.waiting)

    @property
    def keys(self) -> set[str]:
        """What tells all that waits apart from what waited before."""
        return {key for one in self.waiting for key in one.keys}

    @property
    def has_unread(self) -> bool:
        """Something in it is done with by reading it."""
        return any(one.kind in READABLE for one in self.waiting)

    @property
    def by_speech(self) -> list[tuple[int, str, list[Waiting]]]:
        """The same by speech, the one with what is overdue or the latest news first."""
        latest: dict[tuple[int, str], int] = {}
        for at, one in enumerate(self.waiting):
            latest.setdefault((one.speech, one.title), at)
        ordered = sorted(self.waiting, key=lambda one: latest[one.speech, one.title])
        grouped = groupby(ordered, key=lambda one: (one.speech, one.title))
        return [(speech, title, list(lines)) for (speech, title), lines in grouped]


def inbox_of(person: User, today: date | None = None) -> Inbox:
    """Everything that waits for a person in speeches that he may read now; ten queries, at most twelve."""
    day = today or localdate()
    places = places_of(person)
    found = [*opinions_due(person, day)]
    if places.members:
        found += one_for_each_thread([*unread_talk(places), *decided(places)])
        found += to_decide(places)
        found += on_routes(places, day)
    return Inbox(tuple(sorted(found, key=lambda one: (one.days_late > 0, one.at), reverse=True)))
