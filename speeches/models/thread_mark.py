"""How far somebody has followed a thread."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from speeches.models.thread import Thread


class ThreadMark(models.Model):
    """The version in which a person last had a thread before his eyes; times are the database's.

    Not guarded: it is a courtesy, no part of the speech, and seen by nobody else. It points at the thread
    without a constraint: checking one would wait for whoever holds the speech for a change.
    """

    thread = models.ForeignKey(
        Thread, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_mark_per_thread_and_person", fields=["person", "thread"]),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.thread_id}: {self.version}"
