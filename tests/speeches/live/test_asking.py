"""Who gets a stream at all."""

import pytest
from django.conf import settings

from speeches.live.asking import Admission
from speeches.live.wire import HEARTBEAT
from tests.speeches.live.stage import Door, played

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("admission", "status"), [(Admission.NOT_SIGNED_IN, 401), (Admission.NO_SUCH_SPEECH, 404)]
)
def test_without_a_right_there_is_a_status_and_nothing_else(admission, status):
    async def story(stage):
        reader = stage.browser(query="after=2")

        assert await reader.ended() == b""
        assert reader.status == status
        assert stage.ledger.reads == []

    played(story, door=Door(admission))


def test_a_foreign_host_is_refused_before_anybody_is_asked():
    async def story(stage):
        stranger = stage.browser(headers=[(b"host", b"elsewhere.example")])

        await stranger.ended()

        assert stranger.status == 400
        assert stage.door.asked == []

    played(story)


def test_a_stream_can_only_be_read():
    async def story(stage):
        writer = stage.browser(method="POST")

        await writer.ended()

        assert writer.status == 405

    played(story)


def test_the_session_of_the_cookie_is_judged():
    cookie = f"a=b; {settings.SESSION_COOKIE_NAME}=wandas-key".encode()

    async def story(stage):
        reader = stage.browser(query="after=2", headers=[(b"cookie", cookie)])

        await reader.hears(HEARTBEAT)

        assert set(stage.door.asked) == {("wandas-key", 7)}

    played(story, versions=2)
