"""What changed since a version, drawn once by the pages and handed to all who would be shown the same."""

import asyncio
from collections import OrderedDict
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.db import Error
from django.http.cookie import parse_cookie

from speeches.live.asking import Admission, Application, Asking, Receive, Refused, Scope, Send
from speeches.live.doorkeeper import Doorkeeper, Judge
from speeches.live.readers import Readers

# Set by the view where nothing in its answer depends on who asks, beyond what the doorkeeper tells apart.
SHARED = "X-Speech-Shared"
MARK, VERSION = (SHARED.lower().encode(), b"yes"), b"x-speech-version"
# Readers of one version mostly ask at once; together they need one of these, stragglers a few more.
KEPT, LARGEST = 32, 512 * 1024

type Message = MutableMapping[str, Any]


class Key(NamedTuple):
    """All that the answer depends on."""

    speech_id: int
    since: int
    version: int
    reads_as: str
    asked: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the pages said, whole."""

    messages: tuple[Message, ...]

    def is_shared(self, version: int) -> bool:
        """Whether it may be said to all who were judged at this version; never where it sets a cookie.

        One of a later version may have been drawn for another role than the one that was judged.
        """
        first = self.messages[0]
        headers = [(name.lower(), value) for name, value in first.get("headers", [])]
        size = sum(len(message.get("body", b"")) for message in self.messages)
        is_personal = any(name == b"set-cookie" for name, _ in headers)
        is_meant = MARK in headers and (VERSION, b"%d" % version) in headers
        return first.get("status") == 200 and is_meant and not is_personal and size < LARGEST

    async def say(self, send: Send) -> None:
        """To one more reader."""
        for message in self.messages:
            await send(message)


class Sharing:
    """Stands before the pages: judges each reader by himself, and asks the pages once for all who are alike.

    Whoever may not read is left to the pages, which know what to say to him.
    """

    def __init__(self, readers: Readers, judge: Judge, pages: Application) -> None:
        self._doorkeeper, self._pages = Doorkeeper(readers, judge), pages
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._drawing: dict[Key, asyncio.Future[None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application of all requests for changes."""
        key = await self._key(scope)
        if key is None:
            await self._pages(scope, receive, send)
            return
        # One draws; the others wait for it, and draw themselves only where it could not be shared.
        if key not in self._kept and (drawing := self._drawing.get(key)):
            await asyncio.shield(drawing)
        if answer := self._kept.get(key):
            self._kept.move_to_end(key)
            await answer.say(send)
            return
        await (await self._drawn(key, scope, receive)).say(send)

    async def _drawn(self, key: Key, scope: Scope, receive: Receive) -> Answer:
        done = self._drawing.setdefault(key, asyncio.get_running_loop().create_future())
        messages: list[Message] = []

        async def note(message: Message) -> None:
            messages.append(message)

        try:
            await self._pages(scope, receive, note)
            answer = Answer(tuple(messages))
            if messages and answer.is_shared(key.version):
                self._kept[key] = answer
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return answer
        finally:
            if self._drawing.get(key) is done:
                del self._drawing[key]
            if not done.done():
                done.set_result(None)

    async def _key(self, scope: Scope) -> Key | None:
        """What the answer depends on; None where there is no right, or no knowing of one."""
        try:
            asking = Asking.of(scope)
            judged = await self._doorkeeper.judged(asking.asked)
        except (Refused, Error):
            return None
        if judged.admission is not Admission.GRANTED or asking.seen is None:
            return None
        headers = dict(scope["headers"])
        cookies = parse_cookie(headers.get(b"cookie", b"").decode("latin-1"))
        asked = tuple(headers.get(name) for name in (b"accept-language", b"hx-request"))
        language = cookies.get(settings.LANGUAGE_COOKIE_NAME)
        return Key(asking.speech_id, asking.seen, judged.version, judged.reads_as, (language, *asked))
