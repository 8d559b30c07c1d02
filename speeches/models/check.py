"""What the office makes of checks, and findings that somebody has looked at and let stand."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.domain.checks.check import Check, CheckLevel
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.paragraph import Paragraph
from speeches.models.section import Section
from speeches.models.speech import Speech


class CheckRule(models.Model):
    """How much a check weighs in this office. Not guarded: it belongs to no speech."""

    check_name = EnumField(Check, unique=True)
    level = EnumField(CheckLevel)

    class Meta:
        constraints = [
            models.CheckConstraint(name="check_is_known", condition=is_one_of("check_name", Check)),
            models.CheckConstraint(name="check_level_is_known", condition=is_one_of("level", CheckLevel)),
        ]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.level}"


class Waiver(GuardedModel):
    """A finding that is none, or is meant so, and why; it holds while its words stand as they are.

    `fingerprint` is that of the finding, `words` what stood there.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="waivers", db_index=False)
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", db_index=False)
    check_name = EnumField(Check)
    fingerprint = models.CharField(max_length=64)
    words = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    ended_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_waiver_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="one_line_is_waived",
                condition=Q(paragraph__isnull=False, section=None) | Q(paragraph=None, section__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_finding_is_waived_once",
                fields=["speech", "fingerprint"],
                condition=Q(ended_in=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.reason[:40]}"
