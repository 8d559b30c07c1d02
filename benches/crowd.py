"""Many people at one speech, over HTTP, on the product's own server."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

from accounts.models import User
from benches import staging
from benches.browsing import Browser, Listener
from benches.ledger import Ledger
from benches.served import serving
from benches.writers import Writer, first_token
from speeches.models import Paragraph, Speech

SECONDS_TO_HEAR = 20


def at_work(
    paragraphs: Sequence[str], *, writers: int, readers: int, seconds: float
) -> tuple[Ledger, Speech]:
    """Each writes in the paragraph that holds his first token while others listen; what was said, and where.

    Raises what befell a writer.
    """
    owner, *people = staging.people(1 + writers)
    speech_id = staging.speech_of(paragraphs, owner, people)
    start = Speech.objects.get(pk=speech_id).version
    with ExitStack() as closing:
        with serving() as url:
            window, *browsers = [closing.enter_context(Browser(url)) for _ in range(1 + writers)]
            _sign_in([window, *browsers], [owner, *people])
            ears = [Listener(window, speech_id, after=start) for _ in range(readers)]
            hands = [
                Writer(number, person.username, browser, _paragraph_of(speech_id, number))
                for number, (person, browser) in enumerate(zip(people, browsers, strict=True), start=1)
            ]
            until = time.monotonic() + seconds
            _all_at_once([partial(hand.writes, until=until) for hand in hands])
            _hear_out(ears, Speech.objects.get(pk=speech_id).version)
        # The server is told to stop, which ends the streams.
        for ear in ears:
            ear.end()
    ledger = Ledger(
        saves=[save for hand in hands for save in hand.saves],
        looks=[look for hand in hands for look in hand.looks],
        history=staging.history_of(speech_id),
        heads=staging.heads_of(speech_id),
        streams=[(ear.after, ear.heard) for ear in ears],
    )
    return ledger, Speech.objects.get(pk=speech_id)


def _sign_in(browsers: Sequence[Browser], people: Sequence[User]) -> None:
    pairs = zip(browsers, people, strict=True)
    _all_at_once([partial(browser.sign_in, person.username, staging.PASSWORD) for browser, person in pairs])


def _paragraph_of(speech_id: int, writer: int) -> int:
    return Paragraph.objects.get(speech=speech_id, text__contains=first_token(writer)).pk


def _all_at_once(works: Sequence[Callable[[], None]]) -> None:
    with ThreadPoolExecutor(len(works)) as threads:
        for done in [threads.submit(work) for work in works]:
            done.result()


def _hear_out(ears: Sequence[Listener], version: int) -> None:
    """The newest version is on its way when the writers stop; what comes too late will be found missing."""
    until = time.monotonic() + SECONDS_TO_HEAR
    while time.monotonic() < until and any(ear.heard[-1:] != [version] for ear in ears):
        time.sleep(0.05)
