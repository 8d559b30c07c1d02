"""A web process that dies cannot say good-bye for its readers: the others notice by the database's clock."""

import os
import socket
import subprocess
import sys
import time
from uuid import uuid4

import httpx
import pytest
from django.test import Client

from speeches.models import Membership
from tests.journeys.served import serving
from tests.speeches.live.test_serve import answered
from tests.speeches.live.test_server import ROOT, address_of_the_database
from tests.speeches.live.test_the_right_ends import stream

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


class Doomed:
    """A server in a process of its own."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            bind = f"127.0.0.1:{probe.getsockname()[1]}"
        self.url = f"http://{bind}"
        self.process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", bind.rpartition(":")[2]],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": address_of_the_database()},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        answered(f"{self.url}/speeches/7/events/?after=0", self.process)


@pytest.fixture
def doomed():
    server = Doomed()
    yield server
    server.process.kill()
    server.process.wait()


@pytest.fixture
def at(cast, scene):
    """Somebody at a server, in a tab."""

    def opened(server, name, tab):
        browser = Client()
        browser.force_login(getattr(cast, name))
        return stream(server, browser, scene.speech.pk, scene.version, tab)

    return opened


def test_who_was_at_a_killed_server_is_gone_within_twenty_seconds(cast, doomed, at):
    dai, sana = (Membership.objects.get(user=person).pk for person in (cast.dai, cast.sana))
    staying = uuid4()
    with serving() as server, at(server, "sana", staying) as there, at(doomed, "dai", uuid4()) as here:
        here.hears(f"data: {dai} {sana}")
        there.hears(f"data: {dai} {sana}")

        doomed.process.kill()
        killed_at = time.monotonic()
        while there.heard[-1] != f"data: {sana}":
            httpx.post(f"{server.url}/speeches/7/pulse/", content=str(staying)).raise_for_status()
            there.hears("data:")

    assert time.monotonic() - killed_at < 20
