"""Memory of the web processes over many saves with many open streams."""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import connection

from benches import crowd, pages, staging
from benches.browsing import Browser
from benches.disturbances import children_of
from benches.served import serving
from benches.writers import Writer, first_token, sentences_for
from speeches.models import Paragraph, Speech

WRITERS = 4
SEGMENT = 10.0  # seconds between two looks
WARM_UP = 0.25  # of the saves


@dataclass(frozen=True, slots=True)
class Look:
    """After so many saves: the memory of each web process in kB, open files, threads, connections."""

    saves: int
    memory: tuple[int, ...]
    files: int
    threads: int
    connections: int


def run(saves: int, streams: int) -> None:
    """Save so often while so many streams are open, and tell how the processes grew."""
    owner, *people = staging.people(1 + WRITERS)
    speech_id = staging.speech_of(
        [sentences_for([number]) for number in range(1, WRITERS + 1)], owner, people
    )
    with ExitStack() as closing:
        server = closing.enter_context(serving())
        window, *seats = [closing.enter_context(Browser(server.url)) for _ in (owner, *people)]
        for seat, person in zip([window, *seats], [owner, *people], strict=True):
            seat.sign_in(person.username, staging.PASSWORD)
        finish = closing.enter_context(pages.opened(streams, server.url, speech_id, window, only_listen=True))
        hands = [
            Writer(number, person.username, seat, _paragraph(speech_id, number))
            for number, (person, seat) in enumerate(zip(people, seats, strict=True), start=1)
        ]
        looks = [_look(server.pid, speech_id)]
        while looks[-1].saves < saves:
            until = time.monotonic() + SEGMENT
            crowd.all_at_once([partial(hand.writes, until=until) for hand in hands])
            looks.append(_look(server.pid, speech_id))
        finish(Speech.objects.get(pk=speech_id).version)
    _tell(looks, streams)


def _paragraph(speech_id: int, writer: int) -> int:
    return Paragraph.objects.get(speech=speech_id, text__contains=first_token(writer)).pk


def _look(parent: int, speech_id: int) -> Look:
    children = children_of(parent)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        (connections,) = cursor.fetchone()
    return Look(
        Speech.objects.get(pk=speech_id).version,
        tuple(_status(pid, "VmRSS") for pid in children),
        sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in children),
        sum(_status(pid, "Threads") for pid in children),
        connections,
    )


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


def _tell(looks: Sequence[Look], streams: int) -> None:
    print(f"memory with {streams} open streams; kB of each web process, open files, threads, connections")
    for look in looks[:: max(len(looks) // 12, 1)]:
        memory = " ".join(f"{size:>8}" for size in look.memory)
        print(f"  {look.saves:>6} saves {memory}  {look.files:>4} {look.threads:>3} {look.connections:>3}")
    warm = [look for look in looks if look.saves >= WARM_UP * looks[-1].saves]
    if len(warm) > 1:
        grown = sum(warm[-1].memory) - sum(warm[0].memory)
        print(f"  kB per 10,000 saves after warm-up: {10_000 * grown / (warm[-1].saves - warm[0].saves):.0f}")
