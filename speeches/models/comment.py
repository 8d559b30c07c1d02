"""What is said in a thread: never changed, only said otherwise or taken back later."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.models.guard import GuardedModel
from speeches.models.thread import Thread


class Comment(GuardedModel):
    """One contribution to a thread, with the words that it had first; the first one opened the thread.

    `is_reason` says that it is the reason for which the thread was resolved.
    """

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="comments")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    is_reason = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(name="comment_has_words", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def wordings(self) -> list[str]:
        """What it has said, the first words first; empty words where it was taken back."""
        return [self.text, *(one.text for one in self._later())]

    @property
    def said(self) -> str:
        """The words that it has now; none when it was taken back."""
        return self.wordings[-1]

    @property
    def earlier(self) -> list[str]:
        """The words that it had before."""
        return self.wordings[:-1]

    @property
    def edited_in(self) -> int | None:
        """The version that gave it the words that it has now; None for its first ones."""
        later = self._later()
        return later[-1].version if later else None

    def _later(self) -> list["Rewording"]:
        return sorted(self.rewordings.all(), key=lambda one: one.version)


class Rewording(GuardedModel):
    """What a comment says from a version on, by its author; no words: from then on it is taken back."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="rewordings", db_index=False)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_rewording_per_version", fields=["comment", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.text[:40]}"


class Mention(GuardedModel):
    """A person whom a comment calls by name in the words that it has now, since a version."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="mentions", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_comment_calls_a_person_once", fields=["comment", "person"]),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.comment_id}"
