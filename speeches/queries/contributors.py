"""Everybody who had a hand in the lines that differ between two versions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from accounts.models import User
from speeches.domain.comparison import Row
from speeches.domain.structure.tree import Key, Noun
from speeches.queries.recorded import WRITTEN, key_of

# Distinct where the rows lie: ten thousand saves come back as a dozen rows. Versions have no gaps, so who
# made one is found by counting; a join may be planned as a loop in a loop where tables are not analysed yet.
# Paragraphs and headings apart: each has an index that knows enough, and no page with words is read.
HANDS = """
    WITH makers AS MATERIALIZED (
        SELECT array_agg(by_id ORDER BY version) AS of_version FROM speeches_event
        WHERE speech_id = %(speech)s AND version > %(old)s AND version <= %(new)s AND ordinal = 0
    )
    SELECT DISTINCT
        paragraph_id, section_id, (SELECT of_version FROM makers)[version - %(old)s], done.placing
    FROM (
        SELECT paragraph_id, NULL::bigint AS section_id, since AS version, FALSE AS placing
        FROM speeches_revision
        WHERE paragraph_id = ANY(%(paragraphs)s) AND since > %(old)s AND since <= %(new)s
        UNION ALL
        SELECT NULL, section_id, since, FALSE FROM speeches_revision
        WHERE section_id = ANY(%(sections)s) AND since > %(old)s AND since <= %(new)s
        UNION ALL
        SELECT paragraph_id, section_id, since, TRUE FROM speeches_placement
        WHERE speech_id = %(speech)s AND since > %(old)s AND since <= %(new)s
        UNION ALL
        SELECT paragraph_id, section_id, until, TRUE FROM speeches_placement
        WHERE speech_id = %(speech)s AND until > %(old)s AND until <= %(new)s
    ) AS done
"""


class Contributors:
    """Who wrote, and who placed, the lines of some rows between two versions; two queries."""

    def __init__(self, speech_id: int, old: int, new: int, rows: Iterable[Row]) -> None:
        keys = {key_of(block) for row in rows for block in (*row.olds, *row.news)}
        self._writers: dict[Key, set[int]] = defaultdict(set)
        self._placers: dict[Key, set[int]] = defaultdict(set)
        asked: dict[str, Any] = {
            "speech": speech_id,
            "old": old,
            "new": new,
            "paragraphs": [pk for noun, pk in keys if noun is Noun.PARAGRAPH],
            "sections": [pk for noun, pk in keys if noun is Noun.SECTION],
        }
        with connection.cursor() as cursor:
            cursor.execute(HANDS, asked)
            for paragraph, section, person, placing in cursor.fetchall():
                key = (Noun.PARAGRAPH, paragraph) if paragraph else (Noun.SECTION, section)
                (self._placers if placing else self._writers)[key].add(person)
        ids = set().union(*self._writers.values(), *self._placers.values())
        self._people: Mapping[int, User] = User.objects.in_bulk(ids)

    def of(self, row: Row, last: User | None) -> tuple[User, ...]:
        """The people behind a row, who did the last of it first."""
        keys = {key_of(block) for block in (*row.olds, *row.news)}
        found = {person for key in keys for person in self._writers.get(key, ())}
        if row.kind not in WRITTEN or row.levels or len({block.kind for block in (*row.olds, *row.news)}) > 1:
            found |= {person for key in keys for person in self._placers.get(key, ())}
        others = [self._people[pk] for pk in sorted(found) if last is None or pk != last.pk]
        return (last, *others) if last else tuple(others)
