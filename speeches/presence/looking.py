"""Who was asked has the text before his eyes: noted once, as no version and no event."""

from django.db import connection

FIRST_LOOK = """
INSERT INTO speeches_look (invitation_id, at) VALUES (%s, statement_timestamp())
ON CONFLICT (invitation_id) DO NOTHING
"""


def note(invitation_id: int) -> None:
    """Whoever is asked by this invitation looks at the text; one write."""
    with connection.cursor() as cursor:
        cursor.execute(FIRST_LOOK, [invitation_id])
