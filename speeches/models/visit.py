"""Who is at a speech, and who is asked to leave a part of it: courtesies that no history keeps."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from speeches.models.membership import Membership
from speeches.models.section import Section
from speeches.models.speech import Speech


class Visit(models.Model):
    """A tab of a member at a speech, and the lines that are in edit there; times are the database's.

    Not guarded, and forgotten within seconds. It points without constraints: checking them would wait for
    whoever holds the speech for a change.
    """

    tab = models.UUIDField()
    stream = models.UUIDField(null=True)
    speech = models.ForeignKey(
        Speech, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    member = models.ForeignKey(
        Membership, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    places = ArrayField(models.CharField(max_length=32), default=list)
    seen_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="one_visit_per_tab", fields=["tab", "member"])]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.places}"


class LeaveRequest(models.Model):
    """An owner asks everybody who writes in a section to leave it; nobody is locked out."""

    section = models.OneToOneField(Section, models.DO_NOTHING, related_name="+", db_constraint=False)
    speech = models.ForeignKey(
        Speech, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    by = models.ForeignKey(
        Membership, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    asked_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.section_id}"
