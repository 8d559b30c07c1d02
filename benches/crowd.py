"""Many people at one speech, or at many, over HTTP, on the product's own server."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from django.db import connection

from accounts.models import User
from benches import pages, staging
from benches.browsing import Browser, Listener
from benches.disturbances import Disturb, nothing
from benches.ledger import Ledger
from benches.readers import Reading
from benches.served import serving
from benches.writers import Writer, first_token
from speeches.models import Paragraph, Speech

SECONDS_TO_HEAR = 20


@dataclass(frozen=True)
class Plan:
    """Writers at each of some speeches, saving every `pace` seconds or as fast as they can; others read.

    `paragraphs` hold the first token of every writer; listeners hear a stream, pages draw what changed.
    """

    paragraphs: Sequence[str]
    writers: int
    seconds: float
    speeches: int = 1
    pace: float = 0
    listeners: int = 0
    pages: int = 0
    disturb: Disturb = nothing


@dataclass(frozen=True)
class Played:
    """What was said and done: a ledger and a speech each, what pages saw, and how often it was disturbed."""

    ledgers: list[Ledger]
    speeches: list[Speech]
    reading: Reading | None
    disturbed: int
    seconds: float


def play(plan: Plan) -> Played:
    """Let it happen. Raises what befell a writer."""
    owner, *people = staging.people(1 + plan.writers * plan.speeches)
    crowds = [people[at :: plan.speeches] for at in range(plan.speeches)]
    places = [staging.speech_of(plan.paragraphs, owner, crowd) for crowd in crowds]
    # The server stops first: its end is what ends the streams.
    with ExitStack() as closing, serving() as server:
        seated = {one: closing.enter_context(Browser(server.url)) for one in (owner, *people)}
        all_at_once([partial(at.sign_in, one.username, staging.PASSWORD) for one, at in seated.items()])
        ears = _listeners(plan, places[0], seated[owner])
        finish = closing.enter_context(pages.opened(plan.pages, server.url, places[0], seated[owner]))
        hands = [_writers(place, crowd, seated, plan) for place, crowd in zip(places, crowds, strict=True)]
        disturbed, seconds = _written([hand for crowd in hands for hand in crowd], plan, server.pid)
        last = Speech.objects.get(pk=places[0]).version
        _hear_out(ears, last)
        reading = finish(last)
    for ear in ears:
        ear.end()
    streams = [*((ear.after, ear.heard) for ear in ears), *(reading.streams if reading else [])]
    heard = [streams, *([] for _ in places[1:])]
    ledgers = [_ledger(*told) for told in zip(places, hands, heard, strict=True)]
    return Played(ledgers, [Speech.objects.get(pk=place) for place in places], reading, disturbed, seconds)


def all_at_once(works: Sequence[Callable[[], None]]) -> None:
    """Each in a thread of its own. Raises what befell one."""
    with ThreadPoolExecutor(len(works)) as threads:
        for done in [threads.submit(work) for work in works]:
            done.result()


def _listeners(plan: Plan, speech_id: int, window: Browser) -> list[Listener]:
    start = Speech.objects.get(pk=speech_id).version
    return [Listener(window, speech_id, after=start) for _ in range(plan.listeners)]


def _written(hands: Sequence[Writer], plan: Plan, server: int) -> tuple[int, float]:
    """Everybody writes while the server is disturbed; how often it was, and how long all of it took."""
    began = time.monotonic()
    until = began + plan.seconds
    with ThreadPoolExecutor(1) as apart:
        disturbing = apart.submit(plan.disturb, server, until)
        all_at_once([partial(hand.writes, until=until) for hand in hands])
    # The database may have been started again meanwhile.
    connection.close()
    return disturbing.result(), time.monotonic() - began


def _writers(speech_id: int, crowd: Sequence[User], seated: dict[User, Browser], plan: Plan) -> list[Writer]:
    return [
        Writer(number, person.username, seated[person], _paragraph_of(speech_id, number), plan.pace)
        for number, person in enumerate(crowd, start=1)
    ]


def _ledger(speech_id: int, hands: Sequence[Writer], streams: Sequence[tuple[int, Sequence[int]]]) -> Ledger:
    return Ledger(
        saves=[save for hand in hands for save in hand.saves],
        looks=[look for hand in hands for look in hand.looks],
        history=staging.history_of(speech_id),
        heads=staging.heads_of(speech_id),
        streams=streams,
    )


def _paragraph_of(speech_id: int, writer: int) -> int:
    return Paragraph.objects.get(speech=speech_id, text__contains=first_token(writer)).pk


def _hear_out(ears: Sequence[Listener], version: int) -> None:
    """The newest version is on its way when the writers stop; what comes too late will be found missing."""
    until = time.monotonic() + SECONDS_TO_HEAR
    while time.monotonic() < until and any(ear.heard[-1:] != [version] for ear in ears):
        time.sleep(0.05)
