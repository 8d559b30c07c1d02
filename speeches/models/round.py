"""Rounds of consultation: what others are asked about, who was asked, and when it ended."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from speeches.domain.rounds import LONGEST_NAME, Voice
from speeches.models.guard import GuardedModel
from speeches.models.milestone import Milestone
from speeches.models.speech import Speech


class Round(GuardedModel):
    """Others are asked what they think of a milestone, until a day; `title` is that of the speech then.

    `is_apart`: whoever was asked sees the milestone and what was said in the name of his own unit, not what
    others said. While it is closed nothing is said in it.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="rounds", db_index=False)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=LONGEST_NAME)
    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="rounds", db_index=False)
    title = models.TextField(blank=True)
    due_on = models.DateField()
    is_apart = models.BooleanField(default=True)
    opened_in = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    closed_in = models.PositiveIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="rounds_are_counted", fields=["speech", "number"]),
            models.CheckConstraint(name="round_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="closed_has_who_and_when",
                condition=Q(closed_in=None, closed_at=None, closed_by=None)
                | Q(closed_in__gt=F("opened_in"), closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_closed(self) -> bool:
        """Nothing is said in it any more."""
        return self.closed_in is not None


class Reopening(GuardedModel):
    """A closed round was opened again; when it had been closed and by whom, and why it was not the end."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reopenings")
    closed_in = models.PositiveIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(name="reopening_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.version}: {self.reason[:40]}"


class Invitation(GuardedModel):
    """Somebody was asked in a round, for the unit he belonged to then; that is kept when he is not any more.

    He needs no part in the speech. `nothing_in` is the version in which he said that there is no opinion.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="invitations", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations")
    unit = models.CharField(max_length=120, blank=True)
    asked_in = models.PositiveIntegerField()
    ended_in = models.PositiveIntegerField(null=True)
    nothing_in = models.PositiveIntegerField(null=True)
    nothing_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="asked_once_at_a_time", fields=["round", "person"], condition=Q(ended_in=None)
            ),
            models.UniqueConstraint(name="asked_once_by_a_version", fields=["round", "person", "asked_in"]),
            models.CheckConstraint(
                name="no_opinion_has_its_time",
                condition=Q(nothing_in=None, nothing_at=None)
                | Q(nothing_in__isnull=False, nothing_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def voice(self) -> Voice:
        """In whose name he speaks."""
        return Voice.of(self.unit, self.person_id)

    @property
    def called(self) -> str:
        """The unit, or the person where he has none."""
        return self.unit or str(self.person)


class Look(models.Model):
    """When somebody who was asked first had the text before his eyes; the time is the database's.

    Not guarded: it is a courtesy to those who wait for an answer, no part of the speech.
    """

    invitation = models.OneToOneField(
        Invitation, models.DO_NOTHING, related_name="look", db_constraint=False, primary_key=True
    )
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.invitation_id}: {self.at}"
