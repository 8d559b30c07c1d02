"""What a comparison and the diary cost as the versions grow a hundredfold."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from benches import congress
from benches.doors import InProcess
from benches.footprint import Footprint
from benches.stopwatch import Times, clocked, queries_of
from speeches.actions import imports
from speeches.domain.diff import spans
from speeches.models import Speech
from speeches.templatetags import pieces

SIZES = (100, 1_000, 10_000)
CHARACTERS = 15_000
REPETITIONS = 20


class Grown(NamedTuple):
    """Comparing the first version with one so many saves later; `bytes` is what a save took on the way.

    `diary` is the history page then.
    """

    versions: int
    bytes: float
    queries: int
    first: Times
    again: Times
    diary: Times


def measured(owner: User) -> Iterator[Grown]:
    """Every size in turn, on one speech that goes on growing."""
    lines = congress.text().splitlines()
    more = [line for line in lines if len(line) > 100]
    while sum(map(len, lines)) < CHARACTERS:
        lines += more[:1]
        more = more[1:]
    speech_id = imports.bring(content="\n".join(lines).encode(), name="", title="", by=owner, at=now())
    editor, door, made = congress.Editor(speech_id, owner), InProcess(owner), 0
    for size in SIZES:
        before = Footprint.now()
        editor.saves(size - made)
        grown = Footprint.now().growth_since(before)
        head = Speech.objects.get(pk=speech_id).version
        path = reverse("speeches:comparison", args=[speech_id, 1, head])
        compare = partial(_look_at, door, path)
        diary = partial(_look_at, door, reverse("speeches:history", args=[speech_id]))
        yield Grown(
            size,
            sum(grown.values()) / (size - made),
            queries_of(lambda: None, compare),
            clocked(_forget, compare, times=REPETITIONS),
            clocked(lambda: None, compare, times=REPETITIONS),
            clocked(lambda: None, diary, times=REPETITIONS),
        )
        made = size


def _look_at(door: InProcess, path: str, _: None) -> None:
    door.get(path, status=200)


def _forget() -> None:
    pieces.forget()
    spans.cache_clear()
