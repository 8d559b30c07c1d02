"""Talk about the words."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from speeches.domain.talk import Audience, Outcome
from speeches.models.anchored import AnchoredModel
from speeches.models.fields import EnumField, is_one_of
from speeches.models.paragraph import Paragraph
from speeches.models.round import Invitation
from speeches.models.section import Section
from speeches.models.speech import Speech


class Thread(AnchoredModel):
    """A comment with its answers; open until resolved.

    It is about words of a paragraph (`start` to `end`), a paragraph, a section, or the whole speech where
    neither is named. `quote` keeps the words that it was opened on in version `opened_in`, `home` the
    paragraph. `outcome` says how it ended, where that had to be decided. `invitation` is set on an opinion:
    in which round it was given, and in whose name.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="threads")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="threads")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="threads", db_index=False)
    home = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="+", db_index=False)
    opened_in = models.PositiveIntegerField()
    audience = EnumField(Audience, default=Audience.ALL)
    resolved_in = models.PositiveIntegerField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome: EnumField[Outcome | None] = EnumField(Outcome, null=True)
    invitation = models.ForeignKey(Invitation, models.PROTECT, null=True, related_name="threads")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="resolved_has_who_and_when",
                condition=Q(resolved_in=None, resolved_at=None, resolved_by=None)
                | Q(resolved_in__isnull=False, resolved_at__isnull=False, resolved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="only_what_is_resolved_has_an_outcome",
                condition=Q(outcome=None) | Q(is_one_of("outcome", Outcome), resolved_in__isnull=False),
            ),
            models.CheckConstraint(
                name="an_opinion_ends_with_an_outcome",
                condition=Q(invitation=None) | Q(resolved_in=None) | Q(outcome__isnull=False),
            ),
            models.CheckConstraint(name="audience_is_known", condition=is_one_of("audience", Audience)),
            models.CheckConstraint(
                name="talk_is_about_one_thing", condition=Q(paragraph=None) | Q(section=None)
            ),
            models.CheckConstraint(
                name="words_have_a_place_until_they_are_lost",
                condition=Q(start=None, end=None, lost_in=None, words="")
                | Q(paragraph__isnull=False, start__lt=F("end"), lost_in=None)
                | Q(paragraph__isnull=False, start=F("end"), lost_in__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:40]

    @property
    def is_open(self) -> bool:
        """Nobody has resolved it."""
        return self.resolved_at is None

    @property
    def is_on_words(self) -> bool:
        """It is about some words of a paragraph."""
        return self.start is not None

    @property
    def made_on(self) -> int:
        """The version that its author had before him."""
        return self.invitation.round.milestone.version if self.invitation else self.opened_in

    @property
    def gone_in(self) -> int | None:
        """The version that took away what it is about; None while that stands."""
        place = self.paragraph or self.section
        return self.lost_in or (place.removed_in if place else None)

    @property
    def last_stood_in(self) -> int:
        """The version before that one."""
        return (self.gone_in or 1) - 1

    @property
    def is_rewritten(self) -> bool:
        """The words that it is about are not those that it was opened on."""
        return self.lost_in is None and self.is_on_words and self.words != self.quote
