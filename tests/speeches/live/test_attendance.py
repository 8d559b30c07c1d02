"""Who is here, as streams are told it: by all processes, without versions, and without names."""

import asyncio
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError

from speeches.live import attendance, notify
from speeches.live.asking import Admission
from speeches.live.wire import HEARTBEAT
from tests.speeches.live.stage import MEMBER, SPEECH, Door, played

pytestmark = pytest.mark.django_db(transaction=True)

TAB = UUID("2f3a6c0e-5b1d-4d2f-9a51-6c1f7f0d1e11")


class Book:
    """A register in memory, which two processes may share."""

    def __init__(self):
        self.here_now, self.kept, self.looks, self.is_shaky = {}, [], 0, False

    def keep(self, signs):
        if self.is_shaky:
            raise OperationalError
        self.kept.append(signs)
        for one in signs.arrived:
            self.here_now[one.stream] = one
        for one in signs.left:
            self.here_now.pop(one.stream, None)
        notify.presence_changed({one.speech_id for one in (*signs.arrived, *signs.left)})

    def here(self, speech_ids):
        self.looks += 1
        here = {one.member_id for one in self.here_now.values()}
        return {speech: [str(member) for member in sorted(here)] for speech in speech_ids}


@pytest.fixture
def book():
    return Book()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(attendance, "ROUND", 0.3)
    monkeypatch.setattr(attendance, "TOGETHER", 0.02)


def at(version, tab=TAB):
    return f"after={version}&tab={tab}"


def test_who_opens_a_stream_is_here_and_who_leaves_is_gone_at_once(book):
    async def story(stage):
        watching = stage.browser(query="after=2")
        await watching.hears(b"event: here\ndata: \n\n")

        reader = stage.browser(query=at(2))
        await watching.hears(f"event: here\ndata: {MEMBER}\n\n".encode())
        reader.leave()

        await watching.hears(f"event: here\ndata: {MEMBER}\n\nevent: here\ndata: \n\n".encode())

    played(story, breath=60, book=book)


def test_who_is_here_has_no_version_and_is_no_heartbeat_of_anybody(book):
    async def story(stage):
        reader = stage.browser(query=at(1))

        await reader.hears(b"event: here")

        assert b"id: 2\nevent: change" in reader.received
        assert b"id" not in reader.received.partition(b"event: here")[2]

    played(story, breath=60, book=book)


def test_a_reader_who_comes_later_is_told_at_once_who_is_here(book):
    async def story(stage):
        await stage.browser(query=at(2)).hears(b"event: here")
        late = stage.browser(query=at(2, uuid4()))

        await late.hears(f"event: here\ndata: {MEMBER}\n\n".encode())

    played(story, breath=60, book=book)


def test_who_has_no_right_is_not_here_and_hears_of_nobody(book):
    async def story(stage):
        outsider = stage.browser(query=at(2))

        assert await outsider.ended() == b""
        assert outsider.status == 404
        assert book.kept == []

    played(story, door=Door(Admission.NO_SUCH_SPEECH), book=book)


def test_who_loses_the_right_is_gone_and_hears_of_nobody_any_more(book):
    async def story(stage):
        reader = stage.browser(query=at(2))
        await reader.hears(b"event: here")
        heard = reader.received.count(b"event: here")

        stage.door.admission = Admission.NO_SUCH_SPEECH
        stage.browser(query=at(2, uuid4()))
        stage.hub.attendance.look(SPEECH)

        await reader.ended()
        assert reader.received.count(b"event: here") == heard
        async with asyncio.timeout(5):
            while book.here_now:
                await asyncio.sleep(0.02)

    played(story, breath=0.2, book=book)


def test_a_hundred_readers_who_come_and_breathe_cost_few_questions(book):
    async def story(stage):
        readers = [stage.browser(query=at(2, uuid4())) for _ in range(100)]
        for reader in readers:
            await reader.hears(b"event: here")
        await asyncio.sleep(0.1)

        def beats():
            return [reader.received.count(HEARTBEAT) for reader in readers]

        rounds, looks, kept = stage.door.rounds, book.looks, len(book.kept)
        begun = beats()

        async with asyncio.timeout(10):
            while any(now < before + 2 for now, before in zip(beats(), begun, strict=True)):
                await asyncio.sleep(0.05)

        assert stage.door.rounds - rounds <= 8
        assert book.looks - looks <= 8
        assert len(book.kept) - kept <= 2

    played(story, breath=0.5, book=book)


def test_a_pulse_is_written_down_for_its_tab_and_asks_nobody(book):
    async def story(stage):
        await stage.browser(query=at(2)).hears(b"event: here")
        # By this it would be known at the door; the stream itself is asked about whenever it tells something.
        session = [(b"cookie", b"sessionid=of-the-pulse")]

        pulse = stage.browser("/speeches/7/pulse/", method="POST", headers=session, body=str(TAB).encode())
        await pulse.ended()

        assert (pulse.status, pulse.received) == (204, b"")
        async with asyncio.timeout(5):
            while not any(TAB in signs.alive for signs in book.kept):
                await asyncio.sleep(0.02)
        assert {asked.session_key for asked in stage.door.asked} == {None}

    played(story, breath=60, book=book)


def test_what_was_read_in_a_tab_is_told_with_its_pulse_and_once(book):
    async def story(stage):
        await stage.browser(query=at(2)).hears(b"event: here")
        for read in (41, 40):
            body = f"{TAB} {read}".encode()
            await stage.browser("/speeches/7/pulse/", method="POST", body=body).ended()

        async with asyncio.timeout(5):
            while not any(TAB in signs.read for signs in book.kept):
                await asyncio.sleep(0.02)
        await asyncio.sleep(0.5)
        assert [signs.read for signs in book.kept if signs.read] == [{TAB: 41}]

    played(story, breath=60, book=book)


@pytest.mark.parametrize("body", [f"{TAB} x".encode(), f"{TAB} ".encode(), f"{TAB} 1234567890".encode()])
def test_what_is_no_version_was_not_read(book, body):
    async def story(stage):
        await stage.browser("/speeches/7/pulse/", method="POST", body=body).ended()

        signs = stage.hub.attendance._signs()
        assert (signs.alive, signs.read) == ({}, {})

    played(story, book=book)


@pytest.mark.parametrize("body", [b"", b"x", b"x" * 36, b"x" * 5000, "讲稿".encode()])
def test_a_pulse_of_nobody_is_believed_of_nobody(book, body):
    async def story(stage):
        pulse = stage.browser("/speeches/7/pulse/", method="POST", body=body)
        await pulse.ended()

        assert pulse.status == 204
        assert stage.hub.attendance._signs().alive == {}

    played(story, book=book)


@pytest.mark.parametrize(
    ("asked", "status"), [({"method": "GET"}, 405), ({"headers": [(b"host", b"elsewhere")]}, 400)]
)
def test_a_pulse_is_posted_and_to_us(book, asked, status):
    async def story(stage):
        pulse = stage.browser("/speeches/7/pulse/", **({"method": "POST"} | asked))
        await pulse.ended()

        assert pulse.status == status

    played(story, book=book)


def test_while_the_book_cannot_be_read_changes_arrive_and_afterwards_it_is_told_who_is_here(book):
    async def story(stage):
        book.is_shaky = True
        reader = stage.browser(query=at(2))
        await reader.hears(HEARTBEAT)
        await stage.ledger.save()
        await reader.hears(b"id: 3\n")

        book.is_shaky = False

        await reader.hears(f"event: here\ndata: {MEMBER}\n\n".encode())

    played(story, breath=60, book=book)


def test_a_server_that_stops_takes_its_people_along(book):
    async def story(stage):
        await stage.browser(query=at(2)).hears(f"data: {MEMBER}\n".encode())
        assert book.here_now

    played(story, breath=60, book=book)

    assert book.here_now == {}
