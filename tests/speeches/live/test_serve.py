"""The command that serves the app."""

import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest
from django.core.management import CommandError, call_command

from tests.speeches.live.test_server import PATIENCE, ROOT, address_of_the_database


@pytest.mark.parametrize("bind", ["8000", "localhost", "localhost:http", "127.0.0.1:"])
def test_an_address_that_is_none_is_refused(bind):
    with pytest.raises(CommandError, match=r"127\.0\.0\.1:8000"):
        call_command("serve", bind=bind)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_it_serves_with_two_processes_and_stops_when_told():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "manage.py", "serve", "--bind", bind, "--workers", "2"]
    surroundings = {**os.environ, "DATABASE_URL": address_of_the_database()}

    with subprocess.Popen(  # noqa: S603  our own command
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            status = answered(f"http://{bind}/speeches/7/events/?after=0", process)
            process.send_signal(signal.SIGTERM)
            said, _ = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()

    assert status == 401
    assert process.returncode == 0
    assert bind in said


def answered(url, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return httpx.get(url, timeout=PATIENCE).status_code
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")
