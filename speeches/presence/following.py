"""Threads that somebody had before his eyes: no version and no event, and nobody waits for it."""

from collections.abc import Mapping

from django.db import connection

from accounts.models import User
from speeches.domain.talk import Audience

# Only threads of this speech that are for the one who says so; never back.
FOLLOW = """
INSERT INTO speeches_threadmark (thread_id, person_id, version, at)
SELECT thread.id, %(person)s, max(least(told.version, speech.version)), statement_timestamp()
FROM unnest(%(threads)s::bigint[], %(versions)s::bigint[]) AS told(thread, version)
JOIN speeches_thread AS thread ON thread.id = told.thread
JOIN speeches_speech AS speech ON speech.id = thread.speech_id
WHERE thread.speech_id = %(speech)s AND thread.audience = ANY(%(audiences)s)
GROUP BY thread.id ORDER BY thread.id
ON CONFLICT (person_id, thread_id) DO UPDATE SET version = excluded.version, at = excluded.at
WHERE speeches_threadmark.version < excluded.version
"""


def follow(person: User, speech_id: int, seen: Mapping[int, int], audiences: frozenset[Audience]) -> None:
    """Note threads of a speech by the versions in which they were seen; one write."""
    with connection.cursor() as cursor:
        cursor.execute(
            FOLLOW,
            {
                "person": person.pk,
                "speech": speech_id,
                "threads": [*seen],
                "versions": [*seen.values()],
                "audiences": [str(one) for one in audiences],
            },
        )
