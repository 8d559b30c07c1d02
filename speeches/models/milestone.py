"""Versions with a name."""

from django.conf import settings
from django.db import models

from speeches.models.guard import GuardedModel
from speeches.models.speech import Speech


class Milestone(GuardedModel):
    """A version that somebody named, as 征求意见稿 or 送审稿; never a copy of its text.

    A version may have several names, and a name may come again with a later version.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="milestones", db_index=False)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_version_has_a_name_once", fields=["speech", "version", "name"]),
            models.CheckConstraint(name="milestone_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
