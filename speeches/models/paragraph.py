"""The unit of editing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from speeches.domain.outline.parts import ParagraphKind
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.section import Section
from speeches.models.speech import Speech


class Paragraph(GuardedModel):
    """A paragraph as it stands now; its history is in placements and revisions.

    `version` is the version that last wrote its text; `runs` says which version wrote each run of characters;
    `copied_from` is the paragraph of an earlier speech that this one began as.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="paragraphs")
    section = models.ForeignKey(Section, models.PROTECT, related_name="own_paragraphs", db_index=False)
    rank = models.CharField(max_length=200, db_collation="C")
    kind = EnumField(ParagraphKind, default=ParagraphKind.BODY)
    text = models.TextField()
    runs = ArrayField(ArrayField(models.IntegerField()), default=list)
    gap = models.TextField(default="\n")
    version = models.PositiveIntegerField()
    removed_in = models.PositiveIntegerField(null=True)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paragraph_kind_is_known", condition=is_one_of("kind", ParagraphKind)
            ),
            models.CheckConstraint(name="paragraph_is_one_line", condition=~Q(text__contains="\n")),
            models.CheckConstraint(name="paragraph_has_words", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text[:40]
