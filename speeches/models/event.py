"""Stored facts about changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.domain.happenings import Happening
from speeches.models.fields import EnumField
from speeches.models.guard import GuardedModel
from speeches.models.paragraph import Paragraph
from speeches.models.route import Step
from speeches.models.section import Section
from speeches.models.speech import Speech


class Event(GuardedModel):
    """Who did what when; several may share one version, in the order of `ordinal`.

    `key` is the idempotency key of the save that made the version, kept on its first event.
    `person` is whom a change of members is about, `step` which step of the route, `earlier` the version
    whose words came back, or on which merged words were based. `by` is whose change it is, `through` who
    carried it out for him: who accepted what he suggested.
    """

    pk = models.CompositePrimaryKey("speech_id", "version", "ordinal")
    speech = models.ForeignKey(Speech, models.PROTECT, related_name="events", db_index=False)
    version = models.PositiveIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    kind = EnumField(Happening, max_length=40)
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", db_index=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    step = models.ForeignKey(Step, models.PROTECT, null=True, related_name="+", db_index=False)
    earlier = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    through = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    key = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_version_per_key", fields=["by", "key"], condition=Q(key__isnull=False)
            ),
            models.UniqueConstraint(
                name="one_version_per_key_carried_out",
                fields=["through", "key"],
                condition=Q(key__isnull=False, through__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.kind}"
