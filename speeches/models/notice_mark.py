"""What somebody was told by mail."""

from django.conf import settings
from django.db import models


class NoticeMark(models.Model):
    """Of what that waits for him a person was told by mail, by its keys, and when the mail was taken."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="+"
    )
    told = models.JSONField(default=list)
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.told_at}"
