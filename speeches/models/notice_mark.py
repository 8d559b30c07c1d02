"""What somebody was told by mail."""

from django.conf import settings
from django.db import models


class NoticeMark(models.Model):
    """Up to which moment a person was told by mail what waits for him, and when the mail was taken."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="+"
    )
    told_until = models.DateTimeField()
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.told_until}"
