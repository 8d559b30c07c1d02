"""How far somebody has read a speech."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from speeches.models.speech import Speech


class ReadMark(models.Model):
    """The last version that a person had before his eyes, and when; times are the database's.

    Not guarded: it is a courtesy, no part of the speech, and seen by nobody else. It points at the speech
    without a constraint: checking one would wait for whoever holds the speech for a change.
    """

    speech = models.ForeignKey(
        Speech, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_read_mark_per_person", fields=["speech", "person"]),
            models.CheckConstraint(name="what_was_read_is_a_version", condition=Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.version}"
