"""Who is away, and who signs meanwhile on speeches that come to him."""

from django.conf import settings
from django.db import models


class Absence(models.Model):
    """Somebody is away from a day to a day, and another one stands in wherever he is asked to sign.

    Not guarded: it belongs to no speech. On each speech a `StandIn` of its own says so.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    since = models.DateField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="another_one_stands_in", condition=~models.Q(stand_in=models.F("person"))
            ),
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=models.Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.since} to {self.until}"
