"""Words that somebody typed and has not saved."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.domain.pens import OF_PARAGRAPHS, OF_SECTIONS, PenKind
from speeches.models.fields import EnumField
from speeches.models.paragraph import Paragraph
from speeches.models.section import Section
from speeches.models.speech import Speech


class WorkingCopy(models.Model):
    """What stood in one field of one person's page when it was last kept; seen by nobody else.

    Not guarded: it is no part of the speech. `pen` is the field, so that two tabs keep two texts; `based_on`
    the version that was on the screen, none where the field was empty at first.
    """

    pen = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    speech = models.ForeignKey(Speech, models.PROTECT, related_name="+", db_index=False)
    kind = EnumField(PenKind)
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", db_index=False)
    based_on = models.PositiveIntegerField(null=True)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_working_copy_per_pen", fields=["by", "pen"]),
            models.CheckConstraint(
                name="pen_belongs_to_one_thing",
                condition=Q(paragraph__isnull=False, section=None, kind__in=OF_PARAGRAPHS)
                | Q(paragraph=None, section__isnull=False, kind__in=OF_SECTIONS),
            ),
            models.CheckConstraint(name="working_copy_has_words", condition=~Q(text="")),
        ]
        indexes = [models.Index(name="working_copies_of_a_person", fields=["speech", "by"])]

    def __str__(self) -> str:
        return f"{self.kind} of {self.by_id}"
