"""Sections that their drafters call ready for review."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.models.guard import GuardedModel
from speeches.models.section import Section


class Readiness(GuardedModel):
    """Somebody called a section ready in a version; it ends when that is taken back or it is sent back."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="readiness")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    ended_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_section_is_ready_once", fields=["section"], condition=Q(ended_in=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.section_id} in {self.version}"
