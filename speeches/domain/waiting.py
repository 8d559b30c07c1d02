"""What waits for somebody, and how several things about one thread become one line."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol


class WaitKind(StrEnum):
    """Why something waits: his suggestion was decided on, he is called, was answered, decides, is consulted.

    In the order in which one of them stands for the others. Then what waits on the route of a speech: to
    review, to sign, to confirm, his signature was ended, sent back, repaired when it was final; and for its
    owner a step that is late, and a seat that nobody holds; and for whoever objected on a route of before,
    that this stands in the way.
    """

    DECIDED = "decided"
    MENTION = "mention"
    REPLY = "reply"
    TO_DECIDE = "to_decide"
    OPINION_DUE = "opinion_due"
    TO_REVIEW = "to_review"
    TO_SIGN = "to_sign"
    TO_CONFIRM = "to_confirm"
    ENDED = "ended"
    SENT_BACK = "sent_back"
    REPAIRED = "repaired"
    STEP_LATE = "step_late"
    SEAT_VACANT = "seat_vacant"
    OBJECTING = "objecting"


# What is done with by reading it.
READABLE = frozenset({WaitKind.DECIDED, WaitKind.MENTION, WaitKind.REPLY})

_RANK = {kind: at for at, kind in enumerate(WaitKind)}


class AboutThread(Protocol):
    """Something new in a thread."""

    @property
    def kind(self) -> WaitKind:
        """Why it waits."""

    @property
    def thread(self) -> int:
        """In which thread."""

    @property
    def version(self) -> int:
        """The version that brought it."""


def one_for_each_thread[News: AboutThread](news: Iterable[News]) -> list[News]:
    """For each thread what weighs most of its news, of equals the latest."""
    best: dict[int, News] = {}
    for one in news:
        other = best.get(one.thread)
        if other is None or _weight(one) > _weight(other):
            best[one.thread] = one
    return list(best.values())


def _weight(one: AboutThread) -> tuple[int, int]:
    return -_RANK[one.kind], one.version
