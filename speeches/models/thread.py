"""Talk about the words."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.models.guard import GuardedModel
from speeches.models.paragraph import Paragraph
from speeches.models.speech import Speech


class Thread(GuardedModel):
    """A comment with its answers on one paragraph; open until resolved.

    `quote` keeps the words that the paragraph had when the thread was opened, in version `opened_in`.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="threads")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, related_name="threads")
    quote = models.TextField()
    opened_in = models.PositiveIntegerField()
    resolved_in = models.PositiveIntegerField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="resolved_has_who_and_when",
                condition=Q(resolved_in=None, resolved_at=None, resolved_by=None)
                | Q(resolved_in__isnull=False, resolved_at__isnull=False, resolved_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.quote[:40]

    @property
    def is_open(self) -> bool:
        """Nobody has resolved it."""
        return self.resolved_at is None


class Comment(GuardedModel):
    """One contribution to a thread; the first one opened it."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="comments")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="comment_has_words", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:40]
