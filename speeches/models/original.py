"""Files as they came in."""

from django.conf import settings
from django.db import models

from speeches.models.speech import Speech


class Original(models.Model):
    """An uploaded file or pasted text, kept byte for byte; without a speech while it waits at the preview.

    Not guarded: it is there before the speech is, and belongs to nobody but the one who brought it.
    """

    speech = models.OneToOneField(Speech, models.PROTECT, null=True, related_name="original")
    name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name or self.sha256
