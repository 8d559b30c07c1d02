"""What is kept when a speech is final: its sealed text, the repairs after that, and why it was unlocked."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.models.guard import GuardedModel
from speeches.models.milestone import Milestone
from speeches.models.paragraph import Paragraph
from speeches.models.section import Section
from speeches.models.speech import Speech


class Seal(GuardedModel):
    """The self-contained text of a milestone that was made final, and the SHA-256 of exactly that text.

    `exceptions` is why it was made final although something was open.
    """

    milestone = models.OneToOneField(Milestone, models.PROTECT, related_name="seal")
    lap = models.PositiveSmallIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    exceptions = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.digest


class Unlocking(GuardedModel):
    """A final speech was opened again: by whom, why, and which lap began."""

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="unlockings")
    lap = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_lap_begins_once", fields=["speech", "lap"]),
            models.CheckConstraint(name="unlocking_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.reason[:40]}"


class Repair(GuardedModel):
    """A typographic repair of a line of a final speech by the office (复核), a heading's too, and why."""

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="repairs")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="repair_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="one_line_is_repaired",
                condition=Q(paragraph__isnull=False, section=None) | Q(paragraph=None, section__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.reason[:40]}"


class Acknowledgement(GuardedModel):
    """A signer has seen a repair that was made after he signed (知悉)."""

    repair = models.ForeignKey(Repair, models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_repair_is_acknowledged_once", fields=["repair", "person"])
        ]

    def __str__(self) -> str:
        return f"{self.repair_id}: {self.person_id}"
