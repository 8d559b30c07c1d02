"""All that waits for somebody, by speech."""

from dataclasses import dataclass
from itertools import groupby

from accounts.models import User
from speeches.domain.waiting import one_for_each_thread
from speeches.queries.inbox.opinions import opinions_due
from speeches.queries.inbox.places import places_of
from speeches.queries.inbox.suggestions import decided, to_decide
from speeches.queries.inbox.talk import unread_talk
from speeches.queries.inbox.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits for a person, the latest first."""

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
    def by_speech(self) -> list[tuple[int, str, list[Waiting]]]:
        """The same by speech, the one with the latest news first."""
        latest: dict[tuple[int, str], int] = {}
        for at, one in enumerate(self.waiting):
            latest.setdefault((one.speech, one.title), at)
        ordered = sorted(self.waiting, key=lambda one: latest[one.speech, one.title])
        grouped = groupby(ordered, key=lambda one: (one.speech, one.title))
        return [(speech, title, list(lines)) for (speech, title), lines in grouped]


def inbox_of(person: User) -> Inbox:
    """Everything that waits for a person in speeches that he may read now; five queries, at most seven."""
    places = places_of(person)
    found = [*opinions_due(person)]
    if places.members:
        found += one_for_each_thread([*unread_talk(places), *decided(places)])
        found += to_decide(places)
    return Inbox(tuple(sorted(found, key=lambda one: one.at, reverse=True)))
