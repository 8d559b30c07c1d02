"""How long the three things take that people wait for all day: opening, saving, comparing."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple
from uuid import uuid4

from django.urls import reverse

from benches.congress import Editor
from benches.doors import Door, InProcess, OverHttp
from benches.served import serving
from benches.stopwatch import Times, clocked, queries_of
from speeches.domain.diff import spans
from speeches.models import Speech
from speeches.templatetags import pieces

REPETITIONS = 100
FOUND = 302

type Deed = Callable[[Door], None]


class Measured(NamedTuple):
    """A deed's statements, and its times in this process and over HTTP; `aim` is that of the latter's p50.

    `first` is the time in this process when no piece of the page was drawn before.
    """

    name: str
    aim: int | None
    queries: int
    first: Times
    inside: Times
    over_http: Times


def measured(speech_id: int, editor: Editor) -> list[Measured]:
    """Every deed, first the one that asks for nothing; saves add versions to the speech."""
    head = Speech.objects.get(pk=speech_id).version
    # Who is signed in is sent on at once: all middleware, session and person, and nothing else.
    nothing = _asking(reverse("accounts:sign_in"), status=FOUND)
    page = _asking(reverse("speeches:speech", args=[speech_id]))
    comparison = _asking(reverse("speeches:comparison", args=[speech_id, 1, head]))
    inside = InProcess(editor.person)
    with serving() as server:
        doors = inside, OverHttp(server.url, editor.person)
        return [
            _measured("empty request", None, lambda: nothing, doors),
            _measured("open page", 40, lambda: page, doors),
            _measured("save paragraph", 15, partial(_saving, editor), doors),
            _measured(f"compare 1 with {head}", 40, lambda: comparison, doors),
        ]


def _measured(
    name: str, aim: int | None, prepare: Callable[[], Deed], doors: tuple[InProcess, OverHttp]
) -> Measured:
    inside, outside = doors

    def forgetful() -> Deed:
        pieces.forget()
        spans.cache_clear()
        return prepare()

    return Measured(
        name,
        aim,
        queries_of(prepare, lambda deed: deed(inside)),
        clocked(forgetful, lambda deed: deed(inside), times=REPETITIONS),
        clocked(prepare, lambda deed: deed(inside), times=REPETITIONS),
        clocked(prepare, lambda deed: deed(outside), times=REPETITIONS),
    )


def _asking(path: str, *, status: int = 200) -> Deed:
    return lambda door: door.get(path, status=status)


def _saving(editor: Editor) -> Deed:
    paragraph, words = editor.draft()
    path = reverse("speeches:text", args=[paragraph.pk])
    fields = {"text": words, "based_on": str(paragraph.version), "key": str(uuid4())}
    return lambda door: door.post(path, fields)
