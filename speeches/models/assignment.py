"""Who writes which section (分工)."""

from django.db import models

from speeches.models.guard import GuardedModel
from speeches.models.membership import Membership
from speeches.models.section import Section
from speeches.models.speech import Speech


class Assignment(GuardedModel):
    """A section, with all that it holds, given to a member to write."""

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="assignments", db_index=False)
    section = models.ForeignKey(Section, models.PROTECT, related_name="assignments", db_index=False)
    member = models.ForeignKey(Membership, models.CASCADE, related_name="assignments")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_section_is_assigned_once", fields=["section", "member"]),
        ]
        indexes = [models.Index(name="assignments_of_a_speech", fields=["speech"])]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.section_id}"
