"""What is drawn once is said to those who are alike, each judged by himself, and to nobody else."""

import asyncio

import pytest

from speeches.live.asking import Admission, Judged
from speeches.live.readers import Readers
from speeches.live.sharing import KEPT, SHARED, Sharing
from tests.speeches.live.stage import Browser

WANDA, LEO = Judged(Admission.GRANTED, 1, 42, "drafter zh"), Judged(Admission.GRANTED, 2, 42, "reader zh")
MARK, AT_42 = (SHARED.encode(), b"yes"), (b"X-Speech-Version", b"42")


class Pages:
    """Draws slowly, and says how often."""

    def __init__(self):
        self.drawn, self.headers, self.status = 0, [MARK, AT_42], 200
        self.may_draw = asyncio.Event()
        self.may_draw.set()

    async def __call__(self, _scope, _receive, send):
        await self.may_draw.wait()
        self.drawn += 1
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": b"drawing %d" % self.drawn})


class Office:
    def __init__(self):
        self.readers, self.pages = Readers(), Pages()
        self.verdict = WANDA
        self.application = Sharing(self.readers, lambda asked: [self.verdict for _ in asked], self.pages)

    def asks(self, since=41, headers=()):
        return Browser(self.application, "/speeches/7/changes/", query=f"since={since}", headers=headers)

    async def hears(self, **asked):
        return await self.asks(**asked).ended()


def played(story):
    async def play():
        office = Office()
        try:
            await story(office)
        finally:
            await asyncio.to_thread(office.readers.release)

    asyncio.run(play())


def test_fifty_who_ask_at_once_are_drawn_for_once():
    async def story(office):
        office.pages.may_draw.clear()
        readers = [office.asks() for _ in range(50)]
        await asyncio.sleep(0.05)
        office.pages.may_draw.set()

        assert {await reader.ended() for reader in readers} == {b"drawing 1"}
        assert {reader.status for reader in readers} == {200}

    played(story)


@pytest.mark.parametrize(
    "other",
    [
        {"since": 40},
        {"headers": [(b"accept-language", b"en")]},
        {"headers": [(b"cookie", b"django_language=en")]},
        {"headers": [(b"hx-request", b"true")]},
    ],
)
def test_who_asks_for_something_else_is_drawn_for_anew(other):
    async def story(office):
        await office.hears()

        assert await office.hears(**other) == b"drawing 2"
        assert await office.hears() == b"drawing 1"

    played(story)


@pytest.mark.parametrize("verdict", [LEO, WANDA._replace(version=43), WANDA._replace(reads_as="drafter en")])
def test_who_is_shown_something_else_is_drawn_for_anew(verdict):
    async def story(office):
        await office.hears()
        office.verdict = verdict

        assert await office.hears() == b"drawing 2"

    played(story)


@pytest.mark.parametrize("admission", [Admission.NOT_SIGNED_IN, Admission.NO_SUCH_SPEECH])
def test_who_has_no_right_gets_nothing_that_was_drawn_for_others(admission):
    async def story(office):
        await office.hears()
        office.verdict = Judged(admission)
        office.pages.status = 404

        outsider = office.asks()

        assert await outsider.ended() == b"drawing 2"
        assert outsider.status == 404

    played(story)


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, []),
        (200, [AT_42]),
        (500, [MARK, AT_42]),
        (200, [MARK, AT_42, (b"Set-Cookie", b"session=1")]),
        (200, [MARK, (b"X-Speech-Version", b"43")]),
    ],
)
def test_what_is_for_one_person_is_never_said_to_another(status, headers):
    async def story(office):
        office.pages.status, office.pages.headers = status, headers

        answers = await asyncio.gather(*(office.hears() for _ in range(3)))

        assert sorted(answers) == [b"drawing 1", b"drawing 2", b"drawing 3"]

    played(story)


def test_what_was_drawn_long_ago_is_forgotten():
    async def story(office):
        for since in range(KEPT + 1):
            await office.hears(since=since)

        assert len(office.application._kept) == KEPT
        assert await office.hears(since=0) == b"drawing %d" % (KEPT + 2)

    played(story)
