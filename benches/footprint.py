"""What a save costs in the database."""

from dataclasses import dataclass
from typing import Self

from django.db import connection

SIZES = """
SELECT relname, pg_total_relation_size(oid) FROM pg_class
WHERE relkind = 'r' AND relname LIKE 'speeches\\_%'
"""


@dataclass(frozen=True)
class Footprint:
    """Bytes of every table of speeches with its indexes and its long values, and the end of the log."""

    tables: dict[str, int]
    log: int

    @classmethod
    def now(cls) -> Self:
        """Measured after what is dead was cleaned away."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn")
            log = int(cursor.fetchone()[0])
            cursor.execute("VACUUM ANALYZE")
            cursor.execute(SIZES)
            return cls(dict(cursor.fetchall()), log)

    def growth_since(self, before: "Footprint") -> dict[str, int]:
        """Bytes that each table has grown by, those that have not left out."""
        grown = {name: size - before.tables[name] for name, size in self.tables.items()}
        return {name: size for name, size in grown.items() if size}
