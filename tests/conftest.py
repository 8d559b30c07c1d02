"""What holds for every test: no network but this machine's own, and patience with slow machines."""

import os
import socket
import sys

import django
import django.conf
import django.db
import pytest
from hypothesis import HealthCheck, settings

# Two shared cores are slow now and then; that is no finding about a law.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", patient)
settings.register_profile("ci", patient, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# Before the conftest of a folder that is named on the command line imports a model; `-p no:django` runs
# tests/domain without.
if "no:django" not in sys.argv:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # Argon2 takes its time on purpose, and half the tests begin with six people.
    django.conf.settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

THIS_MACHINE = ("127.", "::1", "localhost")


class NetworkIsClosed(Exception):
    """A test tried to reach another machine."""


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Two sessions at once in one checkout must not meet in one database."""
    tested = django.db.connections.databases["default"]["TEST"]
    tested["NAME"] = f"test_lectern_{os.getpid()}"


@pytest.fixture(autouse=True, scope="session")
def closed_network():
    """Python's sockets reach this machine only; the database is reached by its own library."""
    with pytest.MonkeyPatch.context() as patched:
        for way in ("connect", "connect_ex"):
            patched.setattr(socket.socket, way, _guarded(getattr(socket.socket, way)))
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(specs):
    """Workers share nothing: one of them stops its database under way, and a new key is written by one alone.

    It is said before they begin, because pytest-django reads the settings in front of any conftest there.
    """
    for spec in specs if django.conf.settings.configured else ():
        spec.env["LECTERN_VAR"] = str(django.conf.settings.VAR / spec.id)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """One worker begins with what mostly waits, for browsers and servers, the other with what computes."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=_computes)


def _computes(item):
    marker = item.get_closest_marker("django_db")
    commits = "transactional_db" in item.fixturenames or (marker and marker.kwargs.get("transaction"))
    return not commits


def _guarded(connect):
    def guarded(self, address):
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(THIS_MACHINE):
            raise NetworkIsClosed(f"{address[0]} is another machine")
        return connect(self, address)

    return guarded
