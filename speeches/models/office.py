"""What the office has laid down about signing: its rules, and the routes that it usually takes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.domain.grading import DEFAULT_EFFECTS, Effect, Grade
from speeches.domain.office import OfficeDeed
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Leaving, Reentry
from speeches.models.fields import EnumField, is_one_of
from speeches.models.route import LONGEST_STEP


class SigningRules(models.Model):
    """The one row of rules. Not guarded: it belongs to no speech.

    A column for each grade of change says what it does to a signature.
    """

    punctuation = EnumField(Effect, default=DEFAULT_EFFECTS[Grade.PUNCTUATION])
    wording = EnumField(Effect, default=DEFAULT_EFFECTS[Grade.WORDING])
    facts = EnumField(Effect, default=DEFAULT_EFFECTS[Grade.FACTS])
    sentences = EnumField(Effect, default=DEFAULT_EFFECTS[Grade.SENTENCES])
    moved = EnumField(Effect, default=DEFAULT_EFFECTS[Grade.MOVED])
    leaving = EnumField(Leaving, default=Leaving.KEEP)
    reentry = EnumField(Reentry, default=Reentry.NOTHING)
    lets_authors_sign_alone = models.BooleanField(default=False)
    lets_talk_stay_open = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="there_is_one_row_of_rules", condition=Q(pk=1)),
            *(
                models.CheckConstraint(name=f"effect_of_{grade}_is_known", condition=is_one_of(grade, Effect))
                for grade in Grade
            ),
            models.CheckConstraint(name="leaving_is_known", condition=is_one_of("leaving", Leaving)),
            models.CheckConstraint(name="reentry_is_known", condition=is_one_of("reentry", Reentry)),
        ]

    def __str__(self) -> str:
        return "rules of signing"

    @property
    def effects(self) -> dict[Grade, Effect]:
        """What each grade of change does to a signature."""
        return {grade: getattr(self, grade.value) for grade in Grade}


class UsualRoute(models.Model):
    """A route that the office takes again and again (县级五步, 乡镇两步)."""

    name = models.CharField(max_length=LONGEST_STEP, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(name="usual_route_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


class UsualStep(models.Model):
    """A step of a usual route; `days` after the one before it should be done."""

    route = models.ForeignKey(UsualRoute, models.CASCADE, related_name="steps", db_index=False)
    position = models.PositiveSmallIntegerField()
    kind = EnumField(StepKind)
    name = models.CharField(max_length=LONGEST_STEP)
    needed = models.PositiveSmallIntegerField(null=True)
    days = models.PositiveSmallIntegerField(null=True)
    is_skippable = models.BooleanField(default=False)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="usual_steps_are_in_order", fields=["route", "position"]),
            models.CheckConstraint(name="usual_step_kind_is_known", condition=is_one_of("kind", StepKind)),
            models.CheckConstraint(
                name="usual_issuing_is_never_skipped",
                condition=~Q(kind=str(StepKind.ISSUE), is_skippable=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeChange(models.Model):
    """What somebody laid down for the office, and when; never written again.

    `told` says of each rule or check that changed from what to what, `name` of which usual route it is.
    """

    deed = EnumField(OfficeDeed)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    told = models.JSONField(default=dict)
    name = models.CharField(max_length=LONGEST_STEP, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="office_deed_is_known", condition=is_one_of("deed", OfficeDeed)),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.at:%Y-%m-%d}"
