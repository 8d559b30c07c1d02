"""The route of a speech: its steps, who sits at each, and what is signed at a seat."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.domain.sign_off.reminding import was_reminded
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.section import Section
from speeches.models.speech import Speech

LONGEST_STEP = 40


class Step(GuardedModel):
    """A step of the route on which a speech sets out in a `lap`; `needed` None: every seat is needed.

    `status` and the time `since` which it holds follow from the signatures, and are kept for those who wait.
    `reminded_at` the owner asked last those who are waited for to sign (催办).
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="steps", db_index=False)
    lap = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    kind = EnumField(StepKind)
    name = models.CharField(max_length=LONGEST_STEP)
    needed = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    is_skippable = models.BooleanField(default=False)
    status = EnumField(StepStatus, default=StepStatus.WAITING)
    since = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    skipped_in = models.PositiveIntegerField(null=True)
    skipped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    skipped_at = models.DateTimeField(null=True)
    skip_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="steps_are_in_order",
                fields=["speech", "lap", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(name="step_kind_is_known", condition=is_one_of("kind", StepKind)),
            models.CheckConstraint(name="step_status_is_known", condition=is_one_of("status", StepStatus)),
            models.CheckConstraint(name="step_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="step_needs_somebody", condition=Q(needed=None) | Q(needed__gt=0)),
            models.CheckConstraint(
                name="issuing_is_never_skipped", condition=~Q(kind=str(StepKind.ISSUE), is_skippable=True)
            ),
            models.CheckConstraint(
                name="skipped_says_who_when_and_why",
                condition=Q(skipped_in=None, skipped_by=None, skipped_at=None, skip_reason="")
                | Q(
                    skipped_in__isnull=False,
                    skipped_by__isnull=False,
                    skipped_at__isnull=False,
                    is_skippable=True,
                )
                & ~Q(skip_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_reminded(self) -> bool:
        """They were asked since they are waited for."""
        return was_reminded(self.reminded_at, self.since)


class Seat(GuardedModel):
    """A person's place at a step, for the unit he belonged to then.

    When he leaves, it is vacant (`vacated_in`) and goes on counting, until the owner fills it: then it was
    `succeeded_in`, and a new seat stands for it.
    """

    step = models.ForeignKey(Step, models.PROTECT, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    unit = models.CharField(max_length=120, blank=True)
    taken_in = models.PositiveIntegerField()
    vacated_in = models.PositiveIntegerField(null=True)
    succeeded_in = models.PositiveIntegerField(null=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_person_sits_once_at_a_step",
                fields=["step", "person"],
                condition=Q(vacated_in=None, succeeded_in=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step_id}: {self.person_id}"

    @property
    def is_vacant(self) -> bool:
        """Who held it has left, and nobody has taken it yet."""
        return self.vacated_in is not None


class SeatSection(GuardedModel):
    """A section that is signed at a seat; a seat without one is for the speech as a whole."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="scope")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_seat_names_a_section_once", fields=["seat", "section"])
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.section_id}"


class StandIn(GuardedModel):
    """Somebody may sign in another one's seats on a speech, from a day to a day (代签)."""

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="stand_ins")
    absent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stands_in")
    since = models.DateField()
    until = models.DateField()
    named_in = models.PositiveIntegerField()
    ended_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_stand_in_is_another_one", condition=~Q(person=models.F("absent"))),
            models.CheckConstraint(
                name="standing_in_ends_after_it_begins", condition=Q(until__gte=models.F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.absent_id}"


class Return(GuardedModel):
    """A speech was sent back (退回): from a step to an earlier one, or to drafting (`to_step` None), and why.

    It is settled when that step is passed again, or the speech is submitted again.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="returns")
    from_step = models.ForeignKey(Step, models.PROTECT, null=True, related_name="+", db_index=False)
    to_step = models.ForeignKey(Step, models.PROTECT, null=True, related_name="+", db_index=False)
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", db_index=False)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    settled_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(name="a_return_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.version}: {self.reason[:40]}"
