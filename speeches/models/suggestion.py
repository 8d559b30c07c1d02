"""What somebody would rather have the speech say."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.domain.suggesting import SuggestionKind, Wording
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.paragraph import Paragraph
from speeches.models.thread import Thread

_OTHER_WORDS = [str(kind) for kind in (SuggestionKind.REWORD, SuggestionKind.RENAME)]


class Suggestion(GuardedModel):
    """A change that somebody suggests; never changed itself.

    Its thread says what it is about now, what is said of it, and how it ended. `base` is what stood there in
    version `based_on`, `text` what shall stand there instead, or as new paragraphs behind it. One that moves
    a paragraph has no text: `beside` is the paragraph in front of which it shall stand, or `is_behind`.
    """

    thread = models.OneToOneField(Thread, models.PROTECT, primary_key=True, related_name="suggestion")
    kind = EnumField(SuggestionKind)
    base = models.TextField()
    based_on = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    beside = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    is_behind = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="suggestion_says_what_it_wants",
                condition=Q(kind__in=[*_OTHER_WORDS, str(SuggestionKind.INSERT)], beside=None) & ~Q(text="")
                | Q(kind=str(SuggestionKind.REMOVE), text="", beside=None)
                | Q(kind=str(SuggestionKind.MOVE), text="", beside__isnull=False),
            ),
            models.CheckConstraint(
                name="suggestion_kind_is_known", condition=is_one_of("kind", SuggestionKind)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.by_id}"

    @property
    def wording(self) -> Wording | None:
        """The words that it would rather have; None for one that is not about words that stand."""
        if self.kind not in {SuggestionKind.REWORD, SuggestionKind.RENAME}:
            return None
        return Wording(self.thread_id, self.by_id, self.base, self.text)
