"""The embedded server starts from anywhere, and leaves nothing behind."""

import os
import subprocess
import sys

import pytest

from config.embedded import sockets
from tests.architecture import tree

ASKS = """
import os, django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_setting('data_directory'), pg_backend_pid(), version()")
    print(*cursor.fetchone(), sep="\\n", flush=True)
"""
DIES = ASKS + "os.kill(os.getpid(), 9)"


@pytest.fixture
def asked_from(tmp_path):
    """Run a program of the project with its data in a folder of this name."""

    def ask(folder, program=ASKS, **surroundings):
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        chosen = {"DJANGO_SETTINGS_MODULE": "config.settings", "LECTERN_VAR": str(tmp_path / folder)}
        return subprocess.run(  # noqa: S603  this very Python
            [sys.executable, "-c", program],
            cwd=tree.ROOT,
            env=kept | chosen | surroundings,
            capture_output=True,
            text=True,
            check=False,
        )

    return ask


def is_running(folder):
    return (folder / "postgres" / "postmaster.pid").exists()


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["with space and 讲稿", "lange " * 20, "it's, so"])
def test_server_starts_in_any_folder_and_stops_with_its_last_user(asked_from, tmp_path, folder):
    answered = asked_from(folder)

    assert answered.stderr == ""
    assert answered.stdout.startswith(str(tmp_path / folder / "postgres"))
    assert not is_running(tmp_path / folder)


@pytest.mark.slow
def test_killed_process_does_not_keep_the_server_running_for_ever(asked_from, tmp_path):
    asked_from("killed", DIES)
    assert is_running(tmp_path / "killed")

    asked_from("killed")

    assert not is_running(tmp_path / "killed")


@pytest.mark.slow
def test_variables_about_another_server_are_of_no_account(asked_from):
    answered = asked_from("other", PGPORT="7777", PGHOST="nowhere.invalid", PGUSER="nobody")

    assert answered.stderr == ""
    assert "PostgreSQL 18" in answered.stdout


def test_socket_of_a_long_path_lies_in_a_folder_for_its_owner_alone(tmp_path):
    data = tmp_path / ("far" * 40)
    data.mkdir()

    folder = sockets.folder_for(data)

    assert len(str(folder)) < sockets.LONGEST_FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.rmdir()


def test_socket_of_an_ordinary_path_lies_beside_its_data(tmp_path):
    assert sockets.folder_for(tmp_path) == tmp_path
