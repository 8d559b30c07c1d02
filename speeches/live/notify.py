"""The wake-up that PostgreSQL delivers at commit, and drops on rollback."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from django.db import connection

CHANNEL = "speech"
# Beside it, because who is here is no version: the payload is the speech alone.
PRESENCE = "presence"


class NoTransaction(Exception):
    """A wake-up was asked for where no change is open, so nothing would hold it until the commit."""


class Announcement(NamedTuple):
    """What travels: which speech has reached which version, and nothing of its text."""

    speech_id: int
    version: int

    @classmethod
    def read(cls, payload: str) -> Self:
        """The announcement of a notification's payload; raises ValueError for anything else."""
        speech_id, version = payload.split(":")
        return cls(int(speech_id), int(version))

    def __str__(self) -> str:
        return f"{self.speech_id}:{self.version}"


def speech_changed(speech_id: int, version: int) -> None:
    """Wake everybody who watches the speech when the open transaction commits; raises NoTransaction."""
    if not connection.in_atomic_block:
        raise NoTransaction
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(Announcement(speech_id, version))])


def presence_changed(speech_ids: Iterable[int]) -> None:
    """Let every process look again who is at these speeches; by the commit, where a transaction is open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, speech::text) FROM unnest(%s) speech", [PRESENCE, [*speech_ids]])
