"""What every version said and where it stood: two append-only kinds of row."""

from django.db import models
from django.db.models import F, Q

from speeches.models.guard import GuardedModel
from speeches.models.paragraph import Paragraph
from speeches.models.section import Section
from speeches.models.speech import Speech

ONE_SUBJECT = Q(paragraph__isnull=False, section__isnull=True) | Q(
    paragraph__isnull=True, section__isnull=False
)


class Revision(GuardedModel):
    """The text of a paragraph or heading from version `since` on.

    `split_from` is the paragraph whose end this one was; `joined_into` the one that took this text over.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="+", db_index=False)
    paragraph = models.ForeignKey(
        Paragraph, models.PROTECT, null=True, related_name="revisions", db_index=False
    )
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        related_name="revisions",
        db_index=False,
    )
    since = models.PositiveIntegerField()
    text = models.TextField()
    split_from = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    joined_into = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="revision_of_one_thing", condition=ONE_SUBJECT),
            models.UniqueConstraint(
                name="one_revision_per_version",
                fields=["paragraph", "since"],
                condition=Q(paragraph__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_heading_per_version",
                fields=["section", "since"],
                condition=Q(section__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since}: {self.text[:40]}"


class Placement(GuardedModel):
    """Where a paragraph or section stood from version `since` until the one before `until`."""

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="+", db_index=False)
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", db_index=False)
    parent = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", db_index=False)
    rank = models.CharField(max_length=200, db_collation="C")
    numbering = models.CharField(max_length=40, blank=True)
    pinned = models.PositiveSmallIntegerField(null=True)
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="placement_of_one_thing", condition=ONE_SUBJECT),
            models.CheckConstraint(
                name="placement_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
            ),
            models.UniqueConstraint(
                name="one_place_per_paragraph",
                fields=["paragraph", "since"],
                condition=Q(paragraph__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_place_per_section", fields=["section", "since"], condition=Q(section__isnull=False)
            ),
            models.UniqueConstraint(
                name="one_node_per_place",
                fields=["speech", "parent", "rank"],
                condition=Q(until__isnull=True),
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index(name="placements_of_a_speech", fields=["speech", "since"])]

    def __str__(self) -> str:
        return f"{self.since}-{self.until or ''}: {self.rank}"
