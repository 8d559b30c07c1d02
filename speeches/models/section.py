"""A node of the outline."""

from django.db import models
from django.db.models import Q

from speeches.domain.outline.parts import HEADED, SectionKind
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.speech import Speech


class Section(GuardedModel):
    """A section as it stands now; its history is in placements and revisions.

    `numbering` is the style of its marker, `pinned` a number kept as it was read although it is out of order.
    `version` is the version that last wrote its heading, `removed_in` the one that took it out of the speech.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="sections")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="subsections")
    rank = models.CharField(max_length=200, db_collation="C")
    kind = EnumField(SectionKind)
    numbering = models.CharField(max_length=40, blank=True)
    pinned = models.PositiveSmallIntegerField(null=True)
    heading = models.TextField(blank=True)
    gap = models.TextField(default="\n")
    version = models.PositiveIntegerField()
    removed_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="section_kind_is_known", condition=is_one_of("kind", SectionKind)),
            models.CheckConstraint(
                name="only_heading_lines_store_a_heading",
                condition=is_one_of("kind", sorted(HEADED)) | Q(heading=""),
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.kind
