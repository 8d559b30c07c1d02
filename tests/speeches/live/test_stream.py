"""What a reader of a speech hears, and when he stops hearing."""

import asyncio
import threading

import pytest
from django.db import connection, transaction

from speeches.live import notify
from speeches.live.asking import Admission
from speeches.live.wire import ENDED, HEARTBEAT, RESYNC
from tests.speeches.live.stage import played

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reader_gets_what_he_missed_and_then_what_happens():
    async def story(stage):
        reader = stage.browser(query="after=1")
        await reader.hears(b"id: 2\n")

        await stage.ledger.save()

        await reader.hears(b"id: 3\nevent: change\ndata: paragraph-3\n\n")
        assert reader.received.count(b"event: change") == 2

    played(story, versions=2)


def test_a_reader_who_connects_again_resumes_where_he_was_and_not_where_the_page_was():
    async def story(stage):
        reader = stage.browser(query="after=1", headers=[(b"last-event-id", b"3")])

        await reader.hears(b"id: 4\n")

        assert b"id: 2\n" not in reader.received
        assert b"id: 3\n" not in reader.received

    played(story, versions=4)


@pytest.mark.parametrize(
    "query", ["", "after=", "after=x", "after=-1", "after=9", "after=999999999999999999"]
)
def test_who_cannot_be_resumed_is_told_to_look_at_the_whole_page(query):
    async def story(stage):
        reader = stage.browser(query=query)

        received = await reader.ended()

        assert received.endswith(RESYNC)
        assert b"event: change" not in received

    played(story, versions=3)


def test_who_is_hundreds_of_versions_behind_is_told_to_look_at_the_whole_page():
    async def story(stage):
        received = await stage.browser(query="after=1").ended()

        assert received.endswith(RESYNC)

    played(story, versions=300)


def test_a_version_is_read_once_for_all_readers():
    async def story(stage):
        await stage.is_listening()
        readers = [stage.browser(query="after=2") for _ in range(10)]
        for reader in readers:
            await reader.hears(HEARTBEAT)
        stage.ledger.reads.clear()

        await stage.ledger.save()

        for reader in readers:
            await reader.hears(b"id: 3\n")
        assert stage.ledger.reads == [2]

    played(story, versions=2, breath=60)


def test_a_change_that_is_taken_back_wakes_nobody():
    def taken_back():
        with transaction.atomic():
            notify.speech_changed(7, 3)
            transaction.set_rollback(True)
        connection.close()

    async def story(stage):
        await stage.is_listening()
        reader = stage.browser(query="after=2")
        await reader.hears(HEARTBEAT)
        asked = len(stage.door.asked)

        await asyncio.to_thread(taken_back)
        await stage.ledger.save(speech_id=9)
        await asyncio.sleep(0.2)

        assert len(stage.door.asked) == asked

    played(story, versions=2, breath=60)


def test_a_wake_up_outside_a_change_is_refused():
    with pytest.raises(notify.NoTransaction):
        notify.speech_changed(7, 3)


def test_a_dropped_listener_comes_back_and_nothing_is_lost():
    def dropped():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN%%'"
            )
            (count,) = cursor.fetchone()
        connection.close()
        return count

    async def story(stage):
        await stage.is_listening()
        reader = stage.browser(query="after=2")
        await reader.hears(HEARTBEAT)

        assert await asyncio.to_thread(dropped) == 1
        await stage.ledger.save()

        await reader.hears(b"id: 3\n")

    played(story, versions=2, breath=60)


@pytest.mark.parametrize("lost", [Admission.NOT_SIGNED_IN, Admission.NO_SUCH_SPEECH])
def test_who_loses_the_right_is_not_told_what_happened_after(lost):
    async def story(stage):
        reader = stage.browser(query="after=2")
        await reader.hears(HEARTBEAT)

        stage.door.admission = lost
        await stage.ledger.save()

        assert (await reader.ended()).endswith(ENDED)
        assert b"event: change" not in reader.received

    played(story, versions=2, breath=60)


def test_the_stream_ends_by_itself_when_the_right_does():
    async def story(stage):
        reader = stage.browser(query="after=2")
        await reader.hears(HEARTBEAT)

        stage.door.admission = Admission.NO_SUCH_SPEECH

        assert (await reader.ended()).endswith(ENDED)

    played(story, versions=2, breath=0.1)


def test_who_leaves_is_forgotten():
    async def story(stage):
        reader = stage.browser(query="after=2")
        await reader.hears(HEARTBEAT)

        reader.leave()

        await reader.ended()
        assert ENDED not in reader.received

    played(story, versions=2, breath=60)


def test_a_hundred_sleeping_readers_need_no_more_threads_than_one():
    async def story(stage):
        await stage.browser(query="after=2").hears(HEARTBEAT)
        await asyncio.gather(*(stage.browser(query="after=2").hears(HEARTBEAT) for _ in range(4)))
        before = threading.active_count()

        readers = [stage.browser(query="after=2") for _ in range(100)]

        await asyncio.gather(*(reader.hears(HEARTBEAT) for reader in readers))
        assert threading.active_count() <= before

    played(story, versions=2)


def test_closing_ends_every_stream_without_telling_the_browser_to_stay_away():
    async def story(stage):
        readers = [stage.browser(query="after=2") for _ in range(3)]
        for reader in readers:
            await reader.hears(HEARTBEAT)

        stage.hub.close()

        for reader in readers:
            assert not (await reader.ended()).endswith(ENDED)
        late = stage.browser(query="after=2")
        await late.ended()
        assert late.status == 503

    played(story, versions=2, breath=60)
