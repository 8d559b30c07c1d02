"""Acts of signing."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from speeches.domain.signing import Opinion
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.section import Section
from speeches.models.speech import Speech


class Signature(GuardedModel):
    """One person's signature on exactly the words of a section that `digest` stands for.

    `version` is the version whose words were signed; a signature ends in the version that changed them
    (`voided_in`) or that took it back (`withdrawn_in`).
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="signatures")
    section = models.ForeignKey(Section, models.PROTECT, related_name="signatures")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    opinion = EnumField(Opinion)
    remark = models.TextField(blank=True)
    voided_in = models.PositiveIntegerField(null=True)
    withdrawn_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="opinion_is_known", condition=is_one_of("opinion", Opinion)),
            models.CheckConstraint(
                name="an_objection_says_why", condition=Q(opinion=str(Opinion.AGREE)) | ~Q(remark="")
            ),
            models.CheckConstraint(
                name="a_signature_ends_after_it_was_given",
                condition=Q(voided_in__isnull=True) | Q(voided_in__gt=F("version")),
            ),
            models.UniqueConstraint(
                name="one_live_signature_per_person",
                fields=["section", "by"],
                condition=Q(voided_in=None, withdrawn_in=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} on {self.section_id} at {self.version}"

    @property
    def is_live(self) -> bool:
        """The words are still those that were signed, and nobody took it back."""
        return self.voided_in is None and self.withdrawn_in is None
