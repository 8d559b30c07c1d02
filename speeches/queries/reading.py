"""What others did to a speech since somebody last read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from accounts.models import User
from speeches.domain.happenings import Happening
from speeches.domain.subjects import is_about_words
from speeches.models import Speech

# So many events behind the mark are looked at, that the page costs no more after a year.
MOST = 1_000
# A new number is no change (product.md E3).
TOLD = sorted(kind for kind in Happening if is_about_words(kind) and kind is not Happening.SECTION_RENUMBERED)
SINCE = """
SELECT mark.version, mark.at,
    count(DISTINCT (coalesce(event.paragraph_id, 0), coalesce(event.section_id, 0)))
        FILTER (WHERE event.kind = ANY(%(told)s) AND coalesce(event.through_id, event.by_id) <> %(person)s),
    count(event.version)
FROM speeches_readmark AS mark
LEFT JOIN LATERAL (
    SELECT version, kind, by_id, through_id, paragraph_id, section_id FROM speeches_event
    WHERE speech_id = mark.speech_id AND version > mark.version ORDER BY version, ordinal LIMIT %(most)s
) AS event ON TRUE
WHERE mark.speech_id = %(speech)s AND mark.person_id = %(person)s
GROUP BY mark.version, mark.at
"""


@dataclass(frozen=True, slots=True)
class Unread:
    """What a person last read, when, and at how many places others changed something since.

    `is_more` where there may be further places.
    """

    version: int
    at: datetime
    places: int
    is_more: bool


def unread_by(person: User, speech: Speech) -> Unread | None:
    """What others changed since the person last read; None where nothing is known or new. One query."""
    asked: dict[str, Any] = {"told": TOLD, "person": person.pk, "most": MOST, "speech": speech.pk}
    with connection.cursor() as cursor:
        cursor.execute(SINCE, asked)
        found = cursor.fetchone()
    if found is None:
        return None
    version, at, places, looked_at = found
    return Unread(version, at, places, looked_at >= MOST) if places else None
