"""The dispatcher under a real server in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROOT = Path(__file__).parents[3]
PATIENCE = 30


def address_of_the_database():
    """As a process of its own has to be told."""
    parameters = dict(connection.get_connection_params())
    where = urlencode([(name, str(parameters[name])) for name in ("host", "port") if name in parameters])
    person = parameters.get("user", "") + (f":{parameters['password']}" if "password" in parameters else "")
    return f"postgresql://{person}@/{parameters['dbname']}?{where}"


@contextmanager
def server():
    with tempfile.TemporaryDirectory() as folder:
        uds = f"{folder}/s"
        command = [sys.executable, "-m", "uvicorn", "tests.speeches.live.served:application", "--uds", uds]
        process = subprocess.Popen(  # noqa: S603  our own command
            [*command, "--log-level", "warning", "--timeout-graceful-shutdown", "20"],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": address_of_the_database()},
        )
        try:
            wait_for(uds, process)
            yield process, uds
        finally:
            process.kill()
            process.wait()


def wait_for(uds, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with socket.socket(socket.AF_UNIX) as probe:
                probe.connect(uds)
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def running(django_db_setup):
    """A server for those who leave it as it was."""
    with server() as (_, uds):
        yield uds


def browser(uds):
    return httpx.Client(transport=httpx.HTTPTransport(uds=uds), base_url="http://localhost", timeout=PATIENCE)


def test_a_server_with_open_streams_stops_at_once():
    with server() as (process, uds), browser(uds) as client:
        with client.stream("GET", "/speeches/7/events/?after=2") as answer:
            lines = answer.iter_lines()
            while "id: 3" not in next(lines):
                continue

            told_at = time.monotonic()
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)

            # Without the handler it takes the twenty seconds that the server grants.
            assert time.monotonic() - told_at < 5
            assert "event: ended" not in list(lines)
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-accel-buffering"] == "no"


def test_a_large_upload_arrives_whole(running):
    with browser(running) as client:
        answer = client.post("/x/", content=b"x" * 5 * 1024 * 1024)

        assert answer.text == f"POST {5 * 1024 * 1024} -"


def test_an_upload_without_measure_is_refused(running):
    with browser(running) as client:
        answer = client.post("/x/", content=b"x" * (20 * 1024 * 1024 + 1))

        assert answer.status_code == 413


def test_only_the_proxy_says_that_a_page_came_over_tls(running):
    with browser(running) as client:
        answer = client.get("/x/", headers={"X_Forwarded_Proto": "https"})

        assert answer.text == "GET 0 -"


def test_senders_who_hang_up_or_dawdle_take_no_thread_from_others(running):
    with browser(running) as client:
        head = b"POST /x/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nonly a part"
        dawdlers = [socket.socket(socket.AF_UNIX) for _ in range(12)]
        for dawdler in dawdlers:
            dawdler.connect(running)
            dawdler.sendall(head)
        for dawdler in dawdlers[:6]:
            dawdler.close()

        assert client.get("/x/").text == "GET 0 -"

        for dawdler in dawdlers[6:]:
            dawdler.close()
        for _ in range(3):
            impatient = socket.socket(socket.AF_UNIX)
            impatient.connect(running)
            impatient.sendall(b"GET /slow/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
            impatient.close()
        assert client.get("/x/").text == "GET 0 -"
