"""What somebody has read: it moves forward only, makes no version and no event, and waits for no change."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection

from accounts.models import User
from speeches.models import Speech

# Tabs of members, as their streams wrote them in: nobody else's mark can be moved. In one order, so that
# two processes with tabs of the same people never wait for each other.
READ_IN_TABS = """
INSERT INTO speeches_readmark (speech_id, person_id, version, at)
SELECT speech.id, member.user_id, max(least(told.version, speech.version)), statement_timestamp()
FROM unnest(%s::uuid[], %s::int[]) AS told(tab, version)
JOIN speeches_visit AS visit ON visit.tab = told.tab
JOIN speeches_membership AS member ON member.id = visit.member_id AND member.speech_id = visit.speech_id
JOIN speeches_speech AS speech ON speech.id = visit.speech_id
WHERE told.version >= 1
GROUP BY speech.id, member.user_id
ORDER BY speech.id, member.user_id
"""
READ_BY_ONE = """
INSERT INTO speeches_readmark (speech_id, person_id, version, at)
SELECT speech.id, %s, least(%s, speech.version), statement_timestamp()
FROM speeches_speech AS speech WHERE speech.id = %s
"""
NEVER_BACK = """
ON CONFLICT (speech_id, person_id) DO UPDATE SET version = excluded.version, at = excluded.at
WHERE speeches_readmark.version <= excluded.version
"""


def keep(read: Mapping[UUID, int]) -> None:
    """Versions that members have read in their tabs; one write for all of them."""
    with connection.cursor() as cursor:
        cursor.execute(READ_IN_TABS + NEVER_BACK, [[*read], [*read.values()]])


def note(speech: Speech, person: User, version: int) -> None:
    """Somebody says himself that he has read a version, 1 or later; one write."""
    with connection.cursor() as cursor:
        cursor.execute(READ_BY_ONE + NEVER_BACK, [person.pk, version, speech.pk])
