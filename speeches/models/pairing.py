"""Two speeches that are compared beside the server, because a page may not take so long."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from speeches.domain.pairing import Fault
from speeches.models.fields import EnumField, is_one_of
from speeches.models.speech import Speech


class Pairing(models.Model):
    """What somebody asked for: two speeches at these versions; how far it is, and what came of it.

    Not guarded, forgotten within a day, and without a word of either speech. `worker` is the process that has
    it, `seen_at` when that was last known to live, by the database's clock. It points without constraints:
    checking them would wait for whoever holds the speech for a change.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    older = models.ForeignKey(
        Speech, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    newer = models.ForeignKey(
        Speech, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    older_version = models.PositiveIntegerField()
    newer_version = models.PositiveIntegerField()
    asked_at = models.DateTimeField(db_default=Now())
    worker = models.UUIDField(null=True)
    seen_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    fault = EnumField(Fault, blank=True, default=Fault.NONE)
    outcome = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="two_speeches_are_paired_once", fields=["by", "older", "newer"]),
            models.CheckConstraint(name="fault_is_known", condition=is_one_of("fault", Fault)),
            models.CheckConstraint(
                name="what_failed_has_no_outcome",
                condition=models.Q(fault="") | models.Q(outcome__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.older_id} and {self.newer_id}: {self.percent} %"
